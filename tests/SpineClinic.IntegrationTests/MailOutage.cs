using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed class MailOutage
{
    [Theory, EveryDatabase]
    public async Task A_patient_notices_nothing_and_every_letter_arrives_once_when_the_server_is_back(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await sink.GoAwayAsync();
        await using var clinic = await RunningClinic.StartAsync(kind, LettersSayNothing.SmtpSettings(sink));
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var reference = await patient.SendAsync();
        await using var db = clinic.Db();
        await Waiting.UntilAsync(async () => await db.Letters.AnyAsync(letter => letter.LastProblem == "connect"));
        Assert.False(await db.Letters.AnyAsync(letter => letter.State == LetterState.Sent || letter.Attempts > 0));
        var written = await db.Letters.AsNoTracking().Select(letter => letter.MessageId).ToListAsync();

        sink.ComeBack();
        var sent = await LettersSayNothing.SentLettersAsync(clinic);

        Assert.All(sent, letter => Assert.Equal((reference, 1, null), (letter.Regarding, letter.Attempts, letter.LastProblem)));
        Assert.Equal(written.Order(), sink.Messages.Select(message => message.MessageId).Order());
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_is_away_counts_against_no_letter(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        await post.Sink.GoAwayAsync();
        for (var hour = 0; hour < 5; hour++)
        {
            var down = await Assert.ThrowsAsync<TransportDownException>(post.DeliverAsync);
            Assert.Equal("connect", down.Problem);
            post.Clinic.Clock.Advance(Duration.FromHours(1));
        }

        Assert.All(await post.LettersAsync(), letter => Assert.Equal((LetterState.Pending, 0, "connect"), (letter.State, letter.Attempts, letter.LastProblem)));
        post.Sink.ComeBack();
        await post.DeliverAsync();
        await post.AssertAllSentOnceAsync();
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_greets_badly_counts_against_no_letter(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        post.Sink.Answer = verb => verb == "MAIL" ? "" : null;
        await Assert.ThrowsAsync<TransportDownException>(post.DeliverAsync);
        Assert.All(await post.LettersAsync(), letter => Assert.Equal((LetterState.Pending, 0), (letter.State, letter.Attempts)));
        post.Sink.Answer = null;
        await post.DeliverAsync();
        await post.AssertAllSentOnceAsync();
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_hangs_up_after_the_last_dot_leaves_the_letter_uncertain_and_it_is_sent_again_under_the_same_id(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        post.Sink.Answer = verb => verb == "." ? "" : null;
        await post.DeliverAsync();
        Assert.All(await post.LettersAsync(), letter => Assert.Equal((LetterState.Uncertain, 1, "uncertain"), (letter.State, letter.Uncertainties, letter.LastProblem)));

        post.Sink.Answer = null;
        Assert.Equal(0, await post.DeliverAsync());
        post.Clinic.Clock.Advance(Letter.UncertaintyPause);
        await post.DeliverAsync();
        await post.AssertAllSentOnceAsync();
    }

    [Theory, EveryDatabase]
    public async Task A_letter_whose_fate_was_unknown_twice_is_left_to_a_person(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        post.Sink.Answer = verb => verb == "." ? "" : null;
        await post.DeliverAsync();
        post.Clinic.Clock.Advance(Letter.UncertaintyPause);
        await post.DeliverAsync();
        post.Sink.Answer = null;
        post.Clinic.Clock.Advance(Duration.FromDays(13));
        Assert.Equal(0, await post.DeliverAsync());
        Assert.All(await post.LettersAsync(), letter => Assert.Equal((LetterState.Uncertain, 2), (letter.State, letter.Uncertainties)));
    }

    [Theory, EveryDatabase]
    public async Task An_address_that_is_refused_for_good_ends_the_letter_with_its_code_and_the_others_go_on(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        var recipients = 0;
        post.Sink.Answer = verb => verb == "RCPT" && Interlocked.Increment(ref recipients) == 1 ? "550 5.1.1 no such zoe" : null;
        await post.DeliverAsync();
        var letters = await post.LettersAsync();
        var dead = Assert.Single(letters, letter => letter.State != LetterState.Sent);
        Assert.Equal((LetterState.Dead, "refused-550", 1), (dead.State, dead.LastProblem, dead.Attempts));
        Assert.Equal(letters.Count - 1, post.Sink.Messages.Count);

        post.Clinic.Clock.Advance(Duration.FromDays(13));
        Assert.Equal(0, await post.DeliverAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_letter_that_is_refused_for_now_is_put_off_and_sent_later(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        post.Sink.Answer = verb => verb == "RCPT" ? "451 4.7.1 greylisted" : null;
        await post.DeliverAsync();
        Assert.All(await post.LettersAsync(), letter =>
        {
            Assert.Equal((LetterState.Pending, "refused-451", 1), (letter.State, letter.LastProblem, letter.Attempts));
            Assert.InRange(letter.DueAt, TestClinic.Start + Duration.FromSeconds(1), TestClinic.Start + Duration.FromMinutes(1));
        });
        post.Sink.Answer = null;
        Assert.Equal(0, await post.DeliverAsync());
        post.Clinic.Clock.Advance(Duration.FromMinutes(1));
        await post.DeliverAsync();
        await post.AssertAllSentOnceAsync();
    }

    [Theory, EveryDatabase]
    public async Task A_letter_that_is_put_off_for_a_fortnight_is_dead_and_not_lost(DatabaseKind kind)
    {
        await using var post = await Post.StartAsync(kind);
        post.Sink.Answer = verb => verb == "DATA" ? "452 4.3.1 full" : null;
        while (post.Clinic.Clock.GetCurrentInstant() < TestClinic.Start + Letter.Patience + Duration.FromHours(2))
        {
            await post.DeliverAsync();
            post.Clinic.Clock.Advance(Duration.FromHours(1));
        }

        Assert.All(await post.LettersAsync(), letter => Assert.Equal((LetterState.Dead, "expired"), (letter.State, letter.LastProblem)));
        Assert.Empty(post.Sink.Messages);
    }

    /// <summary>A clinic with one enquiry whose letters wait, a courier, and a mail server that may misbehave.</summary>
    private sealed class Post(SmtpSink sink, SmtpTransport transport, TestClinic clinic) : IAsyncDisposable
    {
        public SmtpSink Sink => sink;

        public TestClinic Clinic => clinic;

        public static async Task<Post> StartAsync(DatabaseKind kind)
        {
            var sink = new SmtpSink();
            var transport = new SmtpTransport(
                new MailSettings { Transport = "Smtp", Folder = "", Host = "127.0.0.1", Port = sink.Port, Security = "None", From = "clinic@clinic.example" });
            var post = new Post(sink, transport, await TestClinic.StartAsync(kind, transport));
            await post.Clinic.ReceiveAsync();
            return post;
        }

        /// <summary>One round of the courier, then the conversation is ended.</summary>
        public async Task<int> DeliverAsync()
        {
            try
            {
                return await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
            }
            finally
            {
                await transport.RestAsync(CancellationToken.None);
            }
        }

        public async Task<IReadOnlyList<Letter>> LettersAsync()
        {
            await using var db = clinic.Db();
            var letters = await db.Letters.AsNoTracking().ToListAsync();
            Assert.True(letters.Count >= 2);
            return letters;
        }

        public async Task AssertAllSentOnceAsync()
        {
            var letters = await LettersAsync();
            Assert.All(letters, letter => Assert.Equal((LetterState.Sent, null), (letter.State, letter.LastProblem)));
            Assert.Equal(letters.Select(letter => letter.MessageId).Order(), sink.Messages.Select(message => message.MessageId).Order());
        }

        public async ValueTask DisposeAsync()
        {
            transport.Dispose();
            await clinic.DisposeAsync();
            await sink.DisposeAsync();
        }
    }
}
