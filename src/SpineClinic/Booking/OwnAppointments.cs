using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// What a person can see of and do to their own appointment, by the link in its letters: see it, say that they come or are late, move it, cancel it. The rules for
/// patients hold; looking changes nothing.
/// </summary>
public sealed class OwnAppointments(
    IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, Diary diary, BookingTokens tokens, SignInGuard guard, ClinicSignals signals, IDatabaseErrors errors,
    IClock clock)
{
    /// <summary>Longest words with a cancellation, in Unicode characters.</summary>
    public const int LongestWords = 1000;

    private const int RetriesOnConflict = 20;

    /// <summary>Reasons that a patient can choose from.</summary>
    public static IReadOnlyList<CancelReason> Reasons { get; } =
        [CancelReason.TimeDoesNotSuit, CancelReason.TooUnwell, CancelReason.FeelsBetter, CancelReason.CareElsewhere, CancelReason.Other];

    /// <summary>How late somebody can say that they are, in minutes.</summary>
    public static IReadOnlyList<int> Delays { get; } = [5, 10, 15, 20, 30, 45, 60];

    /// <summary>The secret in the link to an appointment.</summary>
    public string TokenOf(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return tokens.Token(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber);
    }

    /// <summary>The token of an appointment that was booked with an invitation.</summary>
    /// <returns>Null when there is no such appointment.</returns>
    public async Task<string?> TokenOfAsync(Guid appointmentId, CancellationToken cancellationToken) =>
        await diary.GetAsync(appointmentId, cancellationToken) is { } appointment ? TokenOf(appointment) : null;

    /// <returns>Null when there is none with this token. What is only held, or should never have been there, is not shown.</returns>
    public async Task<OwnAppointment?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = tokens.Hash(BookingTokens.ForAppointment, token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.LinkHash == hash, cancellationToken) is not { Status: not (AppointmentStatus.Held or AppointmentStatus.EnteredInError) } row)
        {
            return null;
        }

        var shape = await shapes.GetAsync(cancellationToken);
        var enquiry = row.EnquiryId is { } id
            ? await db.Enquiries.AsNoTracking().Where(other => other.Id == id).Select(other => new { other.Status, other.NextActionDueAt, IsForSomeoneElse = other.ProxyName != null }).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new OwnAppointment(
            row,
            shape.Type(row.ConsultationTypeId),
            enquiry?.IsForSomeoneElse ?? false,
            await db.AppointmentEvents.AsNoTracking().Where(happened => happened.AppointmentId == row.Id).OrderBy(happened => happened.Id).ToListAsync(cancellationToken),
            enquiry?.Status == EnquiryStatus.Accepted ? enquiry.NextActionDueAt : null,
            shape,
            clock.GetCurrentInstant())
        {
            OnlyWith = await OnlyWithAsync(db, row, cancellationToken),
        };
    }

    /// <summary>Tries to open it with what only the patient knows besides; see <see cref="SecondFactor"/>.</summary>
    /// <remarks>The tenth wrong answer locks the link, and a person of the clinic gets in touch within a working day.</remarks>
    /// <param name="token">From the link.</param>
    /// <param name="answer">As it was typed.</param>
    /// <param name="client">Who tries, such as a network address; wrong tries are counted against it too.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<OpenResult> TryOpenAsync(string? token, string? answer, string client, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } own)
        {
            return new OpenResult(OpenOutcome.NotFound);
        }

        if (own.Row.IsLinkLocked)
        {
            return new OpenResult(OpenOutcome.Locked);
        }

        if (SecondFactor.Read(own.Row.Phone, answer) is not { } read)
        {
            return new OpenResult(OpenOutcome.Unreadable);
        }

        var key = $"link-from:{client}";
        if (await guard.TryBeginAsync(key, Invitations.FreeTries, cancellationToken) is { } wait)
        {
            return new OpenResult(OpenOutcome.Wait, wait);
        }

        var outcome = await CountAsync(own, read, cancellationToken);
        if (outcome == OpenOutcome.Opened)
        {
            await guard.TakeBackAsync(key, cancellationToken);
        }

        return new OpenResult(outcome);
    }

    /// <summary>Times to move it to.</summary>
    public Task<FreeTimes> TimesAsync(OwnAppointment own, Guid? site, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        return diary.FindAsync(Diary.QueryOf(own.Row, forStaff: false) with { SiteId = site, SpecialistId = own.OnlyWith }, cancellationToken);
    }

    /// <summary>Moves it. Until another time is taken, the patient keeps the one they have.</summary>
    /// <returns>NotPossible also when the clinic invited them to another specialist.</returns>
    public async Task<DiaryResult> MoveAsync(Guid id, Guid specialistId, Instant start, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await diary.GetAsync(id, cancellationToken) is { } row && await OnlyWithAsync(db, row, cancellationToken) is { } only && only != specialistId
            ? new DiaryResult(DiaryOutcome.NotPossible, id)
            : await diary.MoveAsync(id, staff: null, specialistId, start, roomId: null, overrideReason: null, cancellationToken);
    }

    /// <summary>Cancels it.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reason">One of <see cref="Reasons"/>; any other counts as <see cref="CancelReason.Other"/>.</param>
    /// <param name="words">More about it; sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DiaryResult> CancelAsync(Guid id, CancelReason reason, string? words, CancellationToken cancellationToken) =>
        diary.CancelAsync(id, staff: null, Reasons.Contains(reason) ? reason : CancelReason.Other, words, cancellationToken);

    /// <summary>"I am coming." Said twice is said once.</summary>
    public async Task<DiaryResult> ConfirmAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await diary.ConfirmAsync(id, Actor.Patient, cancellationToken);
        return result.Outcome == DiaryOutcome.NotPossible && await diary.GetAsync(id, cancellationToken) is { Status: AppointmentStatus.Booked, ConfirmedAt: not null } ? DiaryResult.Done(id) : result;
    }

    /// <param name="id">Which.</param>
    /// <param name="minutes">One of <see cref="Delays"/>.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DiaryResult> RunLateAsync(Guid id, int minutes, CancellationToken cancellationToken) => Delays.Contains(minutes)
        ? diary.RunLateAsync(id, minutes, Actor.Patient, cancellationToken)
        : Task.FromResult(new DiaryResult(DiaryOutcome.NotPossible, id));

    private static async Task<Guid?> OnlyWithAsync(ClinicDbContext db, Appointment appointment, CancellationToken cancellationToken) => appointment.EnquiryId is { } enquiry
        ? await db.Invitations.AsNoTracking()
            .Where(row => row.EnquiryId == enquiry && row.AppointmentId == appointment.Id && row.Status == InvitationStatus.Used && row.Purpose == InvitationPurpose.Choose)
            .Select(row => row.SpecialistId).FirstOrDefaultAsync(cancellationToken)
        : null;

    private async Task<OpenOutcome> CountAsync(OwnAppointment own, string read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            var row = await db.Appointments.SingleAsync(other => other.Id == own.Id, cancellationToken);
            if (row.IsLinkLocked)
            {
                return OpenOutcome.Locked;
            }

            var isRight = SecondFactor.IsRight(row.Phone, row.Reference, read);
            if (isRight)
            {
                row.ForgetWrongTries();
            }
            else if (row.CountWrongTry())
            {
                History.Add(db, row.LockLink(now));
                if (row.EnquiryId is { } id && await db.Enquiries.SingleOrDefaultAsync(other => other.Id == id, cancellationToken) is { IsOpen: true } enquiry)
                {
                    Timeline.Add(db, enquiry.NeedHelpToBook(own.Shape.Profile.Calendar.CloseOfWorkingDay(now, 1), Actor.Patient, now));
                }
                else
                {
                    db.Reminders.Add(Reminder.ToRingAboutLink(row, now));
                }
            }

            db.AuditEntries.Add(new AuditEntry(now, Actor.Patient, isRight ? "appointment.LinkOpened" : "appointment.WrongAnswer", "appointment", row.Id));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                if (row.IsLinkLocked)
                {
                    signals.Raise(row.EnquiryId is { } changed ? ClinicSignal.Enquiry(changed) : ClinicSignal.Diary);
                }

                return isRight ? OpenOutcome.Opened : row.IsLinkLocked ? OpenOutcome.Locked : OpenOutcome.Wrong;
            }
            catch (DbUpdateException error) when (attempt < RetriesOnConflict && (error is DbUpdateConcurrencyException || errors.IsDuplicate(error)))
            {
                // Another try, or a change of the appointment, at the same moment: look again at what it is now.
            }
        }
    }
}
