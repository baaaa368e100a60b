using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>One request of a manager to the public site's settings: what they see, and what they see when it is done, looked at first, refused or overtaken.</summary>
public sealed class SiteVisit(IHttpContextAccessor http, SettingsVisit settings, SiteSettings site, InformationLibrary library)
{
    /// <summary>The field that says what is to be done with what was typed: to save it, to look at it, or to go on typing.</summary>
    public const string Then = "then";

    private const string Look = "preview";
    private const string Edit = "edit";
    private const string Use = "use.";
    private const string RemoveLogo = "removeLogo";
    private const string Yes = "yes";
    private const int MostFaults = 20;

    private CancellationToken Aborted => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    public Task<IResult> ShowAsync(bool isSaved) => VisitAsync(model => Task.FromResult<IResult>(Page<SitePage>(new { Model = model, IsSaved = isSaved })));

    public Task<IResult> ShowNewAsync(SiteKind kind) => VisitAsync(model => Task.FromResult<IResult>(
        EditPage(model, kind, Guid.NewGuid(), kind.New!(model.View).With(SiteKinds.IsNew, isTicked: true))));

    public Task<IResult> ShowOneAsync(SiteKind kind, Guid id) => VisitAsync(model => Task.FromResult<IResult>(
        kind.Open(model, id) is { } form ? EditPage(model, kind, id, form.WithWhatStood()) : TypedResults.NotFound()));

    public Task<IResult> SaveAsync(SiteKind kind, Guid id, ShapeForm form, byte[]? file) => VisitAsync(async model =>
    {
        if (id == Guid.Empty == kind.HasMany || (form[SiteKinds.IsNew] == Yes && kind.New is null))
        {
            return TypedResults.NotFound();
        }

        if (form[SiteKinds.IsNew] != Yes && kind.Open(model, id) is null)
        {
            return Gone(model, kind, id, form);
        }

        if (IsBlind(form))
        {
            return TypedResults.BadRequest();
        }

        if (kind == SiteKinds.Look)
        {
            await TakeLookAsync(model, form, file);
        }

        if (form[Then] == Edit)
        {
            return EditPage(model, kind, id, form);
        }

        if (form[Then] == Look && kind.Try is not null)
        {
            return await PreviewAsync(model, kind, form);
        }

        form.IsTrial = form[Then] == Look;
        var preview = ReadText(model, kind, form) is var blocks && form.IsTrial ? blocks : null;
        var result = await kind.Save(site, model, id, form, Aborted);
        return result.Outcome switch
        {
            SiteOutcome.Done => preview is null ? Saved() : EditPage(model, kind, id, form, preview),
            SiteOutcome.NotFound => Gone(model, kind, id, form),
            SiteOutcome.ToConfirm => EditPage(model, kind, id, form, words: result.Words, status: StatusCodes.Status422UnprocessableEntity),
            SiteOutcome.Overtaken => EditPage(model, kind, id, form, preview, status: StatusCodes.Status409Conflict),
            _ => EditPage(model, kind, id, form, preview),
        };
    });

    public Task<IResult> RemoveAsync(SiteKind kind, Guid id, ShapeForm form) => VisitAsync(async model =>
    {
        // Gone is gone: a second press of the button, or a colleague's, has done what this one asks for.
        if (kind.Open(model, id)?.WithWhatStood() is not { } now)
        {
            return Saved();
        }

        if (IsBlind(form))
        {
            return TypedResults.BadRequest();
        }

        var result = await kind.Remove!(site, model.Actor, id, form, Aborted);
        if (result.Outcome is SiteOutcome.Done or SiteOutcome.NotFound)
        {
            return Saved();
        }

        // As it stands now, so that whoever takes it away has seen what goes.
        now.Refuse(SiteSettings.Removal, form.Problems[0].Text);
        return EditPage(model, kind, id, now, status: StatusCodes.Status409Conflict);
    });

