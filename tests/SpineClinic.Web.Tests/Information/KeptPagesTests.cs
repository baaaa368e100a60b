using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Web.Information;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Information;

public sealed class KeptPagesTests
{
    private readonly KeptPages kept = new();

    [Fact]
    public async Task What_a_page_is_made_of_decides_whether_it_is_rendered_again()
    {
        var first = await GetAsync("/a", "One");
        Assert.Contains("One", first.Body, StringComparison.Ordinal);
        Assert.Equal(first, await GetAsync("/a", "One"));
        var second = await GetAsync("/a", "Two");
        Assert.Contains("Two", second.Body, StringComparison.Ordinal);
        Assert.NotEqual(first.Tag, second.Tag);
        Assert.Contains("One", (await GetAsync("/a", "One")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_address_and_each_language_has_its_own()
    {
        await GetAsync("/a", "One");
        await GetAsync("/b", "Two");
        await GetAsync("/a", "Drei", "de");
        Assert.Contains("One", (await GetAsync("/a", "One")).Body, StringComparison.Ordinal);
        Assert.Contains("Drei", (await GetAsync("/a", "Drei", "de")).Body, StringComparison.Ordinal);
    }

    private async Task<(string Body, string? Tag)> GetAsync(string address, string text, string language = "en")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLogging().AddRazorComponents();
        await using var app = builder.Build();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = app.Services };
        http.Response.Body = body;
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path) = (HttpMethods.Get, "http", new HostString("localhost"), address);
        await kept.Page<BackLink>(address, language, ("Href", "/"), ("Text", text)).ExecuteAsync(http);
        return (System.Text.Encoding.UTF8.GetString(body.ToArray()), http.Response.Headers.ETag);
    }
}
