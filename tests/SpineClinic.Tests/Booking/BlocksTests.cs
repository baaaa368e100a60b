using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class BlocksTests
{
    private static readonly Instant Hour = BookingDesk.Tuesday + Duration.FromHours(1);

    [Theory, EveryDatabase]
    public async Task A_manager_can_neither_block_nor_remove_a_block(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        await Assert.ThrowsAsync<NotPermittedException>(() => diary.BlockAsync(clinic.Manager, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => diary.UnblockAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_block_without_reason_or_without_end_is_refused_and_one_of_nobody_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        await Assert.ThrowsAsync<ArgumentException>(() => diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, " ", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, Hour, Hour, "Meeting", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, Hour, Hour + Duration.FromDays(8), "Meeting", CancellationToken.None));
        Assert.Equal(DiaryOutcome.NotFound, (await diary.BlockAsync(clinic.Receptionist, Guid.NewGuid(), BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_block_over_an_appointment_says_which_and_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromMinutes(30));
        var result = await clinic.Get<Diary>().BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None);
        var appointment = await clinic.Get<Diary>().GetAsync(id, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Taken, result.Outcome);
        Assert.Equal([(appointment!.Reference, BookingDesk.Tuesday + Duration.FromMinutes(30))], result.InTheWay!.Select(row => (row.Reference!, row.Start)));
        await using var db = clinic.Db();
        Assert.Equal(0, await db.TimeBlocks.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EveryDatabase]
    public async Task A_blocked_time_is_not_offered_until_the_block_is_removed_and_both_are_audited(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        var block = await diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, block.Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(clinic.At(BookingDesk.Tuesday))).Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Again", CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await diary.UnblockAsync(clinic.Receptionist, block.BlockId!.Value, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.NotFound, (await diary.UnblockAsync(clinic.Receptionist, block.BlockId.Value, CancellationToken.None)).Outcome);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await using var db = clinic.Db();
        var entries = await db.AuditEntries.AsNoTracking().Where(row => row.SubjectId == block.BlockId).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["block.Added", "block.Removed"], entries);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_that_ran_out_gives_way_to_a_block(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        var hold = await diary.HoldAsync(clinic.At(BookingDesk.Tuesday), TestClinic.Start + Duration.FromMinutes(30), Actor.Patient, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Taken, (await diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None)).Outcome);
        clinic.Clock.AdvanceMinutes(31);
        Assert.Equal(DiaryOutcome.Done, (await diary.BlockAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, Hour, "Meeting", CancellationToken.None)).Outcome);
        Assert.Equal(AppointmentStatus.Cancelled, (await diary.GetAsync(hold.AppointmentId!.Value, CancellationToken.None))!.Status);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_is_released_and_a_request_declined_only_while_it_is_one(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        await using (var db = clinic.Db())
        {
            (await db.ConsultationTypes.SingleAsync(TestContext.Current.CancellationToken)).NeedsApproval = true;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var first = (await diary.HoldAsync(clinic.At(BookingDesk.Tuesday), TestClinic.Start + Duration.FromMinutes(30), Actor.Patient, CancellationToken.None)).AppointmentId!.Value;
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.DeclineAsync(clinic.Receptionist, first, CancellationToken.None)).Outcome);
        await diary.TakeAsync(first, [], null, Actor.Patient, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.ReleaseAsync(clinic.Receptionist, first, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await diary.DeclineAsync(clinic.Receptionist, first, CancellationToken.None)).Outcome);
        Assert.Equal(CancelReason.NotApproved, (await diary.GetAsync(first, CancellationToken.None))!.CancelReason);

        var second = (await diary.HoldAsync(clinic.At(BookingDesk.Tuesday), TestClinic.Start + Duration.FromMinutes(30), Actor.Patient, CancellationToken.None)).AppointmentId!.Value;
        Assert.Equal(DiaryOutcome.Done, (await diary.ReleaseAsync(clinic.Receptionist, second, CancellationToken.None)).Outcome);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await Assert.ThrowsAsync<NotPermittedException>(() => diary.ReleaseAsync(clinic.Manager, second, CancellationToken.None));
    }
}
