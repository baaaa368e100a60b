using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

public sealed partial class EnquiryLetters
{
    public const string PatientQuestion = "patient-question";
    public const string PatientMessage = "patient-message";
    public const string SpecialistQuestion = "specialist-question";

    /// <summary>So long a letter of an act at the desk is kept back: what is undone at once has reached nobody.</summary>
    public static readonly Duration SecondThoughts = Duration.FromSeconds(30);

    /// <summary>Tells the patient that there is a question for them on the status page.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="enquiry">The enquiry, after it was asked about; it has an e-mail address.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddQuestion(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, Instant now) => AddForPatient(db, enquiry, profile, "Question", PatientQuestion, now);

    /// <summary>Tells the patient that there is an answer for them on the status page; nothing when there is no e-mail address.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="enquiry">The enquiry, after it was answered.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddMessage(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, Instant now) => AddForPatient(db, enquiry, profile, "Message", PatientMessage, now);

    /// <summary>Tells specialists that they are asked something.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="enquiry">The enquiry, after they were asked.</param>
    /// <param name="profile">The clinic.</param>
    /// <param name="specialists">Who is asked.</param>
    /// <param name="now">The time of the transaction.</param>
    public void AddSpecialistQuestion(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, IEnumerable<Specialist> specialists, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(specialists);
        foreach (var specialist in specialists)
        {
            var content = Template("SpecialistQuestion", StaffLanguage).Fill(
                ("reference", enquiry.Reference),
                ("tier", TierWords.Of(enquiry.Tier, enquiry.NeedsACall)),
                ("deadline", Time(enquiry.NextActionDueAt, profile, StaffLanguage)),
                ("address", address.Of($"/staff/enquiries/{enquiry.Reference}")),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, SpecialistQuestion, $"enquiry:{enquiry.Id:N}:asked:{enquiry.Version}:{specialist.Id:N}", specialist.Email, content, StaffLanguage, enquiry.Reference, now, dueAt: now + SecondThoughts);
        }
    }

    private void AddForPatient(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, string template, string kind, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        if (enquiry.Email is { } email)
        {
            var content = Template(template, enquiry.Language).Fill(
                ("reference", enquiry.Reference),
                ("deadline", Time(enquiry.NextActionDueAt, profile, enquiry.Language)),
                ("emergency", address.Of("/emergency")),
                ("status", address.Of("/status")),
                ("phone", profile.Clinic.Phone),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, kind, $"enquiry:{enquiry.Id:N}:{kind}:{enquiry.Version}", email, content, enquiry.Language, enquiry.Reference, now, dueAt: now + SecondThoughts);
        }
    }
}
