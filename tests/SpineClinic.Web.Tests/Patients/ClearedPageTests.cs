using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ClearedPageTests : PageContext
{
    [Fact]
    public void It_says_until_when_only_where_something_was_left_unsent()
    {
        Assert.DoesNotContain("until", Show(null), StringComparison.Ordinal);
        Assert.Contains("until Thursday 24 December", Show("Thursday 24 December"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_home_keeps_the_language() =>
        Assert.NotNull(Render<ClearedPage>(parameters => parameters.Add(component => component.Context, Patient(language: "es"))).Find("main a.button[href='/?language=es']"));

    private string Show(string? until)
    {
        var main = Render<ClearedPage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Until, until)).Find("main");
        Assert.DoesNotContain("{", main.TextContent, StringComparison.Ordinal);
        return main.TextContent;
    }
}
