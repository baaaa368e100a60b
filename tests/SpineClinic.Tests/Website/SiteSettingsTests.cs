using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class SiteSettingsTests
{
    private static readonly string Events = File.ReadAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/events.md")));

    [Theory, EveryDatabase]
    public async Task Only_a_manager_sees_or_changes_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        foreach (var actor in new[] { clinic.Receptionist, clinic.Clinician })
        {
            Func<Task>[] acts =
            [
                () => site.GetAsync(actor, default), () => site.ChangeLookAsync(actor, new(), default), () => site.TryLookAsync(actor, new(), default),
                () => site.KeepLogoAsync(actor, new(), LogoPictures.Png(2, 2), default), () => site.ChangeHoursAsync(actor, new(), default), () => site.ChangeArticlesAsync(actor, new(), [], default),
                () => site.ChangePageAsync(actor, Guid.NewGuid(), true, Page(), default), () => site.RemovePageAsync(actor, Guid.NewGuid(), new(), default),
                () => site.ChangeNewsAsync(actor, Guid.NewGuid(), true, News(), default), () => site.RemoveNewsAsync(actor, Guid.NewGuid(), new(), default),
                () => site.ChangeProfileAsync(actor, clinic.Back.Id, new(), default), () => site.TryHoursAsync(actor, new(), default), () => site.TryArticlesAsync(actor, new(), [], default),
            ];
            foreach (var act in acts)
            {
                await Assert.ThrowsAsync<NotPermittedException>(act);
            }
        }

        Assert.Empty(await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task What_there_is_not_is_not_found_and_what_is_wrong_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        Assert.Equal(SiteOutcome.NotFound, (await site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), false, Page(), default)).Outcome);
        Assert.Equal(SiteOutcome.NotFound, (await site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), false, News(), default)).Outcome);
        Assert.Equal(SiteOutcome.NotFound, (await site.RemoveNewsAsync(clinic.Manager, Guid.NewGuid(), new(), default)).Outcome);
        Assert.Equal(SiteOutcome.NotFound, (await site.RemovePageAsync(clinic.Manager, Guid.NewGuid(), new(), default)).Outcome);
        Assert.Equal(SiteOutcome.NotFound, (await site.ChangeProfileAsync(clinic.Manager, Guid.NewGuid(), new(), default)).Outcome);
        foreach (var slug in new[] { "", "emergency", "Privacy", "two words", "../staff", "a--b", new string('a', 61) })
        {
            await RefusedAsync(form => site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), true, form, default), Page().With("slug", slug), "slug");
        }

        await RefusedAsync(form => site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), true, form, default), Page().With("title", "").With("text", " "), "title", "text");
        await RefusedAsync(form => site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), true, form, default), Page().With("title", "\u200b").With("text", "\u00ad\u2060"), "title", "text");
        await RefusedAsync(form => site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), true, form, default), News().With("until", "2026-11-01"), "until");
        await RefusedAsync(form => site.ChangeProfileAsync(clinic.Manager, clinic.Back.Id, form, default), new ShapeForm().With("published", isTicked: true), "body", "number");
        await RefusedAsync(form => site.ChangeHoursAsync(clinic.Manager, form, default), new ShapeForm(), "Monday");
        foreach (var (hours, reason) in new[]
        {
            ("9-5", "cannot be read"), ("25:00-26:00", "cannot be read"), ("24:00-24:00", "cannot be read"), ("22:00-06:00", "next day"), ("10:00-00:00", "next day"), ("08:00-13:00, 12:00-18:00", "in their order"),
            ("18:00-24:00, 19:00-20:00", "in their order"), ("08:00-13:00, 13:00-18:00", "as one: 08:00-18:00"),
        })
        {
            var form = new ShapeForm().With("Friday", hours);
            await site.ChangeHoursAsync(clinic.Manager, form, default);
            Assert.Contains(reason, Assert.Single(form.Problems).Text, StringComparison.Ordinal);
        }

        var look = SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic);
        await RefusedAsync(form => site.ChangeLookAsync(clinic.Manager, form, default), look.With("name", "").With("phone", "call us").With("brand", "#ffd400").With("accent", "teal"), "name", "phone", "brand", "accent");
        foreach (var phone in new[] { "020 7946 0018 / 0019", "(000)", "999", "12" })
        {
            await RefusedAsync(form => site.ChangeLookAsync(clinic.Manager, form, default), SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic).With("phone", phone), "phone");
        }

        await RefusedAsync(form => site.ChangeLookAsync(clinic.Manager, form, default), SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic).With("logo", "0000.png"), "file");
        Assert.Empty(await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Every_change_stands_with_its_line_of_the_trail_and_the_same_again_writes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var (page, news) = (Guid.NewGuid(), Guid.NewGuid());
        var file = await site.KeepLogoAsync(clinic.Manager, new(), Encoding.UTF8.GetBytes(LogoPictures.Svg()), default);
        for (var time = 0; time < 2; time++)
        {
            var look = SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic).With("name", "Hill & Sons").With("phone", "+44 20 7946 0000").With("brand", "#7a1f5c").With("accent", "#f0a878").With("logo", file!);
            Done(await site.ChangeLookAsync(clinic.Manager, look, default));
            Done(await site.ChangeHoursAsync(clinic.Manager, new ShapeForm().With("Monday", "08:00-13:00, 14:00–18:00").With("Saturday", "09:00-12:00"), default));
            Done(await site.ChangeArticlesAsync(clinic.Manager, new ShapeForm().With("on", "/recovery"), ["/recovery", "/treatments/injections"], default));
            Done(await site.ChangePageAsync(clinic.Manager, page, time == 0, Page(), default));
            Done(await site.ChangeNewsAsync(clinic.Manager, news, time == 0, News(), default));
            Done(await site.ChangeProfileAsync(clinic.Manager, clinic.Back.Id, new ShapeForm().With("body", "Register").With("number", "0001234").With("published", isTicked: true), default));
        }

        Assert.Equal(
            [
                $"site.LogoUploaded: {file}", "site.LookChanged: AccentColour, BrandColour, Logo, LogoHeight, LogoWidth, Name, Phone", "site.HoursChanged: 3 spans",
                "site.ArticlesSwitched: off: /treatments/injections", "site.PageAdded: ", "site.NewsAdded: ", "site.ProfileChanged: ",
            ],
            await TrailAsync(clinic));
        var view = await site.GetAsync(clinic.Manager, default);
        Assert.Equal(("Hill & Sons", "+44 20 7946 0000", "#7a1f5c", file, 200, 50), (view.Clinic.Name, view.Clinic.Phone, view.Clinic.BrandColour, view.Clinic.Logo, view.Clinic.LogoWidth, view.Clinic.LogoHeight));
        Assert.Equal("08:00-13:00, 14:00-18:00", SiteForms.Hours(view.Clinic)["Monday"]);
        Assert.Equal("dr-back", Assert.Single(view.Profiles).Slug);
        Done(await site.RemovePageAsync(clinic.Manager, page, new(), default));
        Done(await site.RemoveNewsAsync(clinic.Manager, news, new(), default));
        Done(await site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), true, Page().With("text", "Guaranteed.").With(SiteSettings.Confirmed, "yes").With(SiteSettings.ConfirmedWords, "guaranteed"), default));
        Assert.Equal(["site.PageRemoved: your-visit", "site.NewsRemoved: ", "site.PageAdded: words confirmed"], (await TrailAsync(clinic)).Skip(7));
        Assert.All(await TrailAsync(clinic), line => Assert.Contains($"`{line.Split(':')[0]}`", Events, StringComparison.Ordinal));
        Assert.DoesNotContain("`site.NobodyWroteThis`", Events, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Words_that_our_own_pages_would_not_say_wait_for_a_person(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var asked = await site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), true, News().With("text", "The best surgeons cure it."), default);
        Assert.Equal((SiteOutcome.ToConfirm, "cure, best"), (asked.Outcome, string.Join(", ", asked.Words)));
        var other = News().With("text", "The best surgeons, guaranteed.").With(SiteSettings.Confirmed, "yes").With(SiteSettings.ConfirmedWords, asked.Words);
        Assert.Equal("guaranteed, best", string.Join(", ", (await site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), true, other, default)).Words));
        Assert.Equal(SiteOutcome.ToConfirm, (await site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), true, News().With("text", "The best.").With(SiteSettings.ConfirmedWords, "best"), default)).Outcome);
        Assert.Empty((await site.GetAsync(clinic.Manager, default)).News);
        Done(await site.ChangeNewsAsync(clinic.Manager, Guid.NewGuid(), true, News().With("text", "The best surgeons.").With(SiteSettings.Confirmed, "yes").With(SiteSettings.ConfirmedWords, asked.Words), default));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_managers_the_second_keeps_both_texts_and_loses_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var id = Guid.NewGuid();
        Done(await site.ChangePageAsync(clinic.Manager, id, true, Page(), default));
        var stands = (await site.GetAsync(clinic.Manager, default)).Pages[0];
        ShapeForm Opened() => SiteForms.Of(stands).WithWhatStood();
        var (mine, theirs) = (Opened().With("text", "Mine.").With("title", "My title"), Opened().With("text", "Theirs.").With("summary", "Their summary."));
        Done(await site.ChangePageAsync(clinic.Manager, id, false, theirs, default));
        Assert.Equal(SiteOutcome.Overtaken, (await site.ChangePageAsync(clinic.Manager, id, false, mine, default)).Outcome);
        Assert.Equal(("Mine.", "Theirs.", "Their summary."), (mine["text"], mine.Overtaken["text"], mine["summary"]));
        var again = mine.Fields.Aggregate(new ShapeForm(), (form, field) => form.With(field.Field, [.. form.All(field.Field), field.Text]));
        Done(await site.ChangePageAsync(clinic.Manager, id, false, again, default));
        var page = (await site.GetAsync(clinic.Manager, default)).Pages[0];
        Assert.Equal(("Mine.", "My title", "Their summary."), (page.Text, page.Title, page.Summary));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_logos_the_second_manager_is_not_told_the_name_of_a_file(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var (mine, theirs) = (await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(40, 40), default), await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(50, 50), default));
        var stands = (await site.GetAsync(clinic.Manager, default)).Clinic;
        var form = SiteForms.Look(stands).WithWhatStood().With("logo", mine!);
        Done(await site.ChangeLookAsync(clinic.Manager, SiteForms.Look(stands).WithWhatStood().With("logo", theirs!), default));
        Assert.Equal(SiteOutcome.Overtaken, (await site.ChangeLookAsync(clinic.Manager, form, default)).Outcome);
        Assert.Equal(theirs, form.Overtaken["logo"]);
        Assert.DoesNotContain(theirs!, Assert.Single(form.Problems).Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_logo_that_nobody_saved_is_gone_a_day_later_and_the_one_in_use_stays(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var used = await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(40, 40), default);
        Done(await site.ChangeLookAsync(clinic.Manager, SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic).With("logo", used!), default));
        var left = await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(50, 50), default);
        clinic.Clock.Advance(Duration.FromHours(25));
        var fresh = await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(60, 60), default);
        var seen = clinic.Get<PublicSite>();
        Assert.Null(await seen.FindLogoAsync(left!, default));
        Assert.NotNull(await seen.FindLogoAsync(used!, default));
        Assert.NotNull(await seen.FindLogoAsync(fresh!, default));
    }

    [Theory, EveryDatabase]
    public async Task What_says_something_else_than_was_seen_is_not_taken_away(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var (page, news) = (Guid.NewGuid(), Guid.NewGuid());
        Done(await site.ChangePageAsync(clinic.Manager, page, true, Page(), default));
        Done(await site.ChangeNewsAsync(clinic.Manager, news, true, News().With("until", ""), default));
        async Task<(ShapeForm Page, ShapeForm News)> OpenAsync() =>
            await site.GetAsync(clinic.Manager, default) is var view ? (SiteForms.Of(view.Pages[0]).WithWhatStood(), SiteForms.Of(view.News[0]).WithWhatStood()) : default;
        var (old, oldNews) = await OpenAsync();
        Done(await site.ChangePageAsync(clinic.Manager, page, false, Page().With("summary", "Theirs."), default));
        Done(await site.ChangeNewsAsync(clinic.Manager, news, false, News(), default));
        await RefusedAsync(form => site.RemovePageAsync(clinic.Manager, page, form, default), old, SiteSettings.Removal);
        await RefusedAsync(form => site.RemoveNewsAsync(clinic.Manager, news, form, default), oldNews, SiteSettings.Removal);
        var (now, nowNews) = await OpenAsync();
        Done(await site.RemovePageAsync(clinic.Manager, page, now, default));
        Done(await site.RemoveNewsAsync(clinic.Manager, news, nowNews, default));
        Assert.Empty((await site.GetAsync(clinic.Manager, default)).Pages);
    }

    [Theory, EveryDatabase]
    public async Task Hours_and_pages_can_be_looked_at_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var site = clinic.Get<SiteSettings>();
        var hours = await site.TryHoursAsync(clinic.Manager, new ShapeForm().With("Sunday", "10:00-11:00"), default);
        Assert.Equal(IsoDayOfWeek.Sunday, Assert.Single(hours!.OpeningHours).Day);
        Assert.Null(await site.TryHoursAsync(clinic.Manager, new ShapeForm().With("Sunday", "ten"), default));
        Assert.Equal(["/recovery"], (await site.TryArticlesAsync(clinic.Manager, new ShapeForm(), ["/recovery"], default))!.PagesOff);
        var late = await site.TryHoursAsync(clinic.Manager, new ShapeForm().With("Friday", "8.00-13:00, 18:00-24:00").With("Saturday", "0:00-24.00"), default);
        Assert.Equal(("08:00-13:00, 18:00-24:00", "00:00-24:00"), (SiteForms.Hours(late!)["Friday"], SiteForms.Hours(late!)["Saturday"]));
        var trial = Page();
        trial.IsTrial = true;
        Done(await site.ChangePageAsync(clinic.Manager, Guid.NewGuid(), true, trial, default));
        Assert.Empty((await site.GetAsync(clinic.Manager, default)).Pages);
        var stands = (await site.GetAsync(clinic.Manager, default)).Clinic;
        Assert.Equal((5, 0), (stands.OpeningHours.Count, stands.PagesOff.Count));
        Assert.Empty(await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Uploads_do_not_pile_up_and_a_logo_that_another_replaced_goes_a_day_later_by_itself(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (site, seen) = (clinic.Get<SiteSettings>(), clinic.Get<PublicSite>());
        async Task<string> UseAsync(int size)
        {
            var file = await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(size, size), default);
            Done(await site.ChangeLookAsync(clinic.Manager, SiteForms.Look((await site.GetAsync(clinic.Manager, default)).Clinic).With("logo", file!), default));
            return file!;
        }

        var first = await UseAsync(40);
        clinic.Clock.Advance(Duration.FromDays(40));
        for (var size = 100; size < 100 + UnusedLogos.Most + 5; size++)
        {
            await site.KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(size, size), default);
            clinic.Clock.Advance(Duration.FromMinutes(1));
        }

        await using (var db = clinic.Db())
        {
            Assert.Equal(UnusedLogos.Most + 1, await db.LogoImages.CountAsync());
        }

        var second = await UseAsync(50);
        var sweep = clinic.Get<UnusedLogos>();
        clinic.Clock.Advance(Duration.FromHours(23));
        await sweep.SweepAsync(default);
        Assert.NotNull(await seen.FindLogoAsync(first, default));
        clinic.Clock.Advance(Duration.FromHours(2));
        await sweep.SweepAsync(default);
        Assert.Null(await seen.FindLogoAsync(first, default));
        Assert.NotNull(await seen.FindLogoAsync(second, default));
        await using var after = clinic.Db();
        Assert.Equal(1, await after.LogoImages.CountAsync());
    }

    private static ShapeForm Page() => new ShapeForm().With("slug", "your-visit").With("title", "Your visit").With("summary", "What to bring.").With("text", "Bring your medicines.").With("published", isTicked: true);

    private static ShapeForm News() => new ShapeForm().With("title", "A new door").With("text", "It is on the left.").With("from", "2026-11-24").With("until", "2026-12-24");

    private static void Done(SiteResult result) => Assert.Equal(SiteOutcome.Done, result.Outcome);

    private static async Task RefusedAsync(Func<ShapeForm, Task<SiteResult>> act, ShapeForm form, params string[] fields)
    {
        Assert.Equal(SiteOutcome.Refused, (await act(form)).Outcome);
        Assert.Equal(fields, form.Problems.Select(problem => problem.Field));
    }

    private static async Task<List<string>> TrailAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var rows = await db.AuditEntries.Where(row => row.Action.StartsWith("site.")).OrderBy(row => row.Id).ToListAsync();
        Assert.All(rows, row => Assert.Equal(clinic.Manager.Id, row.ActorId));
        return [.. rows.Select(row => $"{row.Action}: {row.Details}")];
    }
}
