using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;

namespace SpineClinic.Booking;

/// <summary>The letters about a booking, in the patient's language. None says what the patient told the clinic, nor what the consultation is about.</summary>
public sealed partial class BookingLetters(Outbox outbox, ClinicAddress address, BookingTokens tokens, AppointmentCalendar calendars, QuestionnaireLibrary questionnaires)
{
    public const string Booked = "appointment-booked";
    public const string Requested = "appointment-requested";
    public const string Moved = "appointment-moved";
    public const string Cancelled = "appointment-cancelled";
    public const string Reminding = "appointment-reminder";
    public const string Inviting = "invitation";
    public const string Offering = "waiting-list-offer";
    public const string Rebooking = "rebook-invitation";
    public const string ContactChanged = "contact-changed";

    // What is said anew, or is not true any more, once something has changed.
    private static readonly string[] OfARevision = [Booked, Requested, Moved, Reminding];

    private readonly ConcurrentDictionary<(string Name, string Language), LetterTemplate> templates = new();

    public void AddBooked(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now) =>
        Add(db, Booked, "Booked", appointment, shape, now, calendar: calendars.For(appointment, shape, now));

    public void AddRequested(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now) =>
        Add(db, Requested, "Requested", appointment, shape, now);

    /// <summary>The letter of before, with a new link.</summary>
    public void AddLink(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        if (appointment.Status == AppointmentStatus.Requested)
        {
            AddRequested(db, appointment, shape, now);
        }
        else
        {
            AddBooked(db, appointment, shape, now);
        }
    }

    public void AddMoved(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now) =>
        Add(db, Moved, "Moved", appointment, shape, now, calendar: appointment.Status == AppointmentStatus.Booked ? calendars.For(appointment, shape, now) : null);

    public void AddCancelled(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now) =>
        Add(db, Cancelled, "Cancelled", appointment, shape, now, calendar: appointment.BookedAt is null ? null : calendars.For(appointment, shape, now));

    /// <summary>A reminder; pointless once the appointment has begun.</summary>
    public bool AddReminder(ClinicDbContext db, Appointment appointment, string kind, ClinicShape.Snapshot shape, Instant now) =>
        Add(db, Reminding, "Reminder", appointment, shape, now, kind, appointment.Start);

    /// <summary>A link with which a patient chooses a time, takes one that became free, or takes another for the one that was called off.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="enquiry">Whose; it has an e-mail address.</param>
    /// <param name="held">The time that the clinic chose and holds for them until the link ends; null when they choose one.</param>
    /// <param name="shape">The clinic.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <returns>False when there is no address to write to: then a person must ring.</returns>
    public bool AddInvitation(ClinicDbContext db, Invitation invitation, Enquiry enquiry, Appointment? held, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(shape);
        if (enquiry.Email is not { } to)
        {
            return false;
        }

        var (kind, name) = (invitation.Purpose, held) switch
        {
            (_, null) => (Inviting, "Invitation"),
            (InvitationPurpose.Offer, _) => (Offering, "Offer"),
            (InvitationPurpose.Rebook, _) => (Rebooking, "Rebook"),
            _ => (Inviting, "Invitation"),
        };
        var content = Template(name, enquiry.Language).Fill(
            ("link", address.Of($"/invitation/{tokens.Token(BookingTokens.ForInvitation, invitation.Id, invitation.LinkNumber)}")),
            ("until", Time(invitation.ExpiresAt, shape, enquiry.Language)),
            ("when", held is null ? "" : Time(held.Start, shape, enquiry.Language)),
            ("who", held is null ? "" : shape.Specialist(held.SpecialistId)?.Name ?? ""),
            ("emergency", address.Of("/emergency")),
            ("phone", shape.Profile.Clinic.Phone),
            ("clinic", shape.Profile.Clinic.Name));
        outbox.Add(db, kind, KeyOf(invitation), to, content, enquiry.Language, enquiry.Reference, now, invitation.ExpiresAt);
        return true;
    }

    /// <summary>To the address that a patient has just replaced: that it was. It names nobody and leads nowhere.</summary>
    public void AddContactChanged(ClinicDbContext db, Enquiry enquiry, string before, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        ArgumentNullException.ThrowIfNull(shape);
        var content = Template("ContactChanged", enquiry.Language).Fill(
            ("emergency", address.Of("/emergency")), ("phone", shape.Profile.Clinic.Phone), ("clinic", shape.Profile.Clinic.Name));
        outbox.Add(db, ContactChanged, $"enquiry:{enquiry.Id:N}:{enquiry.Version}:{ContactChanged}", before, content, enquiry.Language, enquiry.Reference, now);
    }

    /// <summary>Letters about an earlier revision that have not left are not sent any more.</summary>
    public static async Task SupersedeAsync(ClinicDbContext db, Appointment appointment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(appointment);
        foreach (var letter in await db.Letters.Where(row => row.Regarding == appointment.Reference && row.State == LetterState.Pending && OfARevision.Contains(row.Kind)).ToListAsync(cancellationToken))
        {
            letter.Supersede();
        }
    }

    /// <summary>A letter with the link of an invitation that has not left is not sent any more.</summary>
    public static async Task SupersedeAsync(ClinicDbContext db, Invitation invitation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(invitation);
        var key = KeyOf(invitation);
        if (await db.Letters.SingleOrDefaultAsync(row => row.DedupeKey == key && row.State == LetterState.Pending, cancellationToken) is { } letter)
        {
            letter.Supersede();
        }
    }

    // Each link has one letter.
    private static string KeyOf(Invitation invitation) => $"invitation:{invitation.Id:N}" + (invitation.LinkNumber == 0 ? "" : $":{invitation.LinkNumber}");

    private bool Add(
        ClinicDbContext db, string kind, string name, Appointment appointment, ClinicShape.Snapshot shape, Instant now, string detail = "", Instant? expiresAt = null, string? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        ArgumentNullException.ThrowIfNull(shape);
        if (appointment.Email is not { } to)
        {
            return false;
        }

        var content = Template(name, appointment.Language).Fill(
            ("when", Time(appointment.Start, shape, appointment.Language)),
            ("who", shape.Specialist(appointment.SpecialistId)?.Name ?? ""),
            ("where", Where(appointment, shape)),
            ("reference", appointment.Reference),
            ("link", Link(appointment)),
            ("emergency", address.Of("/emergency")),
            ("phone", shape.Profile.Clinic.Phone),
            ("clinic", shape.Profile.Clinic.Name));
        outbox.Add(db, kind, $"appointment:{appointment.Id:N}:{appointment.Version}:{kind}{detail}", to, content, appointment.Language, appointment.Reference, now, expiresAt, calendar);
        return true;
    }

    private static string Where(Appointment appointment, ClinicShape.Snapshot shape) =>
        shape.SiteOf(appointment.RoomId) is { } site ? $"{site.Name}, {site.Address}" : shape.Profile.Clinic.Name;

    private string Link(Appointment appointment) => address.Of($"/appointment/{tokens.Token(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber)}");

    private LetterTemplate Template(string name, string language) =>
        templates.GetOrAdd((name, language), static key => LetterTemplate.For(typeof(BookingLetters), $"Letters.{key.Name}.{key.Language}"));

    private string Time(Instant at, ClinicShape.Snapshot shape, string language) => Moments.Say(at.InZone(shape.Zone), questionnaires.Wording(language));
}
