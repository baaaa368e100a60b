using Bunit;
using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class SignOffPageTests : SettingsContext
{
    [Fact]
    public void A_manager_reads_everything_and_is_not_offered_to_sign()
    {
        var page = Show(Manager, View());
        Assert.NotEmpty(page.FindAll("table.rules"));
        Assert.Empty(page.FindAll("#sign"));
        Assert.NotEmpty(Show(Clinician, View()).FindAll("#sign"));
    }

    [Fact]
    public void It_says_whether_the_form_is_open_and_why_not()
    {
        Assert.Contains("is open", Show(Manager, View()).Find(".notice-success").TextContent, StringComparison.Ordinal);
        Assert.Contains("closed: nobody signed", Show(Manager, View("nobody signed")).Find(".alarm").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_every_version_language_and_pack_with_its_day_of_review()
    {
        var facts = Show(Manager, View(now: Instant.FromUtc(2028, 1, 1, 0, 0))).Find(".facts").TextContent;
        foreach (var edition in InForce.Wordings.Concat(InForce.Packs))
        {
            Assert.Contains($"({edition})", facts, StringComparison.Ordinal);
        }

        Assert.Contains("Expired: to be reviewed by 2027-11-01", facts, StringComparison.Ordinal);
        Assert.Contains("Not signed", facts, StringComparison.Ordinal);
    }

    private IRenderedComponent<SignOffPage> Show(StaffActor actor, SignOffView view) =>
        Render<SignOffPage>(parameters => parameters.Add(component => component.Actor, actor).Add(component => component.View, view));
}
