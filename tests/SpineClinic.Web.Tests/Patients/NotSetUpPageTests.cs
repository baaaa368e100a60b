using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class NotSetUpPageTests : PageContext
{
    [Fact]
    public void It_needs_nothing_and_still_says_what_to_do() => Assert.Contains("emergency number", Render<NotSetUpPage>().Markup, StringComparison.Ordinal);
}
