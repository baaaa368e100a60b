using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Enquiries;

public sealed class DraftsTests
{
    [Theory, EveryDatabase]
    public async Task An_unknown_or_expired_cookie_has_no_draft(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var drafts = clinic.Get<Drafts>();
        var token = await drafts.StartAsync("en", CancellationToken.None);
        Assert.Null(await drafts.FindAsync("0000", CancellationToken.None));
        Assert.Null(await drafts.FindAsync(null, CancellationToken.None));
        clinic.Clock.AdvanceDays(29);
        Assert.NotNull(await drafts.FindAsync(token, CancellationToken.None));
        clinic.Clock.AdvanceDays(2);
        Assert.Null(await drafts.FindAsync(token, CancellationToken.None));
        Assert.Equal(PageSaved.Start, (await SaveAsync(clinic, token, "who", ("who", "me"))).Next);
    }

    [Theory, EveryDatabase]
    public async Task What_nobody_came_back_to_is_deleted_with_its_key_and_nothing_else_is(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var drafts = clinic.Get<Drafts>();
        await drafts.StartAsync("en", CancellationToken.None);
        var sent = (await drafts.FindAsync(await FillAsync(clinic), CancellationToken.None))!;
        await clinic.Get<EnquiryIntake>().ReceiveAsync(new EnquirySubmission(sent.SubmissionKey, sent.Sheet, Channel.Web, "en", Actor.Patient, sent.Version), CancellationToken.None);
        clinic.Clock.AdvanceDays(20);
        var fresh = await drafts.StartAsync("en", CancellationToken.None);
        clinic.Clock.AdvanceDays(11);
        Assert.Equal(2, await drafts.RemoveExpiredAsync(CancellationToken.None));
        Assert.NotNull(await drafts.FindAsync(fresh, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal((1, 2, 1), (await db.Drafts.CountAsync(), await db.DataKeys.CountAsync(), await db.Enquiries.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task The_cookie_itself_is_not_in_the_database(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        await using var db = clinic.Db();
        Assert.NotEqual(token, (await db.Drafts.SingleAsync()).TokenHash);
    }

    [Theory, EveryDatabase]
    public async Task A_page_with_an_error_keeps_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        var saved = await SaveAsync(clinic, token, "who", ("who", "me"));
        Assert.Equal([new SheetError("age", "required")], saved.Errors);
        Assert.Empty((await clinic.Get<Drafts>().FindAsync(token, CancellationToken.None))!.Sheet.Answers);
    }

    [Theory, EveryDatabase]
    public async Task Of_someone_too_young_nothing_is_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        Assert.Equal(PageSaved.TooYoung, (await SaveAsync(clinic, token, "who", ("who", "me"), ("age", "under16"))).Next);
        await using var db = clinic.Db();
        Assert.False(await db.Drafts.AnyAsync() || await db.DataKeys.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task Many_tabs_that_press_continue_at_once_lose_no_answer(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await FillAsync(clinic);
        var questions = new[] { ("walk", "walk"), ("saddle", "saddle"), ("bladder", "bladder"), ("legs", "legs") };
        await Task.WhenAll(questions.Select(question => Task.Run(() => SaveAsync(clinic, token, question.Item1, (question.Item2, "yes")))));
        var sheet = (await clinic.Get<Drafts>().FindAsync(token, CancellationToken.None))!.Sheet;
        Assert.All(questions, question => Assert.Equal(["yes"], sheet.Codes(question.Item2)));
    }

    [Theory, EveryDatabase]
    public async Task An_answer_remembers_what_it_was(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await FillAsync(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        await SaveAsync(clinic, token, "problem", ("site", "neck"), ("duration", "3to12months"), ("trend", "same"));
        var site = (await clinic.Get<Drafts>().FindAsync(token, CancellationToken.None))!.Sheet["site"]!;
        Assert.Equal(["lowerBack"], Assert.Single(site.ChangedFrom!).Codes);
        Assert.Equal(TestClinic.Start + Duration.FromMinutes(1), site.AnsweredAt);
    }

    [Theory, EveryDatabase]
    public async Task A_stop_page_is_remembered_when_the_answer_is_changed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await FillAsync(clinic);
        Assert.Equal("saddle-timing", (await SaveAsync(clinic, token, "saddle", ("saddle", "yes"))).Next);
        Assert.Equal("emergency", (await SaveAsync(clinic, token, "saddle-timing", ("saddleTiming", "recent"))).Next);
        Assert.Equal("emergency", (await SaveAsync(clinic, token, "severity", ("pain", "1"), ("limits", "little"))).Next);
        Assert.Equal("check", (await SaveAsync(clinic, token, "saddle", ("saddle", "no"))).Next);
        Assert.Equal(["E-CES-1"], (await clinic.Get<Drafts>().FindAsync(token, CancellationToken.None))!.Sheet.StopsSeen[0].RuleIds);
    }

    private static async Task<string> FillAsync(TestClinic clinic)
    {
        var token = await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        foreach (var (page, inputs) in FormClient.AllNo)
        {
            Assert.Empty((await SaveAsync(clinic, token, page, inputs)).Errors);
        }

        return token;
    }

    private static Task<PageSaved> SaveAsync(TestClinic clinic, string token, string page, params (string Name, string Value)[] inputs) => clinic.Get<Drafts>().SavePageAsync(
        token, page, inputs.GroupBy(input => input.Name).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(input => input.Value)]), CancellationToken.None);
}
