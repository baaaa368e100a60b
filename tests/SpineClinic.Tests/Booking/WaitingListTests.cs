using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

public sealed class WaitingListTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_changes_nothing_on_the_list(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (list, receipt) = (clinic.Get<WaitingList>(), await clinic.ReceiveAsync());
        await Assert.ThrowsAsync<NotPermittedException>(() => list.AddAsync(clinic.Manager, receipt.Reference, clinic.Wish(), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => list.RemoveAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => list.PassOnAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => list.TakeForAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Who_cannot_be_booked_is_not_put_on_the_list_and_nobody_twice(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (closed, held, booked) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, closed, ClosureReason.AdviceGiven, null, CancellationToken.None);
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, held, CancellationToken.None);
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == booked);
            await clinic.BookedAsync(BookingDesk.Tuesday, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        }

        Assert.Equal(WaitingListOutcome.NotFound, await AddAsync(clinic, "SC-2222-22", clinic.Wish()));
        Assert.Equal(WaitingListOutcome.NotFound, await AddAsync(clinic, held, clinic.Wish() with { ConsultationTypeId = Guid.NewGuid() }));
        Assert.Equal(WaitingListOutcome.NotPossible, await AddAsync(clinic, closed, clinic.Wish()));
        Assert.Equal(WaitingListOutcome.NotPossible, await AddAsync(clinic, booked, clinic.Wish()));
        Assert.Equal(WaitingListOutcome.HeldByAnother, await AddAsync(clinic, held, clinic.Wish()));
        var reference = (await clinic.ReceiveAsync()).Reference;
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AddAsync(clinic, reference, clinic.Wish())));
        Assert.Equal((1, 3), (results.Count(result => result == WaitingListOutcome.Done), results.Count(result => result == WaitingListOutcome.OnTheList)));
        await using var after = clinic.Db();
        Assert.Equal(1, await after.WaitingListEntries.CountAsync());
        Assert.Equal(EnquiryStatus.Accepted, (await after.Enquiries.SingleAsync(row => row.Reference == reference)).Status);
    }

    [Theory, EveryDatabase]
    public async Task An_offer_is_not_made_longer(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var entry = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        var (invitation, hold) = await clinic.OfferAsync(entry);
        var invitations = clinic.Get<Invitations>();
        Assert.Equal(OpenOutcome.Opened, (await invitations.TryOpenAsync(invitations.TokenOf(invitation), Invited.Digits, Invited.Client, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await invitations.ExtendAsync(invitation.Id, CancellationToken.None)).Outcome);
        Assert.Equal(hold.HeldUntil, (await clinic.OfferAsync(entry)).Hold.HeldUntil);
    }

    [Theory, EveryDatabase]
    public async Task Whom_a_time_does_not_suit_is_not_asked_and_the_ranking_says_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var neck = await clinic.WaitAsync(clinic.Wish() with { SpecialistId = clinic.Neck.Id });
        var fridays = await clinic.WaitAsync(clinic.Wish() with { Days = [IsoDayOfWeek.Friday] });
        var afternoons = await clinic.WaitAsync(clinic.Wish() with { TimesOfDay = [WaitingRank.Afternoons] });
        var slow = await clinic.WaitAsync(clinic.Wish(notice: 336));
        var time = await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        Assert.Equal(0, await clinic.LettersAsync(BookingLetters.Offering));
        var rows = (await clinic.Get<WaitingList>().RankAsync(clinic.Receptionist, time, CancellationToken.None)).ToDictionary(row => row.Person.Entry.Id, row => row.Against);
        Assert.Equal([WaitingReason.OtherSpecialist], rows[neck]);
        Assert.Equal([WaitingReason.DayDoesNotSuit], rows[fridays]);
        Assert.Equal([WaitingReason.TimeOfDayDoesNotSuit], rows[afternoons]);
        Assert.Equal([WaitingReason.TooSoon], rows[slow]);
        var reasonOfTheDiary = await clinic.WaitAsync();
        var none = Assert.Single((await clinic.Get<WaitingList>().RankAsync(clinic.Receptionist, new FreedTime(clinic.Back.Id, BookingDesk.Tuesday + Duration.FromDays(2)), CancellationToken.None)),
            row => row.Person.Entry.Id == reasonOfTheDiary);
        Assert.Equal([BookingRule.OutsideSession], none.Rules);
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_was_given_back_is_offered_to_the_first_and_to_nobody_else(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var longer = await clinic.WaitAsync();
        clinic.Clock.AdvanceHours(1);
        var sooner = await clinic.WaitAsync(tier: Tier.P2);
        var time = await clinic.FreeAsync(BookingDesk.Tuesday);
        var ranked = await clinic.Get<WaitingList>().RankAsync(clinic.Receptionist, time, CancellationToken.None);
        Assert.Equal([(sooner, true), (longer, true)], ranked.Select(row => (row.Person.Entry.Id, row.Fits)));
        Assert.Equal(1, await clinic.StepAsync());
        Assert.Equal(0, await clinic.StepAsync());
        var (invitation, hold) = await clinic.OfferAsync(sooner);
        var until = clinic.Clock.GetCurrentInstant() + Duration.FromHours(24);
        Assert.Equal((AppointmentStatus.Held, time.Start, until, until), (hold.Status, hold.Start, hold.HeldUntil, invitation.ExpiresAt));
        Assert.Equal((WaitingListStatus.Offered, WaitingListStatus.Active), ((await clinic.EntryAsync(sooner)).Status, (await clinic.EntryAsync(longer)).Status));
        Assert.Equal(1, await clinic.LettersAsync(BookingLetters.Offering));
        await using var db = clinic.Db();
        var enquiry = await clinic.EnquiryOfAsync(sooner);
        Assert.Equal(["added", "offered"], await db.EnquiryEvents.Where(row => row.EnquiryId == enquiry.Id && row.Kind == EventKind.WaitingListChanged).OrderBy(row => row.Id).Select(row => row.Details!).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Several_rounds_at_one_moment_offer_each_time_once_and_nobody_two(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Guid[] people = [await clinic.WaitAsync(), await clinic.WaitAsync(), await clinic.WaitAsync()];
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.FreeAsync(BookingDesk.Tuesday + Duration.FromHours(2));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(clinic.StepAsync)));
        await clinic.StepAsync();
        await using var db = clinic.Db();
        Assert.Equal((2, 2), (await db.Invitations.CountAsync(), await db.Invitations.Select(row => row.WaitingListEntryId).Distinct().CountAsync()));
        Assert.Equal(2, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Held));
        Assert.Equal(2, (await Task.WhenAll(people.Select(clinic.EntryAsync))).Count(entry => entry.Status == WaitingListStatus.Offered));
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_answer_stays_on_the_list_and_the_next_is_asked_and_nobody_twice_about_one_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.WaitAsync(tier: Tier.P2);
        var second = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        clinic.Clock.AdvanceHours(24);
        Assert.Equal(2, await clinic.StepAsync());
        var entry = await clinic.EntryAsync(first);
        Assert.Equal((WaitingListStatus.Active, 1), (entry.Status, entry.OffersMissed));
        Assert.Equal((InvitationStatus.Expired, AppointmentStatus.Cancelled), ((await clinic.OfferAsync(first)).Invitation.Status, (await clinic.OfferAsync(first)).Hold.Status));
        Assert.Equal(WaitingListStatus.Offered, (await clinic.EntryAsync(second)).Status);
        Assert.Equal(WaitingListOutcome.Done, await clinic.Get<WaitingList>().PassOnAsync(clinic.Receptionist, (await clinic.OfferAsync(second)).Invitation.Id, CancellationToken.None));
        Assert.Equal(0, await clinic.StepAsync());
        Assert.Equal((WaitingListStatus.Active, InvitationStatus.Revoked), ((await clinic.EntryAsync(second)).Status, (await clinic.OfferAsync(second)).Invitation.Status));
        Assert.Equal(2, await clinic.LettersAsync(BookingLetters.Offering));
        await using (var db = clinic.Db())
        {
            // What has not left when somebody says no does not leave any more.
            var reference = (await clinic.EnquiryOfAsync(second)).Reference;
            Assert.Equal(LetterState.Superseded, (await db.Letters.SingleAsync(row => row.Kind == BookingLetters.Offering && row.Regarding == reference)).State);
        }

        var third = await clinic.WaitAsync();
        Assert.Equal(1, await clinic.StepAsync());
        Assert.Equal(WaitingListStatus.Offered, (await clinic.EntryAsync(third)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Who_says_yes_has_the_appointment_and_is_off_the_list(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var entry = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        var (invitation, hold) = await clinic.OfferAsync(entry);
        Assert.Equal(WaitingListOutcome.NotPossible, await clinic.Get<WaitingList>().TakeForAsync(clinic.Receptionist, Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(WaitingListOutcome.Done, await clinic.Get<WaitingList>().TakeForAsync(clinic.Receptionist, invitation.Id, CancellationToken.None));
        Assert.Equal(WaitingListOutcome.NotPossible, await clinic.Get<WaitingList>().PassOnAsync(clinic.Receptionist, invitation.Id, CancellationToken.None));
        Assert.Equal((WaitingListStatus.Accepted, EnquiryStatus.Scheduled), ((await clinic.EntryAsync(entry)).Status, (await clinic.EnquiryOfAsync(entry)).Status));
        Assert.Equal((InvitationStatus.Used, AppointmentStatus.Booked), ((await clinic.OfferAsync(entry)).Invitation.Status, (await clinic.Get<Diary>().GetAsync(hold.Id, CancellationToken.None))!.Status));
        Assert.Equal(0, await clinic.StepAsync());
    }

    [Theory, EveryDatabase]
    public async Task Whoever_has_no_email_is_rung_and_passed_over_only_when_staff_say_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var rung = await clinic.WaitAsync(tier: Tier.P2, sheet: WaitingDesk.WithoutEmail);
        var next = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        clinic.Clock.AdvanceHours(48);
        Assert.Equal(0, await clinic.StepAsync());
        var (invitation, hold) = await clinic.OfferAsync(rung);
        Assert.Equal((BookingDesk.Tuesday - Duration.FromHours(24), AppointmentStatus.Held, 0), (hold.HeldUntil, hold.Status, await clinic.LettersAsync(BookingLetters.Offering)));
        await clinic.Get<WaitingList>().PassOnAsync(clinic.Receptionist, invitation.Id, CancellationToken.None);
        Assert.Equal(1, await clinic.StepAsync());
        Assert.Equal(WaitingListStatus.Offered, (await clinic.EntryAsync(next)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Who_was_booked_or_closed_elsewhere_leaves_the_list_and_their_time_goes_to_the_next(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.WaitAsync(tier: Tier.P2);
        var second = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        var enquiry = await clinic.EnquiryOfAsync(first);
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, enquiry.Reference, ClosureReason.WithdrawnByPatient, null, CancellationToken.None);

        // As long as that can be taken back, their place is theirs.
        Assert.Equal(0, await clinic.StepAsync());
        clinic.Clock.Advance(Enquiry.UndoWindow);
        Assert.Equal(2, await clinic.StepAsync());
        Assert.Equal((WaitingListStatus.Removed, InvitationStatus.Revoked), ((await clinic.EntryAsync(first)).Status, (await clinic.OfferAsync(first)).Invitation.Status));
        Assert.Equal(WaitingListStatus.Offered, (await clinic.EntryAsync(second)).Status);
        Assert.Equal(WaitingListOutcome.Done, await clinic.Get<WaitingList>().RemoveAsync(clinic.Receptionist, second, CancellationToken.None));
        Assert.Equal(WaitingListOutcome.NotPossible, await clinic.Get<WaitingList>().RemoveAsync(clinic.Receptionist, second, CancellationToken.None));
        Assert.Equal(AppointmentStatus.Cancelled, (await clinic.OfferAsync(second)).Hold.Status);
    }

    [Theory, EveryDatabase]
    public async Task A_process_that_dies_after_the_answer_and_before_the_time_is_given_back_loses_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.WaitAsync(tier: Tier.P2);
        var second = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        await using (var db = clinic.Db())
        {
            var invitation = await db.Invitations.SingleAsync();
            invitation.Hold(null);
            invitation.Revoke();
            var now = clinic.Clock.GetCurrentInstant();
            db.AuditEntries.Add(new AuditEntry(now, Actor.Patient, "invitation.Declined", "invitation", invitation.Id));
            await WaitingList.DeclinedAsync(db, invitation, Actor.Patient, now, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await clinic.StepAsync());
        clinic.Clock.AdvanceHours(24);
        Assert.Equal(1, await clinic.StepAsync());
        Assert.Equal((WaitingListStatus.Active, WaitingListStatus.Offered), ((await clinic.EntryAsync(first)).Status, (await clinic.EntryAsync(second)).Status));
    }

    [Theory, EveryDatabase]
    public async Task A_link_that_ended_in_another_way_puts_the_person_back_and_the_time_goes_to_the_next(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.WaitAsync(tier: Tier.P2);
        var second = await clinic.WaitAsync();
        await clinic.FreeAsync(BookingDesk.Tuesday);
        await clinic.StepAsync();
        await using (var db = clinic.Db())
        {
            var invitation = await db.Invitations.SingleAsync();
            for (var i = 0; i < Invitation.MostTries; i++)
            {
                invitation.CountWrong();
            }

            db.AuditEntries.Add(new AuditEntry(clinic.Clock.GetCurrentInstant(), Actor.Patient, "invitation.Locked", "invitation", invitation.Id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, await clinic.StepAsync());
        Assert.Equal((WaitingListStatus.Active, WaitingListStatus.Offered), ((await clinic.EntryAsync(first)).Status, (await clinic.EntryAsync(second)).Status));
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_somebody_moved_away_from_is_offered_too(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var entry = await clinic.WaitAsync();
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        await clinic.Get<Diary>().MoveAsync(id, clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday + Duration.FromDays(7), null, null, CancellationToken.None);
        Assert.Equal(1, await clinic.StepAsync());
        Assert.Equal(BookingDesk.Tuesday, (await clinic.OfferAsync(entry)).Hold.Start);
    }

    [Theory, EveryDatabase]
    public async Task A_link_to_choose_a_time_that_nobody_used_asks_a_person_to_look(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var enquiry = await clinic.EnquiryOfAsync(await clinic.WaitAsync());
        await using (var db = clinic.Db())
        {
            var now = clinic.Clock.GetCurrentInstant();
            var id = Guid.NewGuid();
            db.Invitations.Add(new Invitation(id, InvitationPurpose.Choose, enquiry.Id, clinic.First.Id, null, [1, 2, 3], now, now + Invitation.Lifetime, null));
            db.AuditEntries.Add(new AuditEntry(now, Actor.System, "invitation.Issued", "invitation", id));
            await db.SaveChangesAsync();
        }

        clinic.Clock.Advance(Invitation.Lifetime);
        Assert.Equal(1, await clinic.StepAsync());
        await using var after = clinic.Db();
        var row = await after.Enquiries.SingleAsync(other => other.Id == enquiry.Id);
        Assert.Equal((EnquiryStatus.Accepted, WaitingOn.Clinic, clinic.Clock.GetCurrentInstant()), (row.Status, row.WaitingOn, row.NextActionDueAt!.Value));
        Assert.Equal(InvitationStatus.Expired, (await after.Invitations.SingleAsync()).Status);
    }

    private static Task<WaitingListOutcome> AddAsync(TestClinic clinic, string reference, WaitingWish wish) =>
        clinic.Get<WaitingList>().AddAsync(clinic.Receptionist, reference, wish, CancellationToken.None);
}
