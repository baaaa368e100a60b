using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

public sealed partial class TriageDesk
{
    private const int WorkingDaysToChase = 3;
    private const int FurthestMonths = 12;

    /// <summary>
    /// Asks the patient something. They read it on the status page; the letter only says that there is a question. Their answer brings it back to the queue; without
    /// one, a person chases it on the third working day.
    /// </summary>
    public async Task<DeskResult> AskPatientAsync(StaffActor actor, SeenEnquiry seen, string? question, CancellationToken cancellationToken)
    {
        var profile = await clinic.GetAsync(cancellationToken);
        var words = PersonalText.Paragraphs(question);
        return await ActOnAsync(
            actor,
            Permission.WriteToPatient,
            seen,
            words,
            work =>
            {
                if (work.Enquiry.Tier <= Tier.P1)
                {
                    throw new RefusedException(DeskOutcome.TooUrgent);
                }

                if (work.Enquiry.Email is null)
                {
                    throw new RefusedException(DeskOutcome.NoAddress);
                }

                if (words.Length == 0)
                {
                    throw new RefusedException(DeskOutcome.WordsMissing);
                }

                // A call that was promised is made, whether or not an answer comes.
                var chaseAt = profile.Calendar.CloseOfWorkingDay(work.Now, WorkingDaysToChase);
                var callBy = work.Enquiry.NeedsACall && !HasSpoken(work.Enquiry) ? work.Enquiry.NextActionDueAt ?? chaseAt : chaseAt;
                work.Begin();
                var asked = work.Enquiry.AskPatient(Instant.Min(chaseAt, callBy), actor.Actor, work.Now);
                letters.AddQuestion(work.Db, work.Enquiry, profile, work.Now);
                return asked;
            },
            cancellationToken);
    }

    /// <summary>Asks one specialist, or whoever is on duty. What the patient was promised stands: it is due no later than it was.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="specialistId">Whom; null for anyone.</param>
    /// <param name="question">Sealed on the timeline; may be empty.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<DeskResult> AskSpecialistAsync(StaffActor actor, SeenEnquiry seen, Guid? specialistId, string? question, CancellationToken cancellationToken)
    {
        var profile = await clinic.GetAsync(cancellationToken);
        return await ActOnAsync(
            actor,
            Permission.AskSpecialist,
            seen,
            PersonalText.Paragraphs(question),
            work =>
            {
                IReadOnlyList<Specialist> asked = specialistId is { } id
                    ? [.. profile.Specialists.Where(specialist => specialist.Id == id && specialist.IsActive)]
                    : DutyRoster.OnDuty(profile.Specialists, painSite: null, work.Now.InZone(profile.Calendar.Zone).Date);
                if (asked.Count == 0)
                {
                    return null;
                }

                work.Begin();
                var answerBy = ReplyClock.DueAt(work.Enquiry.Tier, work.Enquiry.NeedsACall, work.Now, profile.Calendar);
                var happened = work.Enquiry.AskSpecialist(
                    Instant.Min(answerBy, work.Enquiry.NextActionDueAt ?? answerBy), actor.Actor, work.Now, specialistId);
                letters.AddSpecialistQuestion(work.Db, work.Enquiry, profile, asked, work.Now);
                return happened;
            },
            cancellationToken);
    }

    /// <summary>A specialist says what to do. Reception does it within one working day.</summary>
    /// <param name="actor">The specialist.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="opinion">What to do.</param>
    /// <param name="words">Sealed on the timeline; needed for everything but "accept".</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<DeskResult> GiveOpinionAsync(StaffActor actor, SeenEnquiry seen, Opinion opinion, string? words, CancellationToken cancellationToken)
    {
        var calendar = (await clinic.GetAsync(cancellationToken)).Calendar;
        var text = PersonalText.Paragraphs(words);
        return await ActAsync(
            actor,
            Permission.GiveOpinion,
            seen,
            text,
            (enquiry, now) => enquiry.Status != EnquiryStatus.WithSpecialist ? null
                : opinion != Opinion.Accept && text.Length == 0 ? throw new RefusedException(DeskOutcome.WordsMissing)
                : enquiry.GiveOpinion(opinion, calendar.CloseOfWorkingDay(now, 1), actor.Actor, now),
            cancellationToken);
    }

