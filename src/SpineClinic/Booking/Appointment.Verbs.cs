using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

public sealed partial class Appointment
{
    /// <summary>How long a patient keeps a time while they decide; it can be extended.</summary>
    public static readonly Duration HoldLength = Duration.FromMinutes(30);

    /// <summary>How long a request keeps its time until staff must have answered.</summary>
    public static readonly Duration RequestPatience = Duration.FromDays(3);

    /// <summary>How long a change of status can be undone.</summary>
    public static readonly Duration UndoWindow = Duration.FromMinutes(15);

    /// <summary>The status before the last change of it, and when that was; null when there is nothing to undo.</summary>
    public AppointmentStatus? PreviousStatus { get; private set; }

    public Instant? StatusChangedAt { get; private set; }

    /// <summary>Keeps a time for somebody who is choosing, until <paramref name="until"/>.</summary>
    public static (Appointment Appointment, AppointmentEvent Happened) Hold(NewAppointment made, Instant until, Actor actor, Instant now)
    {
        var appointment = New(made, now);
        (appointment.Status, appointment.HeldUntil) = (AppointmentStatus.Held, until);
        return (appointment, appointment.Happen(AppointmentEventKind.Held, actor, now));
    }

    /// <summary>Books it at once, as staff do.</summary>
    /// <param name="made">What it is made from.</param>
    /// <param name="actor">Who books it.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <param name="overridden">Codes of the rules that were overridden, or null.</param>
    public static (Appointment Appointment, AppointmentEvent Happened) Book(NewAppointment made, Actor actor, Instant now, string? overridden = null)
    {
        var appointment = New(made, now);
        (appointment.Status, appointment.BookedAt) = (AppointmentStatus.Booked, now);
        return (appointment, appointment.Happen(AppointmentEventKind.Booked, actor, now, overridden));
    }

    /// <summary>Keeps the hold longer.</summary>
    /// <exception cref="InvalidOperationException">It is not a hold.</exception>
    public AppointmentEvent ExtendHold(Instant until, Actor actor, Instant now)
    {
        Require(Status == AppointmentStatus.Held, "extend");
        HeldUntil = until;
        return Happen(AppointmentEventKind.HoldExtended, actor, now);
    }

    /// <summary>The patient takes the time that was held for them.</summary>
    /// <param name="needsApproval">It is a request then, until staff approve it.</param>
    /// <param name="needs">What the patient says they need.</param>
    /// <param name="mode">How they want to meet.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <exception cref="InvalidOperationException">It is not a hold.</exception>
    public AppointmentEvent Take(bool needsApproval, IEnumerable<string> needs, ConsultationMode mode, Actor actor, Instant now)
    {
        Require(Status == AppointmentStatus.Held, "take");
        Needs = [.. needs];
        Mode = mode;
        if (needsApproval)
        {
            (Status, HeldUntil) = (AppointmentStatus.Requested, Instant.Min(now + RequestPatience, Start));
            return Happen(AppointmentEventKind.Requested, actor, now);
        }

        (Status, HeldUntil, BookedAt) = (AppointmentStatus.Booked, null, now);
        return Happen(AppointmentEventKind.Booked, actor, now);
    }

    /// <summary>Staff agree to a request.</summary>
    /// <exception cref="InvalidOperationException">It is not a request.</exception>
    public AppointmentEvent Approve(Actor actor, Instant now)
    {
        Require(Status == AppointmentStatus.Requested, "approve");
        (Status, HeldUntil, BookedAt) = (AppointmentStatus.Booked, null, now);
        return Happen(AppointmentEventKind.Approved, actor, now);
    }

    /// <summary>Another time, specialist or room: a new revision of the same appointment. Its confirmation is asked for again.</summary>
    /// <exception cref="InvalidOperationException">It is over, called off, or not booked yet.</exception>
    public AppointmentEvent Move(TimeAndPlace place, Actor actor, Instant now, string? overridden = null)
    {
        Require(Status is AppointmentStatus.Requested or AppointmentStatus.Booked, "move");
        var before = Start;
        Put(place);
        Revision++;
        (ConfirmedAt, LateMinutes) = (null, null);
        HeldUntil = HeldUntil is { } until ? Instant.Min(until, Start) : null;
        return Happen(AppointmentEventKind.Moved, actor, now, $"from {before}" + (overridden is null ? "" : $" {overridden}"));
    }

