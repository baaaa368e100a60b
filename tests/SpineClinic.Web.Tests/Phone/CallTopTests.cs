using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallTopTests : PhoneContext
{
    [Fact]
    public void Without_a_rule_there_is_nothing() => Assert.Equal("", Show(View(AnswerSheet.Empty)).Markup.Trim());

    [Fact]
    public void An_emergency_is_the_patients_own_page_to_read_aloud_and_then_what_was_said()
    {
        var top = Show(View(Numb));
        Assert.Equal("Read aloud", top.Find("#stop .tag").TextContent);
        Assert.Equal("tel:999", top.Find(".care-emergency a.call-number").GetAttribute("href"));
        Assert.Contains(Questionnaires.Wording("en").Paragraphs("emergency", "doNotWait")[0], top.Find(".care-emergency").TextContent, StringComparison.Ordinal);
        Assert.Equal(Enum.GetNames<CallTold>(), top.FindAll("[name=callTold]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void What_is_not_recorded_is_said_there() =>
        Assert.Contains("Choose what the caller was told", Show(View(Numb) with { More = [PhoneWords.Of(CallEnding.ToldMissing)] }).Find("#callTold-error").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Urgent_advice_is_there_until_it_was_read()
    {
        var view = View(Fever);
        Assert.EndsWith("/urgent", Show(view).Find("#urgent button").GetAttribute("formaction"), StringComparison.Ordinal);
        Assert.Equal("", Show(View(Fever with { UrgentSeen = ["U-FEVER"] })).Markup.Trim());
    }

    [Fact]
    public void In_an_emergency_the_urgent_advice_gives_way() => Assert.Empty(Show(View(Numb.With("unwell", Fever["unwell"]!).With("feverMore", Fever["feverMore"]!))).FindAll("#urgent"));

    private IRenderedComponent<CallTop> Show(CallView view) => Render<CallTop>(parameters => parameters.Add(part => part.View, view));
}
