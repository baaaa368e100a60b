using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Mail;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>The letters about a new enquiry: a notice to each specialist on duty, and an acknowledgement to the patient. None says what the patient said.</summary>
public sealed class EnquiryLetters(Outbox outbox, ClinicAddress address)
{
    public const string SpecialistNotice = "specialist-notice";
    public const string PatientAcknowledgement = "patient-acknowledgement";

    private static readonly LetterTemplate Notice = LetterTemplate.For(typeof(EnquiryLetters), "Letters.SpecialistNotice");
    private static readonly LetterTemplate Acknowledgement = LetterTemplate.For(typeof(EnquiryLetters), "Letters.PatientAcknowledgement");
    private static readonly ZonedDateTimePattern Deadline = ZonedDateTimePattern.Create(
        "dddd d MMMM uuuu, HH:mm", CultureInfo.GetCultureInfo("en-GB"), null, null, default);

    /// <summary>Adds them to the caller's transaction.</summary>
    public void Add(ClinicDbContext db, Enquiry enquiry, ClinicProfile.Snapshot profile, IEnumerable<Specialist> onDuty, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(onDuty);
        var deadline = enquiry.NextActionDueAt is { } due ? Deadline.Format(due.InZone(profile.Calendar.Zone)) : "";
        foreach (var specialist in onDuty)
        {
            var content = Notice.Fill(
                ("reference", enquiry.Reference),
                ("tier", TierWords.Of(enquiry.Tier, enquiry.NeedsACall)),
                ("deadline", deadline),
                ("address", address.Of($"/staff/enquiries/{enquiry.Reference}")),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, SpecialistNotice, $"enquiry:{enquiry.Id:N}:notice:{specialist.Id:N}", specialist.Email, content, "en", enquiry.Reference, now);
        }

        if (enquiry.Email is { } email)
        {
            var content = Acknowledgement.Fill(
                ("reference", enquiry.Reference),
                ("deadline", deadline),
                ("emergency", address.Of("/emergency")),
                ("phone", profile.Clinic.Phone),
                ("clinic", profile.Clinic.Name));
            outbox.Add(db, PatientAcknowledgement, $"enquiry:{enquiry.Id:N}:acknowledgement", email, content, "en", enquiry.Reference, now);
        }
    }
}
