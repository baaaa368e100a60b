using Bunit;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class EmergencyTextsTests : PageContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void Every_text_of_the_emergency_page_is_there_with_its_numbers_in_it(string language)
    {
        var context = Patient() with { Words = Questionnaires.Wording(language) };
        var texts = Render<EmergencyTexts>(parameters => parameters.Add(component => component.Context, context));
        var shown = texts.FindAll("dd").Select(text => text.TextContent).ToList();
        foreach (var they in new[] { false, true })
        {
            Assert.Contains(context.Fill(context.Words.Page("emergency", "headingCallKeepStill", they)), shown);
            Assert.All(context.Words.Paragraphs("emergency", "doNotWaitCall", they), text => Assert.Contains(context.Fill(text), shown));
            Assert.All(context.Words.Paragraphs("urgent", "whatToDo", they), text => Assert.Contains(context.Fill(text), shown));
        }

        Assert.DoesNotContain(shown, text => text.Contains("{emergencyNumber}", StringComparison.Ordinal));
        Assert.All(texts.FindAll("dd"), text => Assert.Equal(context.Words.Direction, text.GetAttribute("dir")));
    }
}
