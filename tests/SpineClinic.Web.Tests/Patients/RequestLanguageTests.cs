using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class RequestLanguageTests : PageContext
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?language=tlh", "")]
    [InlineData("?language=EN", "")]
    [InlineData("?language=de&language=es", "")]
    [InlineData("", "tlh, nl;q=0.8")]
    [InlineData("", "*")]
    [InlineData("", ";;q=,,de;q=x")]
    [InlineData("", "ar;q=0")]
    public void What_nobody_here_speaks_is_english(string query, string accepted) => Assert.Equal("en", Of(query, accepted));

    [Theory]
    [InlineData("?language=ar", "de", "ar")]
    [InlineData("?language=tlh", "de", "de")]
    [InlineData("", "de-AT", "de")]
    [InlineData("", "ES", "es")]
    [InlineData("", "nl, de;q=0.5, fr;q=0.9, *;q=0.1", "fr")]
    [InlineData("", "en-GB,en;q=0.9,ar;q=0.8", "en")]
    public void The_address_comes_before_the_browser(string query, string accepted, string language) => Assert.Equal(language, Of(query, accepted));

    [Fact]
    public void What_a_form_was_posted_in_comes_before_the_browser()
    {
        RequestLanguage.Remember(Http, "es");
        Assert.Equal("es", Of("", "de"));
        Assert.Equal("ar", Of("?language=ar", "de"));
    }

    [Fact]
    public void Staff_read_english()
    {
        Http.Request.Path = "/staff/sign-in";
        Assert.Equal("en", Of("?language=ar", "de"));
        Http.Request.Path = "/no-such-page";
        Assert.Equal("de", Of("", "de"));
        Http.User = new ClaimsPrincipal(new ClaimsIdentity("staff"));
        Assert.Equal("en", Of("", "de"));
    }

    private string Of(string query, string accepted)
    {
        Http.Request.QueryString = new QueryString(query);
        Http.Request.Headers.AcceptLanguage = accepted;
        return new RequestLanguage(new HttpContextAccessor { HttpContext = Http }, Questionnaires).Words.Language;
    }
}
