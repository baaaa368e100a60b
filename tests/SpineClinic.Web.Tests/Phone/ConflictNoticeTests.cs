using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class ConflictNoticeTests : PhoneContext
{
    [Fact]
    public void Without_a_conflict_there_is_only_the_mark()
    {
        var notice = Show(View(AnswerSheet.Empty));
        Assert.Empty(notice.FindAll(".notice"));
        Assert.Equal("hidden", notice.Find("[name=was-name]").GetAttribute("type"));
    }

    [Fact]
    public void A_conflict_shows_the_other_answer_as_text_and_keeps_the_old_mark_so_that_saving_again_overwrites_nothing()
    {
        var view = View(AnswerSheet.Empty.Write("name", "Zoë <i>Stored</i>")) with { Conflicts = [Conflict()] };
        var notice = Show(view);
        Assert.Contains("at 10:00: Zoë <i>Stored</i>", string.Join(' ', notice.Find(".notice p").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("0123456789abcdef", notice.Find("[name=was-name]").GetAttribute("value"));
        Assert.Equal("name", notice.Find("button[name=over]").GetAttribute("value"));
        Assert.Equal("Zoe Typed", view.Shown.Sheet.Text("name"));
    }

    [Fact]
    public void A_choice_is_shown_in_its_words()
    {
        var conflict = Conflict("walk") with { Stored = new Answer(["notSure"], null, 1, "en", TestClinic.Start), Typed = new Answer(["no"], null, 1, "en", TestClinic.Start) };
        Assert.Contains("I'm not sure", Show(View(AnswerSheet.Empty) with { Conflicts = [conflict] }, "walk").Markup.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private IRenderedComponent<ConflictNotice> Show(CallView view, string input = "name") => Render<ConflictNotice>(parameters => parameters.Add(part => part.View, view).Add(part => part.Input, input));
}