    /// <summary>Waits no longer for the patient or a specialist: this person has it now.</summary>
    public Task<DeskResult> StopWaitingAsync(StaffActor actor, SeenEnquiry seen, CancellationToken cancellationToken) => ActOnAsync(
        actor,
        Permission.ClaimEnquiry,
        seen,
        null,
        work =>
        {
            if (work.Enquiry.Status is not (EnquiryStatus.AwaitingPatient or EnquiryStatus.WithSpecialist))
            {
                return null;
            }

            var returned = work.Enquiry.ReturnToTriage(work.Enquiry.NextActionDueAt ?? work.Now, actor.Actor, work.Now);
            work.Then.Add((work.Enquiry.Claim(actor.Actor, work.Now), ""));
            return returned;
        },
        cancellationToken);

    /// <summary>Accepts it, to be booked from a date on: until the clinic opens then, nothing is due.</summary>
    /// <param name="actor">Who accepts.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="from">After today, and within a year.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<DeskResult> BookLaterAsync(StaffActor actor, SeenEnquiry seen, LocalDate? from, CancellationToken cancellationToken)
    {
        var calendar = (await clinic.GetAsync(cancellationToken)).Calendar;
        return await ActOnAsync(
            actor,
            Permission.ManageAppointments,
            seen,
            null,
            work =>
            {
                var today = work.Now.InZone(calendar.Zone).Date;
                if (work.Enquiry.Tier <= Tier.P1)
                {
                    throw new RefusedException(DeskOutcome.TooUrgent);
                }

                if (work.Enquiry.NeedsACall && !HasSpoken(work.Enquiry))
                {
                    throw new RefusedException(DeskOutcome.CallFirst);
                }

                if (from is not { } date || date <= today || date > today.PlusMonths(FurthestMonths))
                {
                    throw new RefusedException(DeskOutcome.DateOutOfBounds);
                }

                work.Begin();
                var opens = calendar.CurrentOrNextSpan(calendar.Zone.AtStartOfDay(date).ToInstant()).Start;
                return work.Enquiry.Accept(opens, actor.Actor, work.Now, $"from {NodaTime.Text.LocalDatePattern.Iso.Format(date)}");
            },
            cancellationToken);
    }

    /// <summary>Puts aside what looks like spam: not P0 or P1. It is counted and shown until a person closes it or lets it out.</summary>
    public Task<DeskResult> QuarantineAsync(StaffActor actor, SeenEnquiry seen, CancellationToken cancellationToken) => ActAsync(
        actor,
        Permission.CloseEnquiry,
        seen,
        null,
        (enquiry, now) => enquiry.Tier <= Tier.P1 || enquiry.NeedsACall ? throw new RefusedException(DeskOutcome.TooUrgent)
            : enquiry.Status is EnquiryStatus.Received or EnquiryStatus.InTriage ? enquiry.Quarantine(actor.Actor, now)
            : null,
        cancellationToken);

    /// <summary>Opens it again, or lets it out of quarantine, with a new clock.</summary>
    public async Task<DeskResult> ReopenAsync(StaffActor actor, SeenEnquiry seen, CancellationToken cancellationToken)
    {
        var calendar = (await clinic.GetAsync(cancellationToken)).Calendar;
        return await ActAsync(
            actor,
            Permission.CloseEnquiry,
            seen,
            null,
            (enquiry, now) => enquiry.IsOpen ? null : enquiry.Reopen(ReplyClock.DueAt(enquiry.Tier, enquiry.NeedsACall, now, calendar), actor.Actor, now),
            cancellationToken);
    }

    private Task<DeskResult> ActOnAsync(
        StaffActor actor, Permission permission, SeenEnquiry seen, string? words, Func<Work, EnquiryEvent?> act, CancellationToken cancellationToken) =>
        DoAsync(actor, permission, seen, words, work => Task.FromResult(act(work)), cancellationToken);
}
