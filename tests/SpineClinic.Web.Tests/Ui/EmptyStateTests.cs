using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class EmptyStateTests : BunitContext
{
    [Fact]
    public void It_says_that_nothing_waits_and_why()
    {
        var page = Render<EmptyState>(p => p.Add(e => e.Heading, "Nothing is waiting").AddChildContent("<p>All done.</p>"));

        Assert.Equal("Nothing is waiting", page.Find(".empty-heading").TextContent);
        Assert.Contains("All done.", page.Markup, StringComparison.Ordinal);
    }
}
