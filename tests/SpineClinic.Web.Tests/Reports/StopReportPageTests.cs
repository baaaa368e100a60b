using Bunit;
using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Reports;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reports;

public sealed class StopReportPageTests : PageContext
{
    private static readonly YearMonth November = new(2026, 11);

    [Fact]
    public void What_was_typed_stays_when_it_is_refused_and_no_count_is_shown()
    {
        var page = Show(tally: null, new FieldError("from", "Enter the first month"));
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Equal("/staff/reports#from", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Equal("<typed>", page.Find("#from").GetAttribute("value"));
        Assert.Equal("true", page.Find("#from").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll("table, .empty"));
    }

    [Fact]
    public void When_nothing_was_shown_it_says_so()
    {
        var page = Show(new StopTally(November, November, [new StopTally.Month(November, 3, new StopCount(), [])], []));
        Assert.Contains("No emergency page was shown from 2026-11 to 2026-11", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("3 requests", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void It_is_marked_in_the_header_and_runs_only_the_scripts_of_every_staff_page()
    {
        var page = Show(tally: null);
        Assert.Equal("page", page.Find(".staff-nav a[href='/staff/reports']").GetAttribute("aria-current"));
        Assert.Equal(["desk.js", "desk-keys.js"], page.FindAll("script").Select(script => script.GetAttribute("src")!.Split('/')[^1]));
        Assert.Equal("get", page.Find("main form").GetAttribute("method"));
    }

    private IRenderedComponent<StopReportPage> Show(StopTally? tally, params FieldError[] errors) => Render<StopReportPage>(parameters => parameters
        .Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Max Manager", Role.Manager))
        .Add(component => component.Context, Patient())
        .Add(component => component.Tally, tally)
        .Add(component => component.From, "<typed>")
        .Add(component => component.Errors, errors));
}