    /// <summary>The patient says that they will come.</summary>
    /// <returns>Null when they said so before.</returns>
    /// <exception cref="InvalidOperationException">It is not booked.</exception>
    public AppointmentEvent? Confirm(Actor actor, Instant now)
    {
        Require(Status == AppointmentStatus.Booked, "confirm");
        if (ConfirmedAt is not null)
        {
            return null;
        }

        ConfirmedAt = now;
        return Happen(AppointmentEventKind.Confirmed, actor, now);
    }

    /// <summary>The patient will be late.</summary>
    /// <param name="minutes">5 to 120.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <exception cref="InvalidOperationException">It is not booked.</exception>
    public AppointmentEvent RunLate(int minutes, Actor actor, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, 120);
        Require(Status == AppointmentStatus.Booked, "announce a delay of");
        LateMinutes = minutes;
        return Happen(AppointmentEventKind.RunningLate, actor, now, $"{minutes}");
    }

    /// <exception cref="InvalidOperationException">It is not booked.</exception>
    public AppointmentEvent Arrive(Actor actor, Instant now) => Turn(AppointmentStatus.Booked, AppointmentStatus.Arrived, AppointmentEventKind.Arrived, actor, now);

    /// <exception cref="InvalidOperationException">The patient has not arrived.</exception>
    public AppointmentEvent Begin(Actor actor, Instant now) =>
        Turn(AppointmentStatus.Arrived, AppointmentStatus.InConsultation, AppointmentEventKind.ConsultationBegan, actor, now);

    /// <exception cref="InvalidOperationException">It has not begun.</exception>
    public AppointmentEvent Complete(Actor actor, Instant now) =>
        Turn(AppointmentStatus.InConsultation, AppointmentStatus.Completed, AppointmentEventKind.Completed, actor, now);

    /// <summary>The patient did not come: a person says so, once the time is over.</summary>
    /// <exception cref="InvalidOperationException">It is not booked, or not over yet.</exception>
    public AppointmentEvent MarkDidNotAttend(Actor actor, Instant now)
    {
        Require(now >= End, "mark as not attended");
        return Turn(AppointmentStatus.Booked, AppointmentStatus.DidNotAttend, AppointmentEventKind.DidNotAttend, actor, now);
    }

    /// <summary>Calls it off. Nothing of it is deleted; its time is free again.</summary>
    /// <exception cref="InvalidOperationException">It is over or called off already.</exception>
    public AppointmentEvent Cancel(CancelReason reason, Actor actor, Instant now)
    {
        Require(IsOpen, "cancel");
        SetStatus(AppointmentStatus.Cancelled, now);
        Revision++;
        (CancelReason, CancelledBy, CancelledAt, HeldUntil) = (reason, actor.Kind, now, null);
        return Happen(AppointmentEventKind.Cancelled, actor, now, reason.ToString());
    }

    /// <summary>It should never have been there.</summary>
    /// <exception cref="InvalidOperationException">It was called off.</exception>
    public AppointmentEvent MarkEnteredInError(Actor actor, Instant now)
    {
        Require(Occupies, "withdraw");
        SetStatus(AppointmentStatus.EnteredInError, now);
        HeldUntil = null;
        return Happen(AppointmentEventKind.EnteredInError, actor, now);
    }

    /// <summary>Takes back the last change of status, while the window for it is open.</summary>
    /// <returns>Null when there is nothing to take back.</returns>
    public AppointmentEvent? Undo(Actor actor, Instant now)
    {
        // A hold or a request that was called off has lost its time limit: it is made anew, not brought back.
        if (PreviousStatus is not { } before || before is AppointmentStatus.Held or AppointmentStatus.Requested || StatusChangedAt is not { } changed || now - changed > UndoWindow)
        {
            return null;
        }

        // A calendar takes in what was called off only as something newer.
        Revision += Occupies ? 0 : 1;
        var after = Status;
        (Status, PreviousStatus, StatusChangedAt) = (before, null, null);
        (CancelReason, CancelledBy, CancelledAt) = (null, null, null);
        return Happen(AppointmentEventKind.Undone, actor, now, $"{after} to {before}");
    }

    /// <summary>A wrong answer to the question that opens its page.</summary>
    /// <returns>Whether it is locked now.</returns>
    public bool CountWrongTry()
    {
        LinkTries++;
        Version++;
        return IsLinkLocked;
    }

    public bool IsLinkLocked => LinkTries >= Invitation.MostTries;

    /// <summary>The right answer. It is a change even where nothing was counted: of many answers at one moment no more than ten are looked at.</summary>
    public void ForgetWrongTries()
    {
        if (!IsLinkLocked)
        {
            LinkTries = 0;
            Version++;
        }
    }

    /// <summary>A new link, and with it the end of a lock; older links are useless from now on.</summary>
    /// <param name="hash">Of the token with the next <see cref="LinkNumber"/>.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="now">The time of the transaction.</param>
    public AppointmentEvent RenewLink(byte[] hash, Actor actor, Instant now)
    {
        (LinkNumber, LinkHash, LinkTries) = (LinkNumber + 1, hash, 0);
        return Happen(AppointmentEventKind.LinkRenewed, actor, now);
    }

    /// <summary>Other ways to reach the patient, who gave them for the enquiry.</summary>
    internal AppointmentEvent ChangeContact(string? phone, string? email, Actor actor, Instant now)
    {
        (Phone, Email) = (phone, email);
        return Happen(AppointmentEventKind.ContactChanged, actor, now);
    }

    /// <summary>Its page was locked: a person must ring.</summary>
    internal AppointmentEvent LockLink(Instant now) => Happen(AppointmentEventKind.LinkLocked, Actor.Patient, now);

    /// <summary>What became of a reminder.</summary>
    internal AppointmentEvent NoteReminder(string details, Instant now) => Happen(AppointmentEventKind.ReminderSettled, Actor.System, now, details);

    /// <summary>It is in a session that cannot take place.</summary>
    public void MarkDisrupted(Guid disruptionId)
    {
        DisruptionId = disruptionId;
        Version++;
    }

    private static Appointment New(NewAppointment made, Instant now)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentException.ThrowIfNullOrWhiteSpace(made.Patient.Name);
        var appointment = new Appointment
        {
            Id = made.Id,
            Reference = AppointmentReference.New(),
            BookingKey = made.BookingKey,
            EnquiryId = made.Patient.EnquiryId,
            PatientId = made.Patient.PatientId,
            PatientName = made.Patient.Name,
            Phone = made.Patient.Phone,
            Email = made.Patient.Email,
            Language = made.Patient.Language,
            Tier = made.Patient.Tier,
            Needs = [.. made.Patient.Needs],
            InterpreterLanguage = made.Patient.InterpreterLanguage,
            ConsultationTypeId = made.ConsultationTypeId,
            Mode = made.Mode,
            LinkHash = made.LinkHash,
            SeriesId = made.SeriesId,
            CreatedAt = now,
        };
        appointment.Put(made.Place);
        return appointment;
    }

    private void Put(TimeAndPlace place)
    {
        if (place.End <= place.Start || place.FirstCell > Cell.Of(place.Start) || place.EndCell < Cell.Ceiling(place.End))
        {
            throw new ArgumentException("The cells must hold the consultation.", nameof(place));
        }

        (Start, End, FirstCell, EndCell) = (place.Start, place.End, place.FirstCell, place.EndCell);
        (SpecialistId, RoomId, Lane, GroupSessionId) = (place.SpecialistId, place.RoomId, place.Lane, place.GroupSessionId);
        EquipmentIds = [.. place.EquipmentIds];
    }

    private AppointmentEvent Turn(AppointmentStatus from, AppointmentStatus to, AppointmentEventKind kind, Actor actor, Instant now)
    {
        Require(Status == from, kind.ToString());
        SetStatus(to, now);
        return Happen(kind, actor, now);
    }

    private void SetStatus(AppointmentStatus status, Instant now) => (PreviousStatus, Status, StatusChangedAt) = (Status, status, now);

    private void Require(bool allowed, string verb)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Cannot {verb} an appointment that is {Status}.");
        }
    }

    private AppointmentEvent Happen(AppointmentEventKind kind, Actor actor, Instant now, string? details = null)
    {
        Version++;
        return new AppointmentEvent(this, kind, actor, now, details);
    }
}
