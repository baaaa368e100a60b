using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class QuestionPageTests : PageContext
{
    public static TheoryData<string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool>();
            foreach (var page in Questionnaires.Current.Pages)
            {
                pages.Add(page.Id, false);
                pages.Add(page.Id, true);
            }

            return pages;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_error_is_at_its_field_and_in_the_summary(string pageId, bool they)
    {
        var page = Questionnaires.Current.FindPage(pageId)!;
        var draft = Draft(Sheet(they));
        var errors = page.Questions.Where(question => question.IsAsked(draft.Route.Answers) && !question.Optional).Select(question => new SheetError(question.Id, "required")).ToList();
        var rendered = Show(page, draft, they, errors);

        Assert.Equal(errors.Select(error => "#" + error.Question), rendered.FindAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(errors, error => Assert.Contains(rendered.FindAll($"#{error.Question}-error"), text => text.TextContent.Contains("Error:", StringComparison.Ordinal)));
        Assert.All(errors, error => Assert.NotNull(rendered.Find($"#{error.Question}")));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_page_has_one_heading_and_posts_to_itself_every_input_of_its_questions(string pageId, bool they)
    {
        var page = Questionnaires.Current.FindPage(pageId)!;
        var draft = Draft(Sheet(they));
        var rendered = Show(page, draft, they, []);

        Assert.NotEmpty(Assert.Single(rendered.FindAll("h1")).TextContent.Trim());
        var form = rendered.Find("form");
        Assert.Equal(("post", $"/enquire/{pageId}"), (form.GetAttribute("method"), form.GetAttribute("action")));
        var names = form.QuerySelectorAll("input, textarea").Select(input => input.GetAttribute("name")).Distinct();
        Assert.Equal(page.Questions.Where(question => question.IsAsked(draft.Route.Answers)).Select(question => question.Id), names);
    }

    [Fact]
    public void Everything_typed_is_still_there_and_is_text()
    {
        const string hostile = "<script>alert('x')</script> & \"quotes\"";
        var draft = Draft(Sheets.AllNo().Write("help", hostile).Choose("adjust", "lieDown", "companion"));
        var rendered = Show(Questionnaires.Current.FindPage("help")!, draft, they: false, [new SheetError("help", "tooLong", 1000, 1200)]);

        Assert.Equal(hostile, rendered.Find("textarea").GetAttribute("value"));
        Assert.Empty(rendered.FindAll("script"));
        Assert.Equal(["lieDown", "companion"], rendered.FindAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Contains("It has 1200 now", rendered.Find("#help-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_else_is_asked_about_in_the_third_person()
    {
        var rendered = Show(Questionnaires.Current.FindPage("walk")!, Draft(Sheet(they: true)), they: true, []);
        Assert.Contains("Does the person", rendered.Find("h1").TextContent, StringComparison.Ordinal);
    }

    private static AnswerSheet Sheet(bool they) => they ? Sheets.AllNo().Choose("who", "other") : Sheets.AllNo();

    private IRenderedComponent<QuestionPage> Show(QuestionnairePage page, DraftState draft, bool they, IReadOnlyList<SheetError> errors)
    {
        var context = Patient(they);
        return Render<QuestionPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.PageId, page.Id)
            .Add(component => component.Questions, QuestionView.Of(page, context, draft, errors))
            .Add(component => component.Back, "/enquire"));
    }
}
