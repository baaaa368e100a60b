using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Website;

public sealed partial class SiteSettings
{
    // Names that people look for at a fixed address of ours: a page of the clinic's own under them would be taken for it.
    private static readonly string[] Reserved =
    [
        "emergency", "privacy", "cookies", "accessibility", "contact", "enquire", "status", "resume", "invitation", "appointment", "conditions", "treatments", "team", "news", "pages", "staff", "health",
        "new",
    ];

    /// <summary>Switches our own pages on and off. Fields: on (the addresses that are shown).</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="form">What was ticked.</param>
    /// <param name="addresses">Of all that can be switched off; the emergency page, contact and what the law asks for are never among them.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<SiteResult> ChangeArticlesAsync(StaffActor actor, ShapeForm form, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        work =>
        {
            var off = ApplyArticles(work, addresses);
            return Task.FromResult<Change?>(new Change("ArticlesSwitched", "clinic", Clinic.Subject, off.Count == 0 ? "all on" : $"off: {string.Join(' ', off)}"));
        },
        cancellationToken);

    /// <summary>The clinic as it would be with these pages of ours. Nothing is kept of it.</summary>
    /// <returns>Null when somebody else has switched pages meanwhile; the form says so.</returns>
    public Task<Clinic?> TryArticlesAsync(StaffActor actor, ShapeForm form, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) => TryAsync(
        actor,
        form,
        work =>
        {
            ApplyArticles(work, addresses);
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Adds a page of the clinic's own, or changes one. Fields: slug, title, summary, text, published.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which; for a new one an id that nothing has yet, so that a second press of the button is no second page.</param>
    /// <param name="isNew">Whether it is to be added.</param>
    /// <param name="form">What was typed; what is wrong with the text's markup is in it already.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<SiteResult> ChangePageAsync(StaffActor actor, Guid id, bool isNew, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            var page = await work.Db.ClinicPages.FirstOrDefaultAsync(row => row.Id == id, work.Token);
            form.Against(page is null ? null : SiteForms.Of(page));
            var slug = await SlugOfAsync(work, id);
            var title = form.Line("title", "a title", ClinicPage.LongestTitle);
            var summary = form.Line("summary", "what the page is about, in one sentence", ClinicPage.LongestSummary);
            var text = TextOf(form, ClinicPage.LongestText, "what the page says");
            if (form.IsWrong || (page is null && !isNew))
            {
                return null;
            }

            var action = page is null ? "PageAdded" : "PageChanged";
            page ??= work.Db.ClinicPages.Add(new ClinicPage(id)).Entity;
            page.Write(slug, title, summary, text, form.IsTicked("published"));
            return new Change(action, "page", id) { Texts = [title, summary, text] };
        },
        cancellationToken);

    /// <summary>Takes a page away for good, unless it says something else than when the form was opened: then it is refused.</summary>
    public Task<SiteResult> RemovePageAsync(StaffActor actor, Guid id, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            if (await work.Db.ClinicPages.FirstOrDefaultAsync(row => row.Id == id, work.Token) is not { } page)
            {
                return null;
            }

            RefuseIfOld(form, SiteForms.Of(page));
            work.Db.ClinicPages.Remove(page);
            return new Change("PageRemoved", "page", id, page.Slug);
        },
        cancellationToken);

    /// <summary>Adds news, or changes them. Fields: title, text, from, until. The ids are as with <see cref="ChangePageAsync"/>.</summary>
    public Task<SiteResult> ChangeNewsAsync(StaffActor actor, Guid id, bool isNew, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            var item = await work.Db.NewsItems.FirstOrDefaultAsync(row => row.Id == id, work.Token);
            form.Against(item is null ? null : SiteForms.Of(item));
            var (title, text) = (form.Line("title", "a title", NewsItem.LongestTitle), TextOf(form, NewsItem.LongestText, "what there is to tell"));
            var (from, until) = (form.Day("from", "the first day"), form.DayOrNone("until", "the last day"));
            if (until < from && !form.IsWrong)
            {
                form.Refuse("until", "Enter a last day that is not before the first");
            }

            if (form.IsWrong || (item is null && !isNew))
            {
                return null;
            }

            var action = item is null ? "NewsAdded" : "NewsChanged";
            item ??= work.Db.NewsItems.Add(new NewsItem(id)).Entity;
            item.Write(title, text, from, until);
            return new Change(action, "news", id) { Texts = [title, text] };
        },
        cancellationToken);

    /// <summary>Takes news away for good, as with <see cref="RemovePageAsync"/>.</summary>
    public Task<SiteResult> RemoveNewsAsync(StaffActor actor, Guid id, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            if (await work.Db.NewsItems.FirstOrDefaultAsync(row => row.Id == id, work.Token) is not { } item)
            {
                return null;
            }

            RefuseIfOld(form, SiteForms.Of(item));
            work.Db.NewsItems.Remove(item);
            return new Change("NewsRemoved", "news", id);
        },
        cancellationToken);

    /// <summary>Writes what the team page says of a specialist. Fields: postNominals, body, number, interests, text, published.</summary>
    public Task<SiteResult> ChangeProfileAsync(StaffActor actor, Guid specialistId, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            var specialist = await work.Db.Specialists.FirstOrDefaultAsync(row => row.Id == specialistId, work.Token);
            var profile = await work.Db.TeamProfiles.FirstOrDefaultAsync(row => row.SpecialistId == specialistId, work.Token);
            form.Against(SiteForms.Of(profile));
            var isPublished = form.IsTicked("published");
            var postNominals = form.Line("postNominals", "", TeamProfile.LongestLine, isNeeded: false);
            var body = form.Line("body", "who keeps the register: patients look a specialist up there", TeamProfile.LongestLine, isPublished);
            var number = form.Line("number", "the registration number", TeamProfile.LongestLine, isPublished);
            var interests = form.Line("interests", "", TeamProfile.LongestInterests, isNeeded: false);
            var text = form.Paragraphs("text", "", TeamProfile.LongestText);
            if (form.IsWrong || specialist is null)
            {
                return null;
            }

            profile ??= work.Db.TeamProfiles.Add(new TeamProfile(specialistId, await FreeSlugAsync(work, specialist.Name))).Entity;
            profile.Write(postNominals, body, number, interests, text, isPublished);
            return new Change("ProfileChanged", "specialist", specialistId, isPublished ? null : "not published") { Texts = [interests, text] };
        },
        cancellationToken);

    private static List<string> ApplyArticles(Work work, IReadOnlyCollection<string> addresses)
    {
        work.Form.Against(SiteForms.Articles(work.Clinic, addresses));
        var off = addresses.Except(work.Form.All("on")).Order(StringComparer.Ordinal).ToList();
        if (!work.Form.IsWrong && !off.SequenceEqual(work.Clinic.PagesOff))
        {
            work.Clinic.PagesOff.Clear();
            work.Clinic.PagesOff.AddRange(off);
        }

        return off;
    }

    private static void RefuseIfOld(ShapeForm form, ShapeForm stands)
    {
        if (form.IsOld(stands))
        {
            form.Refuse(Removal, "Somebody changed this while you were here. Above is what it says now. Remove it only if it is still to go");
        }
    }

    private static string TextOf(ShapeForm form, int longest, string what)
    {
        var text = form.Paragraphs("text", "", longest);
        if (PersonalText.IsBlank(text))
        {
            form.Refuse("text", $"Enter {what}");
        }

        return text;
    }

    private static async Task<string> SlugOfAsync(Work work, Guid id)
    {
        var slug = PersonalText.Line(work.Form["slug"]);
        if (slug.Length > ClinicPage.LongestSlug || !SlugShape().IsMatch(slug))
        {
            work.Form.Refuse("slug", $"Enter the last part of the address: small letters, digits and hyphens, such as your-first-visit, up to {ClinicPage.LongestSlug}");
        }
        else if (Reserved.Contains(slug))
        {
            work.Form.Refuse("slug", $"Choose another address: “{slug}” is a page that patients must always find as it is");
        }
        else if (await work.Db.ClinicPages.AnyAsync(row => row.Slug == slug && row.Id != id, work.Token))
        {
            work.Form.Refuse("slug", $"Choose another address: another page of the clinic has “{slug}”");
        }

        return slug;
    }

    private static async Task<string> FreeSlugAsync(Work work, string name)
    {
        var letters = name.ToLower(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD).Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark);
        var plain = string.Join('-', NotInSlugs().Split(string.Concat(letters)).Where(part => part.Length > 0));
        var slug = plain.Length is 0 or > ClinicPage.LongestSlug - 4 ? "specialist" : plain;
        var taken = await work.Db.TeamProfiles.Select(row => row.Slug).ToListAsync(work.Token);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(free => !taken.Contains(free));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugShape();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlugs();
}
