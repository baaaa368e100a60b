using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.IntegrationTests;

/// <summary>A clinic's own colours and logo are on everything of its site that is seen, and cost no page more than a patient page may.</summary>
public sealed class Rebrand
{
    private static readonly Colour Brand = Colour.Of("#7a1f5c");

    [Theory, EveryDatabase]
    public async Task The_button_the_icon_and_the_manifest_follow_the_clinics_colours_and_no_picture_of_ours_is_left(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var before = await patient.GetAsync("/button.svg");
        Assert.Contains("fill=\"#0e5a5c\"", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync());
        await DressAsync(clinic, [], 0);

        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync());
        Assert.True(before.Headers.CacheControl!.MaxAge <= TimeSpan.FromMinutes(10));
        var light = await patient.Http.GetStringAsync(new Uri("/button.svg", UriKind.Relative));
        Assert.Contains($"fill=\"{Brand}\"", light, StringComparison.Ordinal);
        Assert.DoesNotContain("#0e5a5c", light, StringComparison.Ordinal);
        Assert.Contains($"fill=\"{BrandScheme.Dark(Brand).Brand}\"", await patient.Http.GetStringAsync(new Uri("/button.svg?look=dark", UriKind.Relative)), StringComparison.Ordinal);
        var manifest = JsonNode.Parse(await patient.Http.GetStringAsync(new Uri("/site.webmanifest", UriKind.Relative)))!;
        Assert.Equal(BrandScheme.Light(Brand).Hero.ToString(), manifest["theme_color"]!.GetValue<string>());
        foreach (var address in new[] { "/", "/enquire", "/staff/sign-in", "/no-such-page" })
        {
            using var response = await patient.GetAsync(address);
            var page = await FormClient.ReadAsync(response);
            Assert.Contains("%237a1f5c", page.QuerySelector("link[rel=icon]")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("meta[property^='og:image']"));
            Assert.Contains("img-src 'self' data:", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        foreach (var icon in new[] { "/favicon.ico", "/favicon.svg" })
        {
            Assert.Equal((icon, HttpStatusCode.OK), (icon, (await patient.GetAsync(icon)).StatusCode));
        }

        async Task<HttpStatusCode> AskAgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/button.svg", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
            using var response = await patient.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Theory, EveryDatabase]
    public async Task With_the_heaviest_wide_logo_a_page_is_four_requests_and_thirty_kilobytes(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await DressAsync(clinic, RandomNumberGenerator.GetBytes(LogoFile.HeaviestBytes), 400);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var articles = clinic.Services.GetRequiredService<InformationLibrary>().Articles.Select(article => article.Address);
        foreach (var address in articles.Concat(["/", "/?language=ar", "/emergency", "/contact", "/conditions", "/treatments", "/team", "/news", "/privacy", "/accessibility", "/enquire", "/enquire/contact", "/enquire/check", "/status"]))
        {
            var (requests, bytes) = await PageFiles.WeighAsync(patient, address);
            Assert.Equal((address, PageFiles.MostRequests), (address, requests));
            Assert.True(bytes <= PageFiles.MostBytes, $"{address} weighs {bytes} bytes with its files.");
        }
    }

    [Fact]
    public void An_icon_that_is_a_file_counts_and_one_that_is_in_its_address_does_not()
    {
        static string Page(string icon) =>
            $"""<link rel="stylesheet" href="/a.css"><link rel="manifest" href="/m"><link rel="apple-touch-icon" href="/t.png"><img src="/l.png"><img src="/l.png"><link rel="icon" href="{icon}">""";
        Assert.Equal(["/a.css", "/m", "/l.png", "/i.svg"], PageFiles.Of(Page("/i.svg")));
        Assert.Equal(["/a.css", "/m", "/l.png"], PageFiles.Of(Page("data:image/svg+xml,x")));
        Assert.Equal(["/a.css", "/m", "/l.png"], PageFiles.Of(Page("/l.png")));
    }

    // A logo four times as wide as it is high, if there is one at all.
    private static async Task DressAsync(RunningClinic clinic, byte[] logo, int width)
    {
        await using var db = clinic.Db();
        LogoImage? image = null;
        if (logo.Length > 0)
        {
            image = new LogoImage(LogoFile.Check(LogoPictures.Png(width, width / 4)), logo, Instant.FromUtc(2027, 1, 1, 0, 0));
            db.LogoImages.Add(image);
        }

        (await db.Clinics.SingleAsync()).Dress(Brand.ToString(), null, image?.File, width, width / 4);
        await db.SaveChangesAsync();
        clinic.Services.GetRequiredService<ClinicProfile>().Forget();
    }
}
