using SpineClinic.Enquiries;
using SpineClinic.Tests.Enquiries;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class MessageTemplatesTests
{
    private static readonly MessageTemplates Templates = MessageTemplates.Load();

    [Fact]
    public void Every_language_of_the_form_has_every_text()
    {
        Assert.Equal(WordingFiles.Languages.Order(), Templates.Languages.Order());
        Assert.All(WordingFiles.Languages, language => Assert.All(Templates.Names, name => Assert.NotEmpty(Templates.Find(name, language)!)));
        Assert.Equal(["scanReport", "betterTime", "referral", "moreDetail"], Templates.Questions);
    }

    [Fact]
    public void What_there_is_not_is_null_and_another_language_is_English()
    {
        Assert.Null(Templates.Find("nothing", "en"));
        Assert.Null(Templates.Find(null, "en"));
        Assert.Equal(Templates.Find("Declined", "en"), Templates.Find("Declined", "cy"));
    }

    [Theory]
    [InlineData(ClosureReason.Spam), InlineData(ClosureReason.Duplicate), InlineData(ClosureReason.Seen), InlineData(ClosureReason.EnteredInError), InlineData(ClosureReason.AdviceGiven)]
    public void What_the_patient_knows_or_needs_not_know_has_no_standard_words(ClosureReason reason) => Assert.Null(Templates.Find(reason.ToString(), "en"));
}
