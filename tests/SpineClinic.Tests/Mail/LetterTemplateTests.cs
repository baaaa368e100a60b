using SpineClinic.Mail;

namespace SpineClinic.Tests.Mail;

public sealed class LetterTemplateTests
{
    [Fact]
    public void A_letter_without_a_subject_is_refused() => Assert.Throws<FormatException>(() => new LetterTemplate("Hello\n"));

    [Fact]
    public void Raw_html_is_shown_as_text()
    {
        var (_, _, html) = new LetterTemplate("Subject: Hello\n<script>alert(1)</script> {name}").Fill(("name", "<img src=x>"));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Both_parts_say_the_same()
    {
        var (subject, text, html) = new LetterTemplate("Subject: About {reference}\nYour reference is **{reference}**.").Fill(("reference", "SC-2222-22"));
        Assert.Equal("About SC-2222-22", subject);
        Assert.Contains("**SC-2222-22**", text, StringComparison.Ordinal);
        Assert.Contains("<strong>SC-2222-22</strong>", html, StringComparison.Ordinal);
    }
}
