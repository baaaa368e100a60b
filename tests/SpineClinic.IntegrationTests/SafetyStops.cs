using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Everything a person can do on the emergency page, over plain HTTP without script, and what the ledger keeps of it.</summary>
public sealed class SafetyStops
{
    private static readonly (string Page, (string Name, string Value)[] Inputs)[] Saddle = [("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])];

    [Theory, EveryDatabase]
    public async Task Without_an_open_emergency_page_nothing_can_be_told_or_ended(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        Assert.Equal("/enquire/emergency", await stranger.GoAsync("/enquire/emergency/told", ("name", "Zoë"), ("phone", "07700 900123")));
        Assert.Equal("/enquire/emergency", await stranger.GoAsync("/enquire/emergency/checked"));
        Assert.Equal("/enquire/emergency/helped", await stranger.GoAsync("/enquire/emergency/helped"));
        Assert.Equal("/enquire/emergency", await stranger.SentAwayAsync("/enquire/emergency/told"));
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync() || await db.SafetyStops.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_name_and_a_number_that_can_be_called_are_needed_and_what_was_typed_stays(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        var page = await patient.RefusedAsync("/enquire/emergency/told", ("name", ""), ("phone", "12"));
        Assert.Equal(["#name", "#phone"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("12", page.QuerySelector("#phone")!.GetAttribute("value"));
        Assert.Contains("Call 999", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#phone", (await patient.RefusedAsync("/enquire/emergency/told", ("name", "Zoë"), ("phone", ""))).QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.NotNull((await patient.RefusedAsync("/enquire/emergency/told", ("name", new string('a', 1000)), ("phone", "07700 900123"))).QuerySelector(".error-summary"));
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task Telling_the_clinic_is_one_P0_enquiry_however_often_it_is_pressed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        Assert.Equal("/enquire/emergency", (await patient.WalkAsync(Saddle))[^1]);
        (string, string)[] contact = [("name", "Zoë Quince"), ("phone", "07700 900123")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => patient.GoAsync("/enquire/emergency/told", contact)));
        Assert.All(answers, location => Assert.Equal("/enquire/emergency/told", location));

        var told = await patient.PageAsync("/enquire/emergency/told");
        Assert.Contains("Do not wait for our call.", told.Body!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((Tier.P0, Worklist.EmergencyTold, "Zoë Quince", "+447700900123"), (enquiry.Tier, enquiry.Worklist, enquiry.Name, enquiry.Phone));
        Assert.NotNull(enquiry.AcknowledgeBy);
        Assert.Equal(told.GetElementById("reference")!.TextContent, enquiry.Reference);
        Assert.NotEmpty(await db.Letters.Where(letter => letter.Kind == EnquiryLetters.SpecialistNotice).ToListAsync());
        var stop = await db.SafetyStops.SingleAsync();
        Assert.Equal((StopEnd.ContactLeft, (Guid?)enquiry.Id), (stop.End, stop.EnquiryId));
    }

    [Theory, EveryDatabase]
    public async Task The_ledger_says_which_rules_and_texts_and_nothing_of_the_person(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        await patient.GoAsync("/enquire/emergency/helped");
        Assert.Contains("Get help now", (await patient.PageAsync("/enquire/emergency/helped")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        var stop = await db.SafetyStops.SingleAsync();
        Assert.Equal(["E-CES-1"], stop.RuleIds);
        Assert.Equal(("GB-ENG:1", "en", StopEnd.GettingHelp, 64), (stop.Pack, stop.Language, stop.End, stop.TextHash.Length));
        Assert.Null(stop.EnquiryId);
        var columns = db.Model.FindEntityType(typeof(SafetyStop))!.GetProperties().Select(property => property.Name);
        Assert.Equal(
            ["At", "Channel", "End", "EnquiryId", "Id", "Language", "Pack", "QuestionnaireVersion", "RuleIds", "StopRulesVersion", "TextHash", "WordingVersion"],
            columns.Order(StringComparer.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Checked_already_leads_to_the_question_of_when_and_keeps_every_answer(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        Assert.Equal("/enquire/saddle-timing", await patient.GoAsync("/enquire/emergency/checked"));
        var question = await patient.PageAsync("/enquire/saddle-timing");
        Assert.NotNull(question.QuerySelector("input[value=recent][checked]"));
        Assert.Equal(StopEnd.AlreadyChecked, (await StopAsync(clinic)).End);
        Assert.Equal("/enquire/bladder", await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "checked")));
        Assert.Equal(StopEnd.AnswerChanged, (await StopAsync(clinic)).End);
    }

    [Theory, EveryDatabase]
    public async Task A_sign_without_such_a_question_cannot_be_called_checked(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(("unwell", [("unwell", "chest")]));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/emergency/checked"));
        Assert.Equal(StopEnd.Unknown, (await StopAsync(clinic)).End);
    }

    [Theory, EveryDatabase]
    public async Task The_same_answer_sent_twice_is_one_stop_and_another_sign_is_another(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "recent"));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.SafetyStops.CountAsync());
        await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "checked"));
        await patient.WalkOnAsync("/enquire/bladder", ("unwell", [("unwell", "chest")]));
        Assert.Equal(2, await db.SafetyStops.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_answer_changed_after_the_page_is_a_permanent_mark_and_at_least_P1(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        await patient.GoAsync("/enquire/saddle", ("saddle", "no"));
        Assert.Equal("/enquire/check", (await patient.WalkOnAsync("/enquire/bladder"))[^1]);
        var reference = await patient.SendAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
        Assert.Equal((true, Tier.P1), (enquiry.ChangedAfterStop, enquiry.Tier));
        Assert.NotNull(enquiry.EscalateAt);
    }

    [Theory, EveryDatabase]
    public async Task The_page_holds_the_card_for_the_hospital_and_needs_no_script(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(Saddle);
        var page = await patient.PageAsync("/enquire/emergency");
        Assert.Empty(page.Scripts);
        Assert.StartsWith("Emergency", page.Title, StringComparison.Ordinal);
        Assert.Contains("numbness or tingling", page.QuerySelector("#card")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("meta[http-equiv=refresh]"));
        using var response = await patient.GetAsync("/enquire/emergency");
        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, response.Headers.CacheControl!.NoStore));
    }

    private static async Task<SafetyStop> StopAsync(RunningClinic clinic)
    {
        await using var db = clinic.Services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContext();
        return await db.SafetyStops.AsNoTracking().SingleAsync();
    }
}
