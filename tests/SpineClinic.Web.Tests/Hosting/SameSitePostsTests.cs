using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Tests.Hosting;

public sealed class SameSitePostsTests
{
    [Theory]
    [InlineData("clinic.example", "https://clinic.example", "same-origin", 200)]
    [InlineData("clinic.example", "http://CLINIC.example", "", 200)]
    [InlineData("localhost:5080", "http://localhost:5080", "none", 200)]
    [InlineData("xn--klinik-kln-lcb.example", "https://xn--klinik-kln-lcb.example", "same-origin", 200)]
    [InlineData("clinic.example", "", "", 200)]
    [InlineData("clinic.example", "https://other.example", "", 403)]
    [InlineData("clinic.example", "https://clinic.example.other.example", "", 403)]
    [InlineData("clinic.example:8080", "https://clinic.example", "", 403)]
    [InlineData("clinic.example", "null", "", 403)]
    [InlineData("clinic.example", "clinic.example", "", 403)]
    [InlineData("clinic.example", "https://clinic.example", "cross-site", 403)]
    [InlineData("clinic.example", "https://clinic.example", "same-site", 403)]
    public async Task A_post_is_taken_from_our_own_pages_only(string host, string origin, string site, int status)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services).UseSameSitePosts();
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.Headers.Host = host;
        context.Request.Headers.Origin = origin;
        context.Request.Headers["Sec-Fetch-Site"] = site;
        await app.Build()(context);
        Assert.Equal(status, context.Response.StatusCode);
    }
}
