using Bunit;
using SpineClinic.Web.Account;

namespace SpineClinic.Web.Tests.Account;

public sealed class SetUpPageTests : PageContext
{
    [Fact]
    public void Every_wrong_answer_is_told_at_its_field_and_the_password_is_not_sent_back()
    {
        var form = new SetUp.Form(MinimumAge: "old", TimeZone: "Moon", Password: "short");
        var page = Render<SetUpPage>(parameters => parameters
            .Add(component => component.Form, form).Add(component => component.Code, "abc").Add(component => component.Jurisdictions, ["GB-ENG"]).Add(component => component.Errors, form.Errors(["GB-ENG"])));
        Assert.Equal(8, page.FindAll(".error-summary a").Count);
        Assert.All(page.FindAll(".error-summary a"), link => Assert.NotNull(page.Find(link.GetAttribute("href")!)));
        Assert.Null(page.Find("#password").GetAttribute("value"));
        Assert.Equal("Moon", page.Find("#timeZone").GetAttribute("value"));
    }
}
