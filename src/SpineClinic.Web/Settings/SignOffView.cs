using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Settings;

/// <summary>What there is to sign, and who has.</summary>
/// <param name="Context">The clinic's own patient pages, in English.</param>
/// <param name="Rules">The rules in force.</param>
/// <param name="InForce">Their versions, and those of everything else.</param>
/// <param name="Languages">Every language of this build, and whether its words are offered to patients here.</param>
/// <param name="Packs">Every jurisdiction pack of this build.</param>
/// <param name="SignOffs">All that there ever were.</param>
/// <param name="Now">When this was read.</param>
public sealed record SignOffView(
    PatientContext Context,
    RuleSet Rules,
    SignedContent InForce,
    IReadOnlyList<SignOffView.Language> Languages,
    IReadOnlyList<JurisdictionPack> Packs,
    IReadOnlyList<SignOffLine> SignOffs,
    Instant Now)
{
    public DateTimeZone Zone => Context.Profile.Calendar.Zone;

    public LocalDate Today => Now.InZone(Zone).Date;

    public sealed record Language(Wording Words, bool IsOffered);

    /// <summary>What a clinician typed and chose.</summary>
    public sealed record Typed(string Registration, IReadOnlyList<string> Wordings, IReadOnlyList<string> Packs)
    {
        public static Typed Nothing { get; } = new("", [], []);
    }
}
