using System.Collections.Concurrent;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>The letters about an enquiry. Patients read them in the language that they chose, staff in English. None says what the patient said.</summary>
public sealed partial class EnquiryLetters(Outbox outbox, ClinicAddress address, QuestionnaireLibrary questionnaires)
{
    public const string SpecialistNotice = "specialist-notice";
    public const string PatientAcknowledgement = "patient-acknowledgement";
    public const string SavedDraft = "saved-draft";
    public const string Escalation = "escalation";
    public const string Overdue = "overdue";
    public const string Aside = "aside";
    public const string Synthetic = Letter.SyntheticKind;
    private const string StaffLanguage = "en";

    private readonly ConcurrentDictionary<(string Name, string Language), LetterTemplate> templates = new();

    /// <summary>A notice to each specialist on duty and an acknowledgement to the patient, in the caller's transaction.</summary>
    public void Add(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, IEnumerable<Specialist> onDuty, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(onDuty);
        AddNotices(db, enquiry, profile, onDuty, now);
        if (enquiry.Email is { } email)
        {
            var content = Template("PatientAcknowledgement", enquiry.Language).Fill(
                ("reference", enquiry.Reference),
                ("deadline", Time(enquiry.NextActionDueAt, profile, enquiry.Language)),
                ("emergency", address.Of("/emergency")),
                ("status", address.Of("/status")),
                ("phone", profile.Clinic.Phone),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, PatientAcknowledgement, $"enquiry:{enquiry.Id:N}:acknowledgement", email, content, enquiry.Language, enquiry.Reference, now);
        }
    }

    /// <summary>A notice to each specialist on duty: of a new enquiry, or of one that got worse.</summary>
    public void AddNotices(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, IEnumerable<Specialist> onDuty, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(onDuty);
        foreach (var specialist in onDuty)
        {
            var content = Template(enquiry.WorseAt is null ? "SpecialistNotice" : "WorseNotice", StaffLanguage).Fill(
                ("reference", enquiry.Reference),
                ("tier", TierWords.Of(enquiry.Tier, enquiry.NeedsACall)),
                ("deadline", Time(enquiry.NextActionDueAt, profile, StaffLanguage)),
                ("address", address.Of($"/staff/enquiries/{enquiry.Reference}")),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, SpecialistNotice, $"enquiry:{enquiry.Id:N}:notice:{(enquiry.WorseAt is null ? "" : $"{enquiry.Version}:")}{specialist.Id:N}", specialist.Email, content, StaffLanguage, enquiry.Reference, now);
        }
    }

    /// <summary>A step of the escalation ladder, to one person.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="enquiry">The enquiry that waits.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="to">That person's address.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddEscalation(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, string to, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        var content = Template("Escalation", StaffLanguage).Fill(
            ("reference", enquiry.Reference),
            ("tier", TierWords.Of(enquiry.Tier, enquiry.NeedsACall)),
            ("deadline", Time(enquiry.AcknowledgeBy, profile, StaffLanguage)),
            ("step", enquiry.EscalationStep.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("address", address.Of($"/staff/enquiries/{enquiry.Reference}")),
            ("clinic", profile.Clinic.Name));
        outbox.Add(db, Escalation, $"enquiry:{enquiry.Id:N}:escalation:{enquiry.Version}:{to}", to, content, StaffLanguage, enquiry.Reference, now);
    }

    /// <summary>Tells a person that enquiries are past their time: once on a clinic day for each address.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="count">How many.</param>
    /// <param name="oldest">The one that is late for the longest.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="to">That person's address.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddOverdue(ClinicDbContext db, int count, Enquiry oldest, ClinicProfile.Snapshot profile, string to, Instant now)
    {
        ArgumentNullException.ThrowIfNull(oldest);
        ArgumentNullException.ThrowIfNull(profile);
        var content = Template("Overdue", StaffLanguage).Fill(
            ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("reference", oldest.Reference),
            ("deadline", Time(oldest.NextActionDueAt, profile, StaffLanguage)),
            ("address", address.Of("/staff")),
            ("clinic", profile.Clinic.Name));
        outbox.Add(db, Overdue, OverdueKey(now.InZone(profile.Calendar.Zone).Date, to), to, content, StaffLanguage, oldest.Reference, now);
    }

    /// <summary>What was put in quarantine and left there: a count.</summary>
    public void AddAside(ClinicDbContext db, int count, ClinicProfile.Snapshot profile, string to, Instant now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var content = Template("Aside", StaffLanguage).Fill(
            ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("address", address.Of("/staff?worklist=quarantine")), ("clinic", profile.Clinic.Name));
        outbox.Add(db, Aside, AsideKey(now.InZone(profile.Calendar.Zone).Date, to), to, content, StaffLanguage, nameof(Worklist.Quarantine), now);
    }

    /// <summary>What makes a letter about late enquiries one and the same.</summary>
    public static string OverdueKey(LocalDate day, string to) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"overdue:{day:uuuu-MM-dd}:{to.ToLowerInvariant()}");

    /// <summary>What makes a letter about quarantine one and the same.</summary>
    public static string AsideKey(LocalDate day, string to) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"aside:{day:uuuu-MM-dd}:{to.ToLowerInvariant()}");

    /// <summary>The letter of a synthetic enquiry: the courier takes it up and hands it to nobody.</summary>
    public void AddSynthetic(ClinicDbContext db, Enquiry enquiry, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        outbox.Add(
            db, Synthetic, $"enquiry:{enquiry.Id:N}:synthetic", "synthetic@clinic.invalid", ("Synthetic enquiry", "This letter is never sent.\n"), StaffLanguage, enquiry.Reference, now);
    }

    /// <summary>The link with which a draft is opened on another device.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="to">Where the person wants it.</param>
    /// <param name="path">The link's address, with its secret.</param>
    /// <param name="until">How long it works.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddSavedDraft(ClinicDbContext db, Draft draft, ClinicProfile.Snapshot profile, string to, string path, Instant until, Instant now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(profile);
        var content = Template("SavedDraft", draft.Language).Fill(
            ("link", address.Of(path)),
            ("until", Time(until, profile, draft.Language)),
            ("emergency", address.Of("/emergency")),
            ("phone", profile.Clinic.Phone),
            ("clinic", profile.Clinic.Name));
        outbox.Add(db, SavedDraft, $"draft:{draft.Id:N}:link:{draft.Version}", to, content, draft.Language, "", now);
    }

    private LetterTemplate Template(string name, string language) =>
        templates.GetOrAdd((name, language), static key => LetterTemplate.For(typeof(EnquiryLetters), $"Letters.{key.Name}.{key.Language}"));

    private string Time(Instant? at, ClinicProfile.Snapshot profile, string language) =>
        at is { } time ? Moments.Say(time.InZone(profile.Calendar.Zone), questionnaires.Wording(language)) : "";
}
