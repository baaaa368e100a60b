using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What a person can see of and do to a request that they have sent, over plain HTTP without script.</summary>
public sealed class StatusPages
{
    private const string Number = "07700 900123";

    [Theory, EveryDatabase]
    public async Task Only_the_reference_with_the_contact_that_was_given_opens_it_and_no_answer_tells_which_is_wrong(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var (reference, other) = (await SentAsync(clinic), EnquiryReference.New());
        using var stranger = clinic.NewPatient();
        var wrong = new[] { (reference, "07700 900999"), (other, Number), (reference, "mallory@example.org"), ("SC-9999", Number) };
        var texts = new List<string>();
        foreach (var (what, contact) in wrong)
        {
            texts.Add((await stranger.RefusedAsync("/status", ("reference", what), ("contact", contact))).QuerySelector(".error-summary")!.TextContent.Trim());
        }

        Assert.Single(texts.Distinct());
        Assert.Equal(["#reference", "#contact"], (await stranger.RefusedAsync("/status")).QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Empty(stranger.Cookies.GetCookies(clinic.Address));
        Assert.Equal("/status", await stranger.GoAsync("/status", ("reference", reference.ToLowerInvariant().Replace("-", " ")), ("contact", "+44 7700 900123")));
        Assert.Contains(reference, (await stranger.PageAsync("/status")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var second = clinic.NewPatient();
        Assert.Equal("/status", await second.GoAsync("/status", ("reference", reference), ("contact", " ZOE@example.org ")));
    }

    [Theory, EveryDatabase]
    public async Task After_ten_wrong_tries_it_waits_and_says_how_long_and_whom_to_call(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=100000"]);
        var reference = await SentAsync(clinic);
        using var stranger = clinic.NewPatient();
        for (var i = 0; i < OwnEnquiries.FreeTries; i++)
        {
            await stranger.RefusedAsync("/status", ("reference", reference), ("contact", $"0770090099{i % 10}"));
        }

        using var locked = await stranger.PostAsync("/status", ("reference", reference), ("contact", Number));
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.True(locked.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Contains(Forms.Phone, await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Without_proof_nothing_can_be_done(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await SentAsync(clinic);
        using var stranger = clinic.NewPatient();
        stranger.Cookies.Add(clinic.Address, new Cookie("status", "CfDJ8forged"));
        foreach (var (address, input) in new[] { ("contact", "phone"), ("add", "add"), ("withdraw", "sure"), ("worse", "x") })
        {
            Assert.Equal("/status", await stranger.GoAsync($"/status/{address}", (input, "yes")));
        }

        Assert.Equal("/status", await stranger.SentAwayAsync("/enquire/worse"));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.EnquiryId == enquiry.Id));
    }

    [Theory, EveryDatabase]
    public async Task Something_added_is_sealed_shown_to_staff_and_read_within_a_working_day(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var reference = await SentAsync(clinic, patient);
        var refused = await patient.RefusedAsync("/status/add", ("add", new string('x', 1001)));
        Assert.Contains(new string('x', 1001), refused.QuerySelector("#add")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await patient.RefusedAsync("/status/add", ("add", "  "))).QuerySelector(".error-summary a[href='#add']"));
        Assert.Equal("/status?done=addSaved", await patient.GoAsync("/status/add", ("add", "My foot is cold too")));
        Assert.Contains("We have added it.", (await patient.PageAsync("/status?done=addSaved")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
        Assert.NotNull(enquiry.PatientWroteAt);
        var added = await db.EnquiryEvents.SingleAsync(row => row.EnquiryId == enquiry.Id && row.Kind == EventKind.PatientAdded);
        var key = await db.DataKeys.SingleAsync(row => row.Id == enquiry.DataKeyId);
        Assert.Equal("My foot is cold too", clinic.Services.GetRequiredService<Vault>().Open(key, EnquiryEvent.WordsPurpose, enquiry.Id, added.SealedWords!));
    }

    [Theory, EveryDatabase]
    public async Task Contact_details_are_changed_checked_and_what_they_were_is_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var reference = await SentAsync(clinic, patient);
        Assert.NotNull((await patient.RefusedAsync("/status/contact", ("phone", "12"), ("email", "zoe@example.org"))).QuerySelector(".error-summary a[href='#phone']"));
        Assert.NotNull((await patient.RefusedAsync("/status/contact", ("phone", Number), ("email", "zoe"))).QuerySelector(".error-summary a[href='#email']"));
        Assert.NotNull((await patient.RefusedAsync("/status/contact", ("phone", ""), ("email", ""))).QuerySelector(".error-summary"));
        Assert.Equal("/status?done=contactSaved", await patient.GoAsync("/status/contact", ("phone", "07700 900555"), ("email", "")));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
        Assert.Equal(("+447700900555", null), (enquiry.Phone, enquiry.Email));
        var changed = await db.EnquiryEvents.SingleAsync(row => row.Kind == EventKind.ContactChanged);
        var key = await db.DataKeys.SingleAsync(row => row.Id == enquiry.DataKeyId);
        Assert.Equal("Before: +447700900123, zoe@example.org", clinic.Services.GetRequiredService<Vault>().Open(key, EnquiryEvent.WordsPurpose, enquiry.Id, changed.SealedWords!));
    }

    [Theory, EveryDatabase]
    public async Task Cancelling_needs_a_yes_and_is_not_offered_when_it_is_urgent(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var reference = await SentAsync(clinic, patient);
        Assert.NotNull((await patient.RefusedAsync("/status/withdraw")).QuerySelector(".error-summary a[href='#sure']"));
        Assert.Equal("/status?done=withdrawSaved", await patient.GoAsync("/status/withdraw", ("sure", "yes")));
        Assert.Contains("You cancelled this request.", (await patient.PageAsync("/status")).QuerySelector("#state")!.TextContent, StringComparison.Ordinal);

        using var urgent = clinic.NewPatient();
        await urgent.WalkAsync(("background", [("signs", "weightLoss"), ("history", "none")]));
        var second = await urgent.SendAsync();
        Assert.NotNull((await urgent.RefusedAsync("/status/withdraw", ("sure", "yes"))).QuerySelector(".error-summary"));
        Assert.NotNull((await urgent.RefusedAsync("/status/contact", ("phone", ""), ("email", "zoe@example.org"))).QuerySelector(".error-summary a[href='#phone']"));
        await using var db = clinic.Db();
        Assert.Equal(EnquiryStatus.Closed, (await db.Enquiries.SingleAsync(row => row.Reference == reference)).Status);
        Assert.Equal(EnquiryStatus.Received, (await db.Enquiries.SingleAsync(row => row.Reference == second)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Getting_worse_asks_the_safety_questions_again_and_can_only_raise_the_tier(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var reference = await SentAsync(clinic, patient);
        var visited = await patient.WalkOnAsync(await patient.GoAsync("/status/worse"), ("legs", [("legs", "yes")]), ("legs-timing", [("legsTiming", "unchecked")]));
        Assert.Equal(["walk", "saddle", "bladder", "sex", "legs", "legs-timing", "unwell", "worse"], visited.Select(page => page.Replace("/enquire/", "")));
        Assert.DoesNotContain("Zoë", (await patient.PageAsync("/enquire/worse")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/status?done=worse", await patient.GoAsync("/enquire/worse"));
        Assert.Contains("The clinic knows", (await patient.PageAsync("/status?done=worse")).Body!.TextContent, StringComparison.Ordinal);
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
            Assert.Equal((Tier.P1, true), (enquiry.Tier, enquiry.NeedsACall));
            Assert.NotNull(enquiry.WorseAt);
            Assert.NotNull(enquiry.EscalateAt);
            Assert.Equal("P3 to P1", (await db.EnquiryEvents.SingleAsync(row => row.Kind == EventKind.GotWorse)).Details);
            Assert.NotEmpty(await db.Letters.Where(letter => letter.Subject.StartsWith("It got worse")).ToListAsync());
        }

        // All No the second time: somebody rings, and it stays as urgent as it was.
        await patient.WalkOnAsync(await patient.GoAsync("/status/worse"));
        Assert.Equal("/status?done=worse", await patient.GoAsync("/enquire/worse"));
        await using var after = clinic.Db();
        Assert.Equal(Tier.P1, (await after.Enquiries.SingleAsync(row => row.Reference == reference)).Tier);
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_while_waiting_is_the_emergency_page_and_one_press_tells_the_clinic(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var reference = await SentAsync(clinic, patient);
        Assert.Equal("/enquire/emergency", (await patient.WalkOnAsync(
            await patient.GoAsync("/status/worse"), ("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])))[^1]);
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/worse"));
        var page = await patient.PageAsync("/enquire/emergency");
        Assert.Null(page.QuerySelector("#name"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => patient.GoAsync("/enquire/emergency/told")));
        Assert.Equal(reference, (await patient.PageAsync("/enquire/emergency/told")).GetElementById("reference")!.TextContent);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((Tier.P0, Worklist.EmergencyTold), (enquiry.Tier, enquiry.Worklist));
        Assert.Equal((StopEnd.ContactLeft, (Guid?)enquiry.Id), await db.SafetyStops.Select(stop => new ValueTuple<StopEnd, Guid?>(stop.End, stop.EnquiryId)).SingleAsync());
    }

    [Theory, EveryDatabase]
    public async Task Leaving_and_a_closed_request_end_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await SentAsync(clinic, patient);
        await patient.GoAsync("/status/withdraw", ("sure", "yes"));
        Assert.Equal("/status", await patient.GoAsync("/status/worse"));
        Assert.NotNull((await patient.RefusedAsync("/status/add", ("add", "Still here"))).QuerySelector(".error-summary"));
        Assert.Equal("/", await patient.GoAsync("/status/leave"));
        Assert.NotNull((await patient.PageAsync("/status")).QuerySelector("#contact"));
    }

    private static async Task<string> SentAsync(RunningClinic clinic, FormClient? patient = null)
    {
        using var other = patient is null ? clinic.NewPatient() : null;
        var sender = patient ?? other!;
        await sender.FillAsync();
        return await sender.SendAsync();
    }
}
