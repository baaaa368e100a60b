using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Enquiries;

/// <summary>INV13 of the clinical reference: the whole path is proved every few minutes, and nobody meets the proof.</summary>
public sealed class SyntheticEnquiryTests
{
    [Theory, EveryDatabase]
    public async Task It_is_on_no_worklist_and_in_no_count_and_leaves_the_clinic_by_no_letter(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.True(await clinic.Get<SyntheticEnquiry>().RunAsync(CancellationToken.None));
        await using var db = clinic.Db();
        var hidden = await db.Enquiries.IgnoreQueryFilters().SingleAsync();
        Assert.True(hidden.IsSynthetic);
        Assert.False(await db.Enquiries.AnyAsync());
        Assert.False(await db.EnquiryEvents.AnyAsync() || await db.AuditEntries.AnyAsync(entry => entry.SubjectType == "enquiry"));
        clinic.Clock.Advance(Duration.FromMinutes(2));
        var board = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None);
        Assert.Equal((0, 0, 0, 0, 0), (board.Rows.Count, board.Open, board.Today.Received, board.Overdue, board.LettersWaiting));
        Assert.Null(await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, hidden.Reference, CancellationToken.None));
        clinic.Clock.Advance(Duration.FromDays(30));
        Assert.Equal(0, await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None));
        Assert.Equal(1, await clinic.Get<Courier>().DeliverAsync(CancellationToken.None));
        Assert.Empty(clinic.Post.Messages);
    }

    [Theory, EveryDatabase]
    public async Task The_next_round_clears_the_last_one_away(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var real = (await clinic.ReceiveAsync()).Reference;
        var synthetic = clinic.Get<SyntheticEnquiry>();
        for (var round = 0; round < 3; round++)
        {
            Assert.True(await synthetic.RunAsync(CancellationToken.None));
            await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
            clinic.Clock.Advance(Duration.FromMinutes(5));
        }

        await using var db = clinic.Db();
        Assert.Equal((2, 2), (await db.Enquiries.IgnoreQueryFilters().CountAsync(), await db.DataKeys.CountAsync()));
        Assert.Equal(1, await db.Letters.CountAsync(letter => letter.Kind == EnquiryLetters.Synthetic));
        Assert.Equal(real, (await db.Enquiries.SingleAsync()).Reference);
        Assert.NotNull(clinic.Get<PathHealth>().LastPassedAt);
    }

    [Theory, EveryDatabase]
    public async Task An_enquiry_that_cannot_be_stored_closes_the_form_until_one_can(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (synthetic, health) = (clinic.Get<SyntheticEnquiry>(), clinic.Get<PathHealth>());
        await using var db = clinic.Db();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Letters\" RENAME TO \"LettersAway\"");
        Assert.False(await synthetic.RunAsync(CancellationToken.None));
        Assert.Contains("could not be taken in", health.WhyClosed, StringComparison.Ordinal);
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"LettersAway\" RENAME TO \"Letters\"");
        Assert.True(await synthetic.RunAsync(CancellationToken.None));
        Assert.Null(health.WhyClosed);
    }

    [Theory, EveryDatabase]
    public async Task A_courier_that_takes_nothing_up_closes_the_form_and_a_mail_server_that_is_away_does_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind, new AwayTransport());
        var (synthetic, health) = (clinic.Get<SyntheticEnquiry>(), clinic.Get<PathHealth>());
        await synthetic.RunAsync(CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(5));
        Assert.False(await synthetic.RunAsync(CancellationToken.None));
        Assert.Contains("courier", health.WhyClosed, StringComparison.Ordinal);

        // The courier works again, and the mail server is away: the patient's path is as it was.
        await clinic.ReceiveAsync();
        await Assert.ThrowsAsync<TransportDownException>(() => DeliverAllAsync(clinic));
        clinic.Clock.Advance(Duration.FromMinutes(5));
        Assert.True(await synthetic.RunAsync(CancellationToken.None));
    }

    private static async Task DeliverAllAsync(TestClinic clinic)
    {
        while (await clinic.Get<Courier>().DeliverAsync(CancellationToken.None) > 0)
        {
            // Round by round, as the worker does.
        }
    }

    private sealed class AwayTransport : IMailTransport
    {
        public Task SendAsync(MimeKit.MimeMessage message, CancellationToken cancellationToken) => throw new TransportDownException("connect", new TimeoutException());

        public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
