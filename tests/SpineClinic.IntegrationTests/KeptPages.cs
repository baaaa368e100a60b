using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.IntegrationTests;

/// <summary>Pages that are only read are kept, packed and asked for again only when they have changed.</summary>
public sealed class KeptPages
{
    [Theory, EveryDatabase]
    public async Task What_changes_at_the_clinic_is_on_the_next_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var before = await patient.GetAsync("/contact");
        Assert.Contains("020 7946 0018", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using (var db = clinic.Db())
        {
            await db.Clinics.ExecuteUpdateAsync(row => row.SetProperty(it => it.Phone, "020 7946 0999"));
        }

        clinic.Services.GetRequiredService<ClinicProfile>().Forget();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/contact", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await patient.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("020 7946 0999", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory, EveryDatabase]
    public async Task A_page_is_made_of_the_same_parts_for_as_long_as_they_say_the_same(DatabaseKind kind)
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant());
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        var contexts = clinic.Services.GetRequiredService<PatientContexts>();
        async Task<PatientContext> GatherAsync(string? country = null) =>
            await contexts.WithLanguagesAsync((await contexts.FindAsync("de", they: false, country, CancellationToken.None))!, CancellationToken.None);
        var before = await GatherAsync();
        clock.Advance(Duration.FromSeconds(90));
        await GatherAsync("US");
        Assert.Equal(before, await GatherAsync());
        await using (var db = clinic.Db())
        {
            await db.Clinics.ExecuteUpdateAsync(row => row.SetProperty(it => it.Phone, "020 7946 0999"));
        }

        clock.Advance(Duration.FromSeconds(31));
        Assert.NotEqual(before, await GatherAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_closure_is_on_the_next_page_and_gone_from_it_when_the_clinics_day_is_over(DatabaseKind kind)
    {
        // In London it is the 8th of June from eleven at night by this clock.
        var clock = new FakeClock(Instant.FromUtc(2027, 6, 7, 12, 0));
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        using var patient = clinic.NewPatient();
        async Task<string> SaidAsync(string address) => (await patient.PageAsync(address)).QuerySelector(".band-warm strong, li > p > strong")?.TextContent ?? "";
        string[] addresses = ["/", "/?language=de", "/enquire"];
        foreach (var address in addresses)
        {
            Assert.Equal((address, ""), (address, await SaidAsync(address)));
        }

        await using (var db = clinic.Db())
        {
            (await db.Clinics.SingleAsync()).Closures.Add(new Closure(new LocalDate(2027, 6, 7), new LocalDate(2027, 6, 8), "Moving house"));
            await db.SaveChangesAsync();
        }

        clinic.Services.GetRequiredService<ClinicProfile>().Forget();
        async Task AssertSaidAsync(string english, string german)
        {
            foreach (var address in addresses)
            {
                Assert.Equal((address, address.EndsWith("de", StringComparison.Ordinal) ? german : english), (address, await SaidAsync(address)));
            }
        }

        await AssertSaidAsync("Closed until and including Tuesday 8 June", "Geschlossen bis einschließlich Dienstag, 8. Juni");
        clock.Reset(Instant.FromUtc(2027, 6, 7, 23, 0));
        await AssertSaidAsync("Closed today", "Heute geschlossen");
        clock.Reset(Instant.FromUtc(2027, 6, 8, 23, 0));
        await AssertSaidAsync("", "");
    }

    [Theory, EveryDatabase]
    public async Task A_form_is_kept_by_nobody(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var address in new[] { "/enquire", "/status", "/resume", "/no-such-page" })
        {
            using var response = await patient.GetAsync(address);
            Assert.Equal((address, true, null), (address, response.Headers.CacheControl?.NoStore, response.Headers.ETag));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_is_the_same_is_not_sent_again(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var first = await patient.GetAsync("/conditions/sciatica?language=de");
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.False(first.Headers.ETag!.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/conditions/sciatica?language=de", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await patient.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.True(second.Headers.Contains("Content-Security-Policy"));
        using var other = await patient.GetAsync("/conditions/sciatica");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory, EveryDatabase]
    public async Task Packed_it_is_the_same_page_and_its_head_is_there_alone(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var plain = await patient.Http.GetStringAsync(new Uri("/?language=ar", UriKind.Relative));
        HashSet<string> tags = [];
        foreach (var (accepted, packed) in new[] { ("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br;q=0.5", "br"), ("br;q=0, gzip", "gzip"), ("identity", null), ("br;q=0", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/?language=ar", UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd(accepted);
            using var response = await patient.Http.SendAsync(request);
            Assert.Equal((accepted, packed), (accepted, response.Content.Headers.ContentEncoding.SingleOrDefault()));
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            tags.Add($"{packed} {response.Headers.ETag}");
            await using var body = await response.Content.ReadAsStreamAsync();
            await using Stream unpacked = packed switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
            using var reader = new StreamReader(unpacked);
            Assert.Equal(plain, await reader.ReadToEndAsync());
        }

        Assert.Equal(3, tags.Count);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri("/?language=ar", UriKind.Relative));
        using var answer = await patient.Http.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Content.Headers.ContentLength > 1000));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
