using System.Net;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>/.well-known/security.txt, as whoever found a weakness meets it.</summary>
public sealed class SecurityTexts
{
    private const string Address = "/.well-known/security.txt";

    [Theory, EveryDatabase]
    public async Task On_http_it_names_the_clinics_phone_and_nothing_beside_it_answers(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        Assert.Contains("Contact: tel:+442079460018\n", await stranger.Http.GetStringAsync(new Uri(Address, UriKind.Relative)), StringComparison.Ordinal);
        foreach (var other in new[] { "/.well-known/", "/.well-known/security.txt/more", "/.well-known/other.txt" })
        {
            Assert.Equal((other, HttpStatusCode.NotFound), (other, (await stranger.GetAsync(other)).StatusCode));
        }
    }

    [Theory, EveryDatabase]
    public async Task On_https_it_names_the_contact_page_and_itself_by_the_public_address(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Clinic:PublicUrl=https://clinic.example"], clock: new FakeClock(Instant.FromUtc(2027, 6, 7, 12, 0)));
        using var stranger = clinic.NewPatient();
        using var response = await stranger.GetAsync(Address);
        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(
            "Contact: https://clinic.example/contact\nExpires: 2027-12-04T00:00:00Z\nPreferred-Languages: en\nCanonical: https://clinic.example/.well-known/security.txt\n",
            await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/contact")).StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(Address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Http.SendAsync(head)).StatusCode);
    }
}
