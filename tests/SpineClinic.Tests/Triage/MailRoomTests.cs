using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class MailRoomTests
{
    [Theory, EveryDatabase]
    public async Task Only_what_needs_a_person_is_there_and_only_who_may_mends_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (room, dead) = (clinic.Get<MailRoom>(), await DeadAsync(clinic));
        Assert.Equal(dead, Assert.Single(await room.ListAsync(clinic.Receptionist, CancellationToken.None)).Id);
        Assert.Null(Assert.Single(await room.ListAsync(clinic.Manager, CancellationToken.None)).To);
        await Assert.ThrowsAsync<NotPermittedException>(() => room.SendAgainAsync(clinic.Clinician, dead, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => room.SettleAsync(clinic.Clinician, dead, CancellationToken.None));
        Assert.False(await room.SettleAsync(clinic.Receptionist, Guid.NewGuid(), CancellationToken.None));
        await using var db = clinic.Db();
        var pending = await db.Letters.FirstAsync(letter => letter.State == LetterState.Pending);
        Assert.False(await room.SendAgainAsync(clinic.Receptionist, pending.Id, CancellationToken.None));
        Assert.Throws<InvalidOperationException>(() => pending.Settle(TestClinic.Start));
        Assert.Equal(1, (await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).LettersFailed);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_mend_one_letter_at_once_mend_it_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (room, dead) = (clinic.Get<MailRoom>(), await DeadAsync(clinic));
        var done = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => i % 2 == 0 ? room.SendAgainAsync(clinic.Receptionist, dead, CancellationToken.None) : room.SettleAsync(clinic.Manager, dead, CancellationToken.None))));
        Assert.Single(done, isDone => isDone);
        Assert.Empty(await room.ListAsync(clinic.Receptionist, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.SubjectType == "letter"));
    }

    [Theory, EveryDatabase]
    public async Task Sent_again_it_waits_for_the_courier_with_a_fortnight_of_patience_and_settled_it_is_gone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (room, first, second) = (clinic.Get<MailRoom>(), await DeadAsync(clinic), await DeadAsync(clinic));
        clinic.Clock.Advance(Duration.FromDays(20));
        Assert.True(await room.SendAgainAsync(clinic.Receptionist, first, CancellationToken.None));
        Assert.True(await room.SettleAsync(clinic.Receptionist, second, CancellationToken.None));
        await using var db = clinic.Db();
        var letter = await db.Letters.SingleAsync(row => row.Id == first);
        Assert.Equal((LetterState.Pending, TestClinic.Start + Duration.FromDays(20) + Letter.Patience, null), (letter.State, letter.ExpiresAt, letter.LastProblem));
        Assert.Empty(await room.ListAsync(clinic.Receptionist, CancellationToken.None));
    }

    // One letter of an enquiry is refused for good.
    private static async Task<Guid> DeadAsync(TestClinic clinic)
    {
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var letter = await db.Letters.FirstAsync(row => row.State == LetterState.Pending);
        letter.Lease("test", TestClinic.Start, Duration.FromMinutes(1));
        letter.MarkDead("refused-550");
        await db.SaveChangesAsync();
        return letter.Id;
    }
}
