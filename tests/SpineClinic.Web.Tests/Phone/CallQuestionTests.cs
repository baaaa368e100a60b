using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallQuestionTests : PhoneContext
{
    [Fact]
    public void A_safety_question_has_the_patients_own_words_to_be_read_aloud()
    {
        var question = Show(AnswerSheet.Empty, "walk");
        Assert.Equal("Read aloud", question.Find(".call-script .tag").TextContent);
        Assert.Contains(Questionnaires.Wording("en").Label("walk"), question.Find(".call-script [lang=en]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Questionnaires.Wording("en").Hint("walk")!, question.Find(".call-script").TextContent, StringComparison.Ordinal);
        Assert.Equal(Questionnaires.Wording("en").Short("walk"), question.Find("legend").TextContent.Trim());
    }

    [Fact]
    public void About_somebody_else_the_words_are_the_other_ones() =>
        Assert.Contains(Questionnaires.Wording("en").Label("walk", they: true), Show(AnswerSheet.Empty.Choose("who", "other"), "walk").Find(".call-script").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Any_other_question_stands_alone_and_no_browser_fills_it_in()
    {
        var question = Show(AnswerSheet.Empty.Write("name", "<b>Zoë</b>"), "name");
        Assert.Empty(question.FindAll(".call-script"));
        Assert.Equal(("off", "<b>Zoë</b>"), (question.Find("#name").GetAttribute("autocomplete"), question.Find("#name").GetAttribute("value")));
    }

    [Fact]
    public void It_holds_the_mark_of_the_answer_that_it_shows()
    {
        var sheet = AnswerSheet.Empty.Choose("walk", "yes");
        Assert.Equal("", Show(AnswerSheet.Empty, "walk").Find("[name=was-walk]").GetAttribute("value"));
        Assert.Equal(CallMarks.Of(sheet["walk"]), Show(sheet, "walk").Find("[name=was-walk]").GetAttribute("value"));
    }

    private IRenderedComponent<CallQuestion> Show(AnswerSheet sheet, string name)
    {
        var (view, page) = (View(sheet), Questionnaires.Current.PageOf(name));
        return Render<CallQuestion>(parameters => parameters.Add(part => part.View, view).Add(part => part.Page, page).Add(part => part.IsFirst, true)
            .Add(part => part.Question, view.QuestionsOf(page).First(question => question.Name == name)));
    }
}
