using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>One request of a manager to the clinic's shape: what they see, and what they see when it is done, refused or to be confirmed.</summary>
public sealed class ShapeVisit(IHttpContextAccessor http, SettingsVisit settings, ShapeSettings shapes, QuestionnaireLibrary questionnaires)
{
    /// <summary>The field that says what is to be done with what was typed, when it is not to be saved.</summary>
    public const string Then = "then";

    public const string Preview = "preview";
    private const string Confirmed = "confirmed";

    private CancellationToken Aborted => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    public Task<IResult> ShowAsync(bool isSaved) => VisitAsync(model => Task.FromResult<IResult>(Page<ShapePage>(new { Model = model, IsSaved = isSaved })));

    public Task<IResult> ShowNewAsync(ShapeKind kind) => VisitAsync(model => Task.FromResult<IResult>(EditPage(model, kind, id: null, kind.New(model.View))));

    public Task<IResult> ShowOneAsync(ShapeKind kind, string id) => VisitAsync(model => Task.FromResult<IResult>(
        kind.Name(model.View, id) is null ? TypedResults.NotFound() : EditPage(model, kind, id, kind.Open?.Invoke(model.View, id)?.WithWhatStood() ?? new ShapeForm())));

    public Task<IResult> SaveAsync(ShapeKind kind, string? id, ShapeForm form) => VisitAsync(async model =>
        id is not null && kind.Name(model.View, id) is null
            ? TypedResults.NotFound()
            : form[Then] == Preview && kind.Preview is { } preview ? EditPage(model, kind, id, form, preview(form, model))
            : Answer(model, kind, id, form, await kind.Save(shapes, model.Actor, id, form, form[Confirmed] == "yes", Aborted), isRemoval: false));

    public Task<IResult> RemoveAsync(ShapeKind kind, string id, ShapeForm form) => VisitAsync(async model =>
        Answer(model, kind, id, form, await kind.Remove!(shapes, model.Actor, id, form, form[Confirmed] == "yes", Aborted), isRemoval: true));

    private static IResult Answer(ShapeModel model, ShapeKind kind, string? id, ShapeForm form, ShapeResult result, bool isRemoval) => result.Outcome switch
    {
        ShapeOutcome.Done => new SeeOtherResult($"{ShapeRoutes.Shape}?saved=true"),
        ShapeOutcome.NotFound => TypedResults.NotFound(),
        ShapeOutcome.Refused => EditPage(model, kind, id, form),
        _ => Page<ShapeConfirmPage>(new { Model = model, Kind = kind, Id = id, Form = form, result.Stranded, IsRemoval = isRemoval }, StatusCodes.Status422UnprocessableEntity),
    };

    private static RazorComponentResult<ShapeEditPage> EditPage(ShapeModel model, ShapeKind kind, string? id, ShapeForm form, RenderFragment? preview = null) =>
        Page<ShapeEditPage>(new { Model = model, Kind = kind, Id = id, Form = form, Preview = preview }, form.Overtaken.Count > 0 ? StatusCodes.Status409Conflict : form.IsWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static RazorComponentResult<TPage> Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(parameters) { StatusCode = status };

    private Task<IResult> VisitAsync(Func<ShapeModel, Task<IResult>> visit) => settings.VisitAsync(async (actor, context) =>
        await visit(new ShapeModel(actor, context, await shapes.GetAsync(actor, Aborted), PainSites(context))));

    private List<Choice> PainSites(PatientContext context) => [.. questionnaires.Current["site"].Options.Select(code => new Choice(code, context.Words.Option("site", code)))];
}
