using Bunit;
using SpineClinic.Web.Account;

namespace SpineClinic.Web.Tests.Account;

public sealed class SignInPageTests : PageContext
{
    [Fact]
    public void A_wrong_answer_keeps_the_address_and_never_the_password()
    {
        var page = Render<SignInPage>(parameters => parameters.Add(component => component.Email, "a@b.example").Add(component => component.Error, "Not right"));
        Assert.Equal("a@b.example", page.Find("#email").GetAttribute("value"));
        Assert.Null(page.Find("#password").GetAttribute("value"));
        Assert.Equal("#email", page.Find(".error-summary a").GetAttribute("href"));
    }

    [Fact]
    public void Password_managers_can_fill_it_in()
    {
        var page = Render<SignInPage>();
        Assert.Equal(("username", "current-password"), (page.Find("#email").GetAttribute("autocomplete"), page.Find("#password").GetAttribute("autocomplete")));
    }
}
