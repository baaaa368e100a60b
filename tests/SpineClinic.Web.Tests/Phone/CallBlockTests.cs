using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallBlockTests : PhoneContext
{
    [Fact]
    public void Only_questions_that_the_answers_lead_to_are_asked()
    {
        Assert.Empty(Show(AnswerSheet.Empty, "safety").FindAll("[name=walkTiming]"));
        Assert.NotEmpty(Show(AnswerSheet.Empty.Choose("walk", "yes"), "safety").FindAll("[name=walkTiming]"));
        Assert.Empty(Show(AnswerSheet.Empty, "contact").FindAll("[name=proxyName]"));
        Assert.NotEmpty(Show(AnswerSheet.Empty.Choose("who", "other"), "contact").FindAll("[name=proxyName]"));
    }

    [Fact]
    public void Each_page_of_the_form_has_its_own_save_with_a_name_of_its_own()
    {
        var buttons = Show(AnswerSheet.Empty, "safety").FindAll("button[name=save]");
        Assert.Equal(["walk", "saddle", "bladder", "sex", "legs", "unwell"], buttons.Select(button => button.GetAttribute("value")));
        Assert.Equal(6, buttons.Select(button => button.TextContent).Distinct().Count());
    }

    [Fact]
    public void What_the_form_says_after_a_page_is_read_aloud_too() =>
        Assert.Contains("Samaritans", Show(AnswerSheet.Empty, "help").Find("#part-after-help").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<CallBlock> Show(AnswerSheet sheet, string block) => Render<CallBlock>(parameters => parameters.Add(part => part.View, View(sheet)).Add(part => part.Block, block));
}
