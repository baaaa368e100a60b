using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Mail;

public sealed class CourierTests
{
    [Theory, EveryDatabase]
    public async Task Ten_couriers_at_once_send_each_letter_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        for (var i = 0; i < 15; i++)
        {
            await clinic.ReceiveAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => DrainAsync(NewCourier(clinic)))));
        await DrainAsync(NewCourier(clinic));
        Assert.Equal(30, clinic.Post.Messages.Count);
        Assert.Equal(30, clinic.Post.Messages.Select(message => message.MessageId).Distinct().Count());
    }

    [Theory, EveryDatabase]
    public async Task A_letter_whose_courier_died_is_sent_by_another_after_the_lease(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await using (var db = clinic.Db())
        {
            (await db.Letters.ToListAsync()).ForEach(letter => letter.Lease("dead", TestClinic.Start, Duration.FromMinutes(5)));
            await db.SaveChangesAsync();
        }

        await DrainAsync(NewCourier(clinic));
        Assert.Empty(clinic.Post.Messages);
        clinic.Clock.AdvanceMinutes(6);
        await DrainAsync(NewCourier(clinic));
        Assert.Equal(2, clinic.Post.Messages.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_courier_that_slept_through_its_lease_has_no_say(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await using var asleep = clinic.Db();
        var stale = await asleep.Letters.OrderBy(letter => letter.Id).FirstAsync();
        stale.Lease("asleep", TestClinic.Start, Duration.FromMinutes(5));
        await asleep.SaveChangesAsync();
        clinic.Clock.AdvanceMinutes(6);
        await DrainAsync(NewCourier(clinic));
        stale.MarkDead("too-late");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => asleep.SaveChangesAsync());
        await using var db = clinic.Db();
        Assert.All(await db.Letters.ToListAsync(), letter => Assert.Equal(LetterState.Sent, letter.State));
    }

    [Theory, EveryDatabase]
    public async Task A_closed_mail_server_counts_against_no_letter_until_a_fortnight_is_over(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind, new ClosedTransport());
        await clinic.ReceiveAsync();
        await Assert.ThrowsAsync<TransportDownException>(() => NewCourier(clinic).DeliverAsync(CancellationToken.None));
        await using (var db = clinic.Db())
        {
            Assert.All(await db.Letters.ToListAsync(), letter => Assert.Equal((LetterState.Pending, 0, "connect"), (letter.State, letter.Attempts, letter.LastProblem)));
        }

        clinic.Clock.AdvanceDays(15);
        await Assert.ThrowsAsync<TransportDownException>(() => NewCourier(clinic).DeliverAsync(CancellationToken.None));
        await using var later = clinic.Db();
        Assert.All(await later.Letters.ToListAsync(), letter => Assert.Equal((LetterState.Dead, "expired"), (letter.State, letter.LastProblem)));
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 60)]
    [InlineData(6, 1920)]
    [InlineData(7, 3600)]
    [InlineData(1000, 3600)]
    public void The_wait_grows_to_its_cap_with_jitter(int attempt, int seconds)
    {
        var (first, cap) = (Duration.FromSeconds(30), Duration.FromHours(1));
        Assert.Equal(Duration.FromSeconds(seconds) * 0.1, Backoff.Wait(attempt, first, cap, 0));
        Assert.InRange(Backoff.Wait(attempt, first, cap, 0.999), Duration.FromSeconds(seconds) * 0.99, Duration.FromSeconds(seconds));
    }

    private static Courier NewCourier(TestClinic clinic) => ActivatorUtilities.CreateInstance<Courier>(clinic.Get<IServiceProvider>());

    private static async Task DrainAsync(Courier courier)
    {
        while (await courier.DeliverAsync(CancellationToken.None) > 0)
        {
        }
    }

    private sealed class ClosedTransport : IMailTransport
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => throw new TransportDownException("connect", new IOException());

        public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
