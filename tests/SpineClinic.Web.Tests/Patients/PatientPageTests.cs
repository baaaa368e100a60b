using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class PatientPageTests : PageContext
{
    [Fact]
    public void The_demo_says_that_it_is_one() => Assert.Contains("not clinically approved", Show(isDemo: true).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_real_clinic_does_not() => Assert.DoesNotContain("not clinically approved", Show(isDemo: false).Markup, StringComparison.Ordinal);

    [Fact]
    public void It_has_no_script_and_names_the_clinic_in_its_title()
    {
        var page = Show(isDemo: true);
        Assert.DoesNotContain("<script", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>A page - Test &amp; Sons Spine Clinic</title>", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PatientPage> Show(bool isDemo) => Render<PatientPage>(parameters => parameters
        .Add(component => component.Context, Patient(isDemo: isDemo)).Add(component => component.Title, "A page").AddChildContent("<h1>A page</h1>"));
}
