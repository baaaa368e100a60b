using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

public sealed partial class Invitations
{
    private static readonly Duration AskedBefore = Duration.FromMinutes(15);

    /// <summary>All times that this patient can have, with what they need.</summary>
    /// <param name="own">The invitation.</param>
    /// <param name="needs">Codes of the form's "adjust" question; null for those of the form.</param>
    /// <param name="site">Where; null for anywhere.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<FreeTimes> TimesAsync(OwnInvitation own, IReadOnlyCollection<string>? needs, Guid? site, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        return diary.FindAsync(own.Query(needs ?? own.Patient.Needs) with { SiteId = site }, cancellationToken);
    }

    /// <summary>Keeps a time for half an hour. The time kept before is given back in the same transaction; pressed twice, it is kept once.</summary>
    public async Task<DiaryResult> HoldAsync(Guid id, Guid specialistId, Instant start, IReadOnlyList<string>? needs, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { IsUsable: true } own || (own.Row.SpecialistId is { } only && only != specialistId))
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        if (own.Held is { } held && held.SpecialistId == specialistId && held.Start == start && !held.HasLapsed(own.Now))
        {
            return DiaryResult.Done(held.Id);
        }

        // Once the link has run out, what is kept can still be taken, and nothing else be kept.
        return !own.Row.IsLive(own.Now)
            ? new DiaryResult(DiaryOutcome.NotPossible)
            : await KeepAsync(own, specialistId, start, needs ?? own.Patient.Needs, own.UsualMode, cancellationToken);
    }

    /// <summary>Keeps a time of the patient's choice, not one that the clinic offered, for another half hour; also when it had run out, if nobody else has it.</summary>
    public async Task<DiaryResult> ExtendAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { IsUsable: true, IsOffer: false } own || own.Time is not { } time)
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        var extended = await diary.ExtendHoldAsync(time.Id, Actor.Patient, cancellationToken);
        return extended.Outcome == DiaryOutcome.Lapsed ? await KeepAsync(own, time.SpecialistId, time.Start, time.Needs, time.Mode, cancellationToken) : extended;
    }

    /// <summary>The patient takes the time that is kept for them. Pressed twice, it is booked once.</summary>
    /// <remarks>Needs or a mode that ask for another room or more time are tried at the same time first.</remarks>
    /// <param name="id">The invitation.</param>
    /// <param name="needs">Codes of the form's "adjust" question, as the patient confirmed them.</param>
    /// <param name="mode">How they want to meet; null for how it was kept.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DiaryResult> TakeAsync(Guid id, IReadOnlyList<string> needs, ConsultationMode? mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var result = await TryToTakeAsync(id, needs, mode, cancellationToken);
        if (result.IsDone)
        {
            return result;
        }

        // Pressed twice at one moment: the other press has it, and this one may have looked while it was being written.
        return await ReadAsync(id, cancellationToken) is { Row: { Status: InvitationStatus.Used, AppointmentId: { } booked } } ? DiaryResult.Done(booked) : result;
    }

    private async Task<DiaryResult> TryToTakeAsync(Guid id, IReadOnlyList<string> needs, ConsultationMode? mode, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { IsUsable: true, Time: { } time } own)
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        var how = mode is { } wanted && own.Type.Modes.Contains(wanted) ? wanted : time.Mode;
        var kept = time.Id;
        if (own.Held is null || how != time.Mode || !AskTheSame(time.Needs, needs))
        {
            var again = await KeepAsync(own, time.SpecialistId, time.Start, needs, how, cancellationToken);
            if (!again.IsDone)
            {
                return again;
            }

            kept = again.AppointmentId!.Value;
        }

        return await diary.TakeAsync(
            kept,
            needs,
            how,
            Actor.Patient,
            async (db, appointment) =>
            {
                var row = await db.Invitations.SingleAsync(other => other.Id == id, cancellationToken);
                var enquiry = await db.Enquiries.SingleAsync(other => other.Id == row.EnquiryId, cancellationToken);
                if (row.Status != InvitationStatus.Verified || row.AppointmentId != appointment.Id || !OwnInvitation.Allows(enquiry, row))
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                row.Use(appointment.Id);
                var now = clock.GetCurrentInstant();
                Note(db, row, "Used", now);
                await WaitingList.AcceptedAsync(db, row, Actor.Patient, now, cancellationToken);
                return null;
            },
            cancellationToken);
    }

    /// <summary>
    /// A time that the clinic chose does not suit. It is given back. An offer from the waiting list ends with that; who had an appointment that the clinic
    /// called off keeps the link to choose another, and a person gets in touch within a working day.
    /// </summary>
    /// <param name="id">The invitation.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether anything was there to decline.</returns>
    public async Task<bool> DeclineAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { IsUsable: true, IsOffer: true, Held: { } held } own)
        {
            return false;
        }

        var isDeclined = await WriteAsync(async (db, now) =>
        {
            var row = await db.Invitations.SingleAsync(other => other.Id == id, cancellationToken);
            if (row.Status != InvitationStatus.Verified || row.AppointmentId != held.Id)
            {
                return false;
            }

            row.Hold(null);
            if (row.Purpose == InvitationPurpose.Offer)
            {
                row.Revoke();
            }
            else
            {
                await AskForHelpAsync(db, own, now, cancellationToken);
            }

            Note(db, row, "Declined", now);
            await WaitingList.DeclinedAsync(db, row, Actor.Patient, now, cancellationToken);

            return true;
        }, done => done, cancellationToken);
        if (isDeclined)
        {
            // Should this fail, the hold runs out by itself.
            await diary.ReleaseAsync(held.Id, Actor.Patient, onlyLapsed: false, null, cancellationToken);
        }

        return isDeclined;
    }

    /// <summary>No time suits: a person gets in touch within a working day. Asked twice, it is asked once.</summary>
    /// <returns>By when.</returns>
    public Task<Instant?> AskForHelpAsync(OwnInvitation own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        return WriteAsync(async (db, now) => own.IsUsable ? await AskForHelpAsync(db, own, now, cancellationToken) : null, due => due is not null, cancellationToken);
    }

    private static async Task<Instant?> AskForHelpAsync(ClinicDbContext db, OwnInvitation own, Instant now, CancellationToken cancellationToken)
    {
        if (await db.Enquiries.SingleOrDefaultAsync(row => row.Id == own.Row.EnquiryId, cancellationToken) is not { IsOpen: true } enquiry)
        {
            return null;
        }

        var since = now - AskedBefore;
        if (!await db.EnquiryEvents.AnyAsync(row => row.EnquiryId == enquiry.Id && row.Kind == EventKind.BookingHelpNeeded && row.At > since, cancellationToken))
        {
            Timeline.Add(db, enquiry.NeedHelpToBook(own.Shape.Profile.Calendar.CloseOfWorkingDay(now, 1), Actor.Patient, now));
        }

        return enquiry.NextActionDueAt;
    }

    private async Task<DiaryResult> KeepAsync(
        OwnInvitation own, Guid specialistId, Instant start, IReadOnlyList<string> needs, ConsultationMode mode, CancellationToken cancellationToken)
    {
        var request = new BookingRequest(KeyOf(own, specialistId, start, needs, mode), own.Patient with { Needs = needs }, own.Query(needs, mode), specialistId, start)
        {
            Instead = own.Held?.Id,
        };
        return await diary.HoldAsync(
            request,
            own.Now + Appointment.HoldLength,
            Actor.Patient,
            cancellationToken,
            async (db, hold) =>
            {
                // Another tab was quicker: one invitation keeps one time.
                var row = await db.Invitations.SingleAsync(other => other.Id == own.Id, cancellationToken);
                var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(other => other.Id == own.Row.EnquiryId, cancellationToken);
                if (row.Version != own.Row.Version || !OwnInvitation.Allows(enquiry, row))
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                row.Hold(hold.Id);
                Note(db, row, "TimeKept", clock.GetCurrentInstant());
                return null;
            });
    }

    // The same press again has the same key; once the invitation has changed, the same time is another one.
    private static Guid KeyOf(OwnInvitation own, Guid specialistId, Instant start, IReadOnlyList<string> needs, ConsultationMode mode) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{own.Id:N}|{own.Row.Version}|{specialistId:N}|{start}|{string.Join(',', needs)}|{mode}")).AsSpan(0, 16));

    private static bool AskTheSame(IReadOnlyCollection<string> before, IReadOnlyCollection<string> now) =>
        before.Contains(PatientNeeds.StepFree) == now.Contains(PatientNeeds.StepFree) && PatientNeeds.HasInterpreter(before) == PatientNeeds.HasInterpreter(now);
}
