using SpineClinic.Mail;

namespace SpineClinic.Tests.Mail;

public sealed class LetterTemplateTests
{
    [Fact]
    public void A_letter_without_a_subject_is_refused() => Assert.Throws<FormatException>(() => new LetterTemplate("Hello\n"));

    [Fact]
    public void Fields_are_filled_in_the_subject_and_in_the_text()
    {
        var (subject, text) = new LetterTemplate("Subject: About {reference}\nYour reference is **{reference}**.").Fill(("reference", "SC-2222-22"));
        Assert.Equal(("About SC-2222-22", "Your reference is **SC-2222-22**.\n"), (subject, text));
    }
}
