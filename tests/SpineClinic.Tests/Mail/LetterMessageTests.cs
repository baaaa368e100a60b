using System.Text;
using MimeKit;
using SpineClinic.Booking;
using SpineClinic.Mail;
using SpineClinic.Testing;
using SpineClinic.Tests.Booking;

namespace SpineClinic.Tests.Mail;

public sealed class LetterMessageTests
{
    [Theory]
    [EveryDatabase]
    public async Task Raw_html_is_shown_as_text(DatabaseKind kind)
    {
        var html = (await ComposeAsync(kind, "<script>alert(1)</script> <img src=x>", "en")).HtmlBody;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [EveryDatabase]
    public async Task Both_parts_say_the_same(DatabaseKind kind)
    {
        var message = await ComposeAsync(kind, "Your reference is **SC-2222-22**: <https://clinic.example/status>", "en");
        Assert.Contains("**SC-2222-22**", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<strong>SC-2222-22</strong>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://clinic.example/status\">https://clinic.example/status</a>", message.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_page_says_its_language_and_its_direction(DatabaseKind kind)
    {
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", (await ComposeAsync(kind, "Hello", "en")).HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", (await ComposeAsync(kind, "Hello", "ar")).HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_calendar_without_a_method_is_refused(DatabaseKind kind) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ComposeAsync(kind, "Hello", "en", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

    [Theory]
    [EveryDatabase]
    public async Task A_calendar_is_a_third_alternative_and_an_attachment(DatabaseKind kind)
    {
        foreach (var (calendar, method) in Calendars())
        {
            var message = await SentAsync(await ComposeAsync(kind, "Your reference is **SC-2222-22**", "en", calendar));
            var mixed = Assert.IsType<Multipart>(message.Body);
            Assert.Equal("multipart/mixed", mixed.ContentType.MimeType);
            var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
            Assert.Equal(["text/plain", "text/html", "text/calendar"], alternative.Select(part => part.ContentType.MimeType));
            var part = Assert.IsType<TextPart>(alternative[2]);
            Assert.Equal((method, "utf-8", null), (part.ContentType.Parameters["method"], part.ContentType.Charset, part.FileName));
            Assert.Equal(calendar, Bytes(part));
            var attachment = Assert.IsType<MimePart>(mixed[1]);
            Assert.Equal(("application/ics", "invite.ics", true), (attachment.ContentType.MimeType, attachment.FileName, attachment.IsAttachment));
            Assert.Equal(calendar, Bytes(attachment));
            Assert.Equal("Your reference is **SC-2222-22**", message.TextBody);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_calendar_puts_no_word_of_a_person_into_a_header(DatabaseKind kind)
    {
        var bare = await SentAsync(await ComposeAsync(kind, "Hello", "en"));
        foreach (var (calendar, _) in Calendars())
        {
            var message = await SentAsync(await ComposeAsync(kind, "Hello", "en", calendar));
            Assert.Equal(bare.Headers.Select(header => header.Field), message.Headers.Select(header => header.Field));
            var headers = string.Join('\n', message.Headers.Concat(message.BodyParts.SelectMany(part => part.Headers)).Select(header => header.ToString()));
            foreach (var word in new[] { "Sam", "O'Neill", "sam+clinic", "High Street", "0195-7a", "X-Evil" })
            {
                Assert.DoesNotContain(word, headers, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static IEnumerable<(string Calendar, string Method)> Calendars()
    {
        var appointment = Appointments.Usual with { Summary = "Sam\r\nMETHOD:PUBLISH\r\nX-Evil: 1" };
        yield return (CalendarFile.Request(appointment, Appointments.London), "REQUEST");
        yield return (CalendarFile.Cancel(appointment, Appointments.London), "CANCEL");
    }

    // As it arrives: written and read again.
    private static async Task<MimeMessage> SentAsync(MimeMessage message)
    {
        using var sent = new MemoryStream();
        await message.WriteToAsync(sent);
        sent.Position = 0;
        return await MimeMessage.LoadAsync(sent);
    }

    private static string Bytes(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static async Task<MimeMessage> ComposeAsync(DatabaseKind kind, string text, string language, string? calendar = null)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using var db = clinic.Db();
        clinic.Get<Outbox>().Add(db, "test", "test:1", "someone@example.com", ("Hello", text), language, "SC-2222-22", TestClinic.Start);
        await db.SaveChangesAsync();
        return LetterMessage.Compose(db.Letters.Single(), clinic.Get<MailSettings>(), calendar);
    }
}
