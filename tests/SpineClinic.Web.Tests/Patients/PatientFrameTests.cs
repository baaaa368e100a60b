using AngleSharp.Html.Parser;
using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class PatientFrameTests : PageContext
{
    [Fact]
    public void Header_and_footer_are_in_the_language_of_the_page_and_keep_it()
    {
        var words = Questionnaires.Wording("ar");
        var page = new HtmlParser().ParseDocument(Show("ar"));
        Assert.Equal(("ar", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Equal(words.Common("skipLink"), page.QuerySelector(".skip-link")!.TextContent);
        Assert.Equal(words.Common("emergencyLink"), page.QuerySelector("header a[href='/emergency?language=ar']")!.TextContent);
        Assert.Equal(words.Common("privacy"), page.QuerySelector("footer a[href='/privacy?language=ar']")!.TextContent);
        Assert.NotNull(page.QuerySelector("header a.brand[href='/?language=ar']"));
        Assert.NotNull(page.QuerySelector("footer a[href='/staff/sign-in']"));
    }

    [Fact]
    public void In_the_clinics_own_language_no_address_names_one() => Assert.DoesNotContain("language=", Show("en"), StringComparison.Ordinal);

    private string Show(string language) => Render<PatientFrame>(parameters => parameters.Add(component => component.Words, Questionnaires.Wording(language))
        .Add(component => component.Title, "A page").Add(component => component.ClinicName, "Riverside").Add(component => component.Phone, "020 7946 0018")
        .AddChildContent("<h1>A page</h1>")).Markup;
}
