using MimeKit;
using SpineClinic.Mail;
using SpineClinic.Testing;

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

    private static async Task<MimeMessage> ComposeAsync(DatabaseKind kind, string text, string language)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using var db = clinic.Db();
        clinic.Get<Outbox>().Add(db, "test", "test:1", "someone@example.com", ("Hello", text), language, "SC-2222-22", TestClinic.Start);
        await db.SaveChangesAsync();
        return LetterMessage.Compose(db.Letters.Single(), clinic.Get<MailSettings>());
    }
}