    // Sent by none of our pages, which say what they showed: whatever it does not name would be blanked.
    private static bool IsBlind(ShapeForm form) => form[SiteKinds.IsNew] != Yes && !form.WhatStood.Any();

    // What saves it says when it is too long; until then nothing of it is read, and of many faults the first are told.
    private static IReadOnlyList<ArticleBlock> ReadText(SiteModel model, SiteKind kind, ShapeForm form)
    {
        if (!kind.HasText || PersonalText.Paragraphs(form["text"]).Length > kind.LongestText)
        {
            return [];
        }

        var (blocks, faults) = OwnText.Read(form["text"], model.Context.Site.IsKnown);
        foreach (var (line, problem) in faults.Take(MostFaults))
        {
            form.Refuse("text", $"Line {line}: {problem}");
        }

        if (faults.Count > MostFaults)
        {
            form.Refuse("text", $"There are {faults.Count - MostFaults} more faults like these");
        }

        return blocks;
    }

    // Somebody else has removed it: what was typed is not lost with it, and can be added again.
    private static IResult Gone(SiteModel model, SiteKind kind, Guid id, ShapeForm form) => kind.New is not null && form.WhatStood.Any()
        ? EditPage(model, kind, id, form.With(SiteKinds.IsNew, isTicked: true), isGone: true, status: StatusCodes.Status409Conflict)
        : TypedResults.NotFound();

    // The file first: it cannot be sent back to the browser, so that it is kept by its name whatever else is wrong.
    private async Task TakeLookAsync(SiteModel model, ShapeForm form, byte[]? file)
    {
        foreach (var field in new[] { "brand", "accent" })
        {
            if (form[Use + field] is { Length: > 0 } proposed)
            {
                form.With(field, proposed).With(Then, Edit);
            }
        }

        if (file is not null && await site.KeepLogoAsync(model.Actor, form, file, Aborted) is { } kept)
        {
            form.With("logo", kept);
        }
        else if (file is null && form[RemoveLogo] == Yes)
        {
            form.With("logo", "");
        }

        form.With(RemoveLogo, isTicked: false).With(Use + "brand", "").With(Use + "accent", "");
    }

    private async Task<IResult> PreviewAsync(SiteModel model, SiteKind kind, ShapeForm form)
    {
        if (await kind.Try!(site, model, form, Aborted) is not { } clinic)
        {
            return EditPage(model, kind, Guid.Empty, form, status: form.Overtaken.Count > 0 ? StatusCodes.Status409Conflict : null);
        }

        var fields = form.Fields.Where(field => field.Field != Then && !field.Field.StartsWith(Use, StringComparison.Ordinal)).ToList();
        var (context, zone) = (model.Context, model.Context.Profile.Calendar.Zone);
        return new RazorComponentResult(kind.Shown, new Dictionary<string, object?>
        {
            ["Context"] = context with
            {
                Profile = context.Profile with { Clinic = clinic, Calendar = new ClinicCalendar(zone, clinic.OpeningHours, clinic.Closures) },
                Site = context.Site with { Off = clinic.PagesOff },
                Preview = new LookPreview(kind.Address, fields, kind.SaveText),
            },
        });
    }

    private static SeeOtherResult Saved() => new($"{SiteRoutes.Home}?saved=true");

    private static RazorComponentResult<SiteEditPage> EditPage(
        SiteModel model, SiteKind kind, Guid id, ShapeForm form, IReadOnlyList<ArticleBlock>? preview = null, IReadOnlyList<string>? words = null, bool isGone = false, int? status = null) =>
        Page<SiteEditPage>(
            new { Model = model, Kind = kind, Id = id, Form = form, Preview = preview, Words = words ?? [], IsGone = isGone },
            status ?? (form.IsWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));

    private static RazorComponentResult<TPage> Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(parameters) { StatusCode = status };

    private Task<IResult> VisitAsync(Func<SiteModel, Task<IResult>> visit) => settings.VisitAsync(async (actor, context) =>
        await visit(new SiteModel(actor, context, await site.GetAsync(actor, Aborted), library.Articles)));
}
