using Bunit;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallFiledPageTests : PhoneContext
{
    private static readonly FiledCall Filed = new("SC-4H7K-2M", Tier.P3, NeedsACall: false, TestClinic.Start, IsForSomeoneElse: false, HasEmail: false);

    [Fact]
    public void The_reference_is_there_to_be_read_and_spelled_and_by_when_the_clinic_answers()
    {
        var page = Show(Filed);
        Assert.Equal("SC-4H7K-2M", page.Find("#reference").TextContent);
        Assert.Contains("Sierra, Charlie, dash, four, Hotel, seven, Kilo, dash, two, Mike", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Tuesday 24 November at 10:00", page.Find("ol").TextContent, StringComparison.Ordinal);
        Assert.Contains("No email address", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/staff/enquiries/SC-4H7K-2M#call']"));
    }

    [Fact]
    public void An_emergency_promises_no_day()
    {
        var page = Show(Filed with { Tier = Tier.P0, HasEmail = true });
        Assert.Empty(page.FindAll("ol"));
        Assert.Contains("Get help now", page.Markup, StringComparison.Ordinal);
        Assert.Contains("A letter with the reference", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_after_it_was_filed_can_be_copied()
    {
        Assert.Empty(Show(Filed).FindAll("#kept"));
        var page = Render<CallFiledPage>(parameters => parameters.Add(page => page.Actor, Rita).Add(page => page.Context, Patient()).Add(page => page.Filed, Filed)
            .Add(page => page.Texts, [new TypedText("callNotes", "Legs are weak now")]));
        Assert.Equal("Legs are weak now", page.Find("#kept-callNotes").GetAttribute("value"));
        Assert.Contains("filed before you typed", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CallFiledPage> Show(FiledCall filed) =>
        Render<CallFiledPage>(parameters => parameters.Add(page => page.Actor, Rita).Add(page => page.Context, Patient()).Add(page => page.Filed, filed));
}
