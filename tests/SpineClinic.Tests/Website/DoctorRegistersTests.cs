using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class DoctorRegistersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Register")]
    [InlineData("Health and Care Professions Council")]
    [InlineData("General Chiropractic Council")]
    [InlineData("Nursing and Midwifery Council")]
    [InlineData("Podiatric Medical Board of California")]
    [InlineData("Board of Chiropractic Medicine")]
    [InlineData("Ordre national des médecins vétérinaires")]
    [InlineData("Landeszahnärztekammer Hessen")]
    [InlineData("Ordre des masseurs-kinésithérapeutes")]
    public void A_register_of_others_or_one_that_is_not_known_is_none_of_doctors(string register) => Assert.False(DoctorRegisters.Has(register));

    [Theory]
    [InlineData("General Medical Council")]
    [InlineData("GMC")]
    [InlineData("Medical Council of New Zealand")]
    [InlineData("Medical Board of Australia")]
    [InlineData("Pennsylvania State Board of Medicine")]
    [InlineData("College of Physicians and Surgeons of Ontario")]
    [InlineData("Landesärztekammer Hessen")]
    [InlineData("Ordre national des médecins")]
    [InlineData("Ilustre Colegio Oficial de Médicos de Madrid")]
    public void A_register_of_doctors_is_known_in_its_own_language(string register) => Assert.True(DoctorRegisters.Has(register));
}
