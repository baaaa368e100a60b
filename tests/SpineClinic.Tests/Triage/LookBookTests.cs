using Microsoft.EntityFrameworkCore;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class LookBookTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_looks_at_no_enquiry_and_nobody_at_one_that_is_not_there(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<LookBook>().EnterAsync(clinic.Manager, reference, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<LookBook>().OthersAsync(clinic.Manager, reference, CancellationToken.None));
        Assert.Null(await clinic.Get<LookBook>().EnterAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Others_are_seen_looking_and_typing_until_they_leave(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (looks, reference) = (clinic.Get<LookBook>(), (await clinic.ReceiveAsync()).Reference);
        await looks.EnterAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Empty(await OthersAsync(clinic, reference));
        var (one, two) = (await looks.EnterAsync(clinic.SecondReceptionist, reference, CancellationToken.None), await looks.EnterAsync(clinic.SecondReceptionist, reference, CancellationToken.None));
        Assert.Equal(new Looker("Rob Two", false), Assert.Single(await OthersAsync(clinic, reference)));
        await looks.BeatAsync(two!.Id, isTyping: true, CancellationToken.None);
        Assert.True(Assert.Single(await OthersAsync(clinic, reference)).IsTyping);
        clinic.Clock.Advance(LookBook.TypingLasts + NodaTime.Duration.FromSeconds(1));
        Assert.False(Assert.Single(await OthersAsync(clinic, reference)).IsTyping);
        await looks.LeaveAsync(one!.Id, CancellationToken.None);
        Assert.Single(await OthersAsync(clinic, reference));
        await looks.LeaveAsync(two.Id, CancellationToken.None);
        await looks.LeaveAsync(two.Id, CancellationToken.None);
        Assert.Empty(await OthersAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_says_nothing_for_a_minute_is_forgotten(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (looks, reference) = (clinic.Get<LookBook>(), (await clinic.ReceiveAsync()).Reference);
        var lost = (await looks.EnterAsync(clinic.SecondReceptionist, reference, CancellationToken.None))!.Id;
        clinic.Clock.Advance(LookBook.Lasts + NodaTime.Duration.FromSeconds(1));
        Assert.Empty(await OthersAsync(clinic, reference));
        await looks.EnterAsync(clinic.Receptionist, reference, CancellationToken.None);
        await looks.BeatAsync(lost, isTyping: true, CancellationToken.None);
        Assert.Empty(await OthersAsync(clinic, reference));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Looks.CountAsync());
    }

    private static Task<IReadOnlyList<Looker>> OthersAsync(TestClinic clinic, string reference) => clinic.Get<LookBook>().OthersAsync(clinic.Receptionist, reference, CancellationToken.None);
}
