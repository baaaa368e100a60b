using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

/// <summary>What there is to sign, and the people who do.</summary>
public abstract class SettingsContext : PageContext
{
    protected static StaffActor Clinician { get; } = new(Guid.NewGuid(), "Dr Back", Role.Specialist);

    protected static StaffActor Manager { get; } = new(Guid.NewGuid(), "Max Manager", Role.Manager);

    protected static SignedContent InForce { get; } = SafetyLibrary.Load().Everything(Questionnaires);

    protected static ClinicalSignOff Signed() => new("Dr Back", "GMC 1234567", Clinician.Id, TestClinic.Start, InForce, isDemo: false);

    protected static SignOffView View(string? closed = null, Instant? now = null, params SignOffLine[] signOffs) => new(
        Patient(isDemo: false) with { Closed = closed },
        Rules,
        InForce,
        [.. Questionnaires.Languages.Select(words => new SignOffView.Language(words, words.Language == "en"))],
        [.. Packs.Values],
        signOffs,
        now ?? TestClinic.Start);
}
