using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SpineClinic.Mail;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Letters leave, once each, with the same headers, and without a word of what the patient said.</summary>
public sealed class LettersSayNothing
{
    private static readonly string[] Headers =
        ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress"];

    [Theory, EveryDatabase]
    public async Task In_the_folder_each_letter_is_one_file(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var answers = await SendAsync(patient);
        var letters = await SentLettersAsync(clinic);

        var files = Directory.GetFiles(clinic.MailFolder);
        Assert.All(files, file => Assert.EndsWith(".eml", file, StringComparison.Ordinal));
        AssertDiscreet([.. files.Select(file => MimeMessage.Load(file))], letters, answers);
    }

    [Theory, EveryDatabase]
    public async Task Over_smtp_each_letter_arrives_once(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var clinic = await RunningClinic.StartAsync(kind, SmtpSettings(sink));
        using var patient = clinic.NewPatient();
        var answers = await SendAsync(patient);
        var letters = await SentLettersAsync(clinic);

        AssertDiscreet(sink.Messages, letters, answers);
        Assert.All(sink.Messages, message => Assert.Equal("clinic@clinic.example", Assert.Single(message.From.Mailboxes).Address));
    }

    internal static string[] SmtpSettings(SmtpSink sink) =>
        ["--Mail:Transport=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={sink.Port}", "--Mail:Security=None", "--Mail:From=clinic@clinic.example"];

    /// <summary>Every letter, once the courier has handed over all of them.</summary>
    internal static async Task<IReadOnlyList<Letter>> SentLettersAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        await Waiting.UntilAsync(async () => !await db.Letters.AnyAsync(letter => letter.State != LetterState.Sent));
        return await db.Letters.AsNoTracking().ToListAsync();
    }

    private static async Task<IReadOnlyList<string>> SendAsync(FormClient patient)
    {
        var visited = await patient.WalkAsync(
            ("legs", [("legs", "yes")]), ("legs-timing", [("legsTiming", "checked")]), ("background", [("signs", "weightLoss"), ("history", "steroids"), ("history", "knock")]));
        Assert.Equal("/enquire/check", visited[^1]);
        var rows = (await patient.PageAsync("/enquire/check")).QuerySelectorAll(".summary-value p").Select(value => value.TextContent.Trim());
        var answers = rows.Where(value => value.Length >= 8 && value != "zoe@example.org").ToList();
        Assert.Contains(answers, answer => answer.Contains("lost weight", StringComparison.Ordinal));
        await patient.SendAsync();
        return [.. answers, "Zoë", "Quince", "900123", "900 123", "numb", "weight", "steroid", "leg"];
    }

    private static void AssertDiscreet(IReadOnlyList<MimeMessage> messages, IReadOnlyList<Letter> letters, IReadOnlyList<string> answers)
    {
        Assert.True(letters.Count >= 2);
        Assert.Equal(letters.Select(letter => letter.MessageId).Order(), messages.Select(message => message.MessageId).Order());
        foreach (var message in messages)
        {
            Assert.Equal(Headers, HeadersOf(message).Select(header => header.Field).Order(StringComparer.Ordinal));
            Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
            var to = Assert.Single(message.To.Mailboxes).Address;
            // A message's own id is chance and is compared above: among so many letters some day stands "leg".
            var headers = HeadersOf(message).Where(header => header.Id != HeaderId.MessageId).Select(header => $"{header.Field}: {header.Value}");
            var all = string.Join('\n', [.. headers, message.Subject, message.TextBody, WebUtility.HtmlDecode(message.HtmlBody)]);
            Assert.All(answers, answer => Assert.DoesNotContain(answer, all, StringComparison.OrdinalIgnoreCase));
            Assert.True(to == "zoe@example.org" || !all.Contains("zoe", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static HeaderList HeadersOf(MimeMessage message)
    {
        using var raw = new MemoryStream();
        message.WriteTo(raw, CancellationToken.None);
        raw.Position = 0;
        return HeaderList.Load(raw, CancellationToken.None);
    }
}
