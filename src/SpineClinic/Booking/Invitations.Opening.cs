using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

public sealed partial class Invitations
{
    /// <summary>Tries from one network address before it waits.</summary>
    public const int FreeTries = 20;

    /// <summary>An invitation by the token in its link. Looking changes nothing.</summary>
    /// <returns>Null when there is none with this token.</returns>
    public async Task<OwnInvitation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = tokens.Hash(BookingTokens.ForInvitation, token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken) is { } row
            ? await ReadAsync(db, row, cancellationToken)
            : null;
    }

    /// <summary>Tries to open it with what only the patient knows besides; see <see cref="SecondFactor"/>.</summary>
    /// <remarks>A wrong answer is counted before it is answered: the tenth locks the invitation, and a person of the clinic gets in touch within a working day.</remarks>
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

        if (own.Row.Status == InvitationStatus.Locked)
        {
            return new OpenResult(OpenOutcome.Locked);
        }

        if (SecondFactor.Read(own.Patient.Phone, answer) is not { } read)
        {
            return new OpenResult(OpenOutcome.Unreadable);
        }

        var key = $"link-from:{client}";
        if (await guard.TryBeginAsync(key, FreeTries, cancellationToken) is { } wait)
        {
            return new OpenResult(OpenOutcome.Wait, wait);
        }

        var calendar = own.Shape.Profile.Calendar;
        var result = await WriteAsync(async (db, now) =>
        {
            var row = await db.Invitations.SingleAsync(other => other.Id == own.Id, cancellationToken);
            var enquiry = await db.Enquiries.SingleAsync(other => other.Id == row.EnquiryId, cancellationToken);
            if (row.Status == InvitationStatus.Locked)
            {
                return new OpenResult(OpenOutcome.Locked);
            }

            if (!row.IsLive(now))
            {
                if (row.Status is InvitationStatus.Issued or InvitationStatus.Opened or InvitationStatus.Verified)
                {
                    row.Expire();
                    Note(db, row, "Expired", now);
                }

                return new OpenResult(OpenOutcome.NotFound);
            }

            if (SecondFactor.IsRight(enquiry.Phone, enquiry.Reference, read))
            {
                row.Verify(now);
                Note(db, row, "Verified", now);
                return new OpenResult(OpenOutcome.Opened);
            }

            var isLocked = row.CountWrong();
            Note(db, row, isLocked ? "Locked" : "WrongAnswer", now);
            if (isLocked && enquiry.IsOpen)
            {
                Timeline.Add(db, enquiry.NeedHelpToBook(calendar.CloseOfWorkingDay(now, 1), Actor.Patient, now));
            }

            return new OpenResult(isLocked ? OpenOutcome.Locked : OpenOutcome.Wrong);
        }, _ => true, cancellationToken);
        if (result.Outcome == OpenOutcome.Opened)
        {
            await guard.TakeBackAsync(key, cancellationToken);
        }

        return result;
    }

    private static void Note(ClinicDbContext db, Invitation invitation, string action, Instant now) =>
        db.AuditEntries.Add(new AuditEntry(now, Actor.Patient, $"invitation.{action}", Subject, invitation.Id));

    private async Task<OwnInvitation?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? await ReadAsync(db, row, cancellationToken) : null;
    }

    private async Task<OwnInvitation?> ReadAsync(ClinicDbContext db, Invitation row, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var enquiry = await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(other => other.Id == row.EnquiryId, cancellationToken);
        if (enquiry is null || shape.Type(row.ConsultationTypeId) is not { } type)
        {
            return null;
        }

        // What they told us is opened for nobody who has not shown that it is theirs.
        var patient = row.Status is InvitationStatus.Verified or InvitationStatus.Used ? await patients.ReadAsync(db, enquiry, cancellationToken) : EnquiryPatient.Closed(enquiry);
        var time = row.AppointmentId is { } kept ? await db.Appointments.AsNoTracking().SingleOrDefaultAsync(other => other.Id == kept, cancellationToken) : null;
        return new OwnInvitation(row, type, patient, enquiry.ProxyName is not null, time, shape, clock.GetCurrentInstant())
        {
            MayBook = OwnInvitation.Allows(enquiry, row),
            HelpBy = enquiry.WaitingOn == WaitingOn.Clinic ? enquiry.NextActionDueAt : null,
        };
    }
}
