using Bunit;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class WorsePageTests : PageContext
{
    [Fact]
    public void Only_the_safety_answers_are_there_to_check_and_the_emergency_number_stands_first()
    {
        var (context, draft) = (Patient(), Draft(Complete(Sheets.AllNo() with { WorseningOf = Guid.NewGuid() })));
        var page = Render<WorsePage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Sections, SummarySection.Of(draft, context))
            .Add(component => component.Back, "/enquire/unwell"));
        Assert.Equal(["Safety questions"], page.FindAll("h2").Take(1).Select(heading => heading.TextContent));
        Assert.DoesNotContain("Zoë", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Call 999 or go to A&amp;E now.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/enquire/worse", page.Find("form").GetAttribute("action"));
    }
}
