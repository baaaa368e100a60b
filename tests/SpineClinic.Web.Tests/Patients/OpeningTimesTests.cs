using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class OpeningTimesTests : PageContext
{
    [Theory]
    [InlineData("en", "any day, at any time")]
    [InlineData("de", "jeden Tag, rund um die Uhr")]
    public void A_clinic_without_hours_is_always_there(string language, string line) => Assert.Equal(line, OpeningTimes.Of(Patient(language: language)));

    [Theory]
    [InlineData("en", "Monday to Tuesday, 09:00 to 12:00 and 13:00 to 17:00; Saturday, 10:00 to 12:00")]
    [InlineData("es", "de lunes a martes, de 09:00 a 12:00 y de 13:00 a 17:00; sábado, de 10:00 a 12:00")]
    [InlineData("de", "Montag bis Dienstag, 09:00 bis 12:00 und 13:00 bis 17:00; Samstag, 10:00 bis 12:00")]
    [InlineData("fr", "du lundi au mardi, de 09:00 à 12:00 et de 13:00 à 17:00\u00a0; le samedi, de 10:00 à 12:00")]
    [InlineData("ar", "من الاثنين إلى الثلاثاء، من 09:00 إلى 12:00 ومن 13:00 إلى 17:00؛ السبت، من 10:00 إلى 12:00")]
    public void Days_with_the_same_hours_stand_together(string language, string line)
    {
        var patient = Patient(language: language);
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday })
        {
            patient.Clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(13, 0), new LocalTime(17, 0)));
            patient.Clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(9, 0), new LocalTime(12, 0)));
        }

        patient.Clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Saturday, new LocalTime(10, 0), new LocalTime(12, 0)));
        Assert.Equal(line, OpeningTimes.Of(patient));
    }
}
