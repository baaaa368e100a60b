using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallPageTests : PhoneContext
{
    [Fact]
    public void The_six_safety_questions_come_first_and_every_question_has_the_name_that_it_has_everywhere()
    {
        var page = Show(View(AnswerSheet.Empty));
        var names = page.FindAll("[data-question]").Select(question => question.GetAttribute("data-question")).ToList();
        Assert.Equal(["walk", "saddle", "bladder", "sex", "legs", "unwell", "site"], names.Take(7));
        Assert.Equal(names, page.FindAll("[data-question] [name]:not([type=hidden])").Select(input => input.GetAttribute("name")).Distinct());
        Assert.Contains("name", names);
        Assert.Equal("Nothing typed yet", page.Find("#saved").TextContent);
    }

    [Fact]
    public void The_first_button_of_the_form_saves() => Assert.Equal("save-all", Show(View(AnswerSheet.Empty)).Find("form#call button").Id);

    [Fact]
    public void While_an_emergency_rule_fires_only_what_could_change_that_is_asked_and_who_it_is()
    {
        var page = Show(View(Numb));
        Assert.Equal("E-CES-1", page.Find("main").GetAttribute("data-rules"));
        Assert.Contains("aloud now", page.Find("[role=alert]#call-alert").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[name=site], [formaction$='/file']"));
        Assert.NotNull(page.Find("[name=phone]"));
        Assert.Equal(2, page.FindAll("[name=saddleTiming][value=recent], [formaction$='/emergency']").Count);
    }

    [Fact]
    public void A_rule_that_looks_at_the_background_leaves_that_open()
    {
        var page = Show(View(AnswerSheet.Empty.Choose("walk", "yes").Choose("walkTiming", "recent").Choose("walkMore", "none").Choose("history", "cancer")));
        Assert.Equal("E-MSCC", page.Find("main").GetAttribute("data-rules"));
        Assert.NotEmpty(page.FindAll("[name=history]"));
        Assert.Empty(page.FindAll("[name=site]"));
    }

    [Fact]
    public void What_was_refused_is_said_once_at_the_top_and_at_its_field()
    {
        var page = Show(View(AnswerSheet.Empty) with { IsRefused = true, Problems = [new SheetError("walk", "required")], More = [new FieldError("phone", "Enter a phone number")], Conflicts = [Conflict()] });
        Assert.Equal(["#walk", "#name", "#phone"], page.FindAll(".error-summary a").Select(link => link.GetAttribute("href")![^(link.GetAttribute("href")!.Length - link.GetAttribute("href")!.IndexOf('#'))..]));
        Assert.Equal("true", page.Find("#phone").GetAttribute("aria-invalid"));
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_form_is_said() => Assert.Contains("form is closed", Show(View(AnswerSheet.Empty) with { Context = Patient() with { Closed = "no sign-off" } }).Markup, StringComparison.Ordinal);

    private IRenderedComponent<CallPage> Show(CallView view) => Render<CallPage>(parameters => parameters.Add(page => page.View, view));
}
