using Bunit;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class CheckAnswersPageTests : PageContext
{
    [Fact]
    public void An_error_leads_to_the_page_where_it_can_be_mended()
    {
        var page = Show([new FieldError("/enquire/contact#phone", "Enter a phone number")]);
        Assert.Equal("/enquire/contact#phone", page.Find(".error-summary a").GetAttribute("href"));
    }

    [Fact]
    public void Every_answer_can_be_changed_and_no_two_links_sound_the_same()
    {
        var links = Show([]).FindAll(".summary-change a").ToList();
        Assert.All(links, link => Assert.StartsWith("/enquire/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(links.Count, links.Select(link => link.TextContent).Distinct().Count());
        Assert.True(links.Count >= 20);
    }

    [Fact]
    public void The_submission_key_is_hidden_in_the_form()
    {
        var input = Show([]).Find("form input[name=submissionKey]");
        Assert.Equal("hidden", input.GetAttribute("type"));
        Assert.True(Guid.TryParse(input.GetAttribute("value"), out _));
    }

    [Fact]
    public void The_persons_own_words_are_text()
    {
        var draft = Draft(Complete(Sheets.AllNo().Write("help", "<b>bold</b>")));
        var context = Patient();
        var page = Render<CheckAnswersPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Sections, SummarySection.Of(draft, context))
            .Add(component => component.SubmissionKey, draft.SubmissionKey)
            .Add(component => component.Deadline, "Tuesday"));
        Assert.Contains(page.FindAll(".summary-value p"), value => value.TextContent == "<b>bold</b>");
    }

    private IRenderedComponent<CheckAnswersPage> Show(IReadOnlyList<FieldError> errors)
    {
        var draft = Draft(Complete());
        var context = Patient();
        return Render<CheckAnswersPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Sections, SummarySection.Of(draft, context))
            .Add(component => component.SubmissionKey, draft.SubmissionKey)
            .Add(component => component.Deadline, "Tuesday")
            .Add(component => component.Errors, errors));
    }
}
