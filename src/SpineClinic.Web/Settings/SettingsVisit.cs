using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Account;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings;

/// <summary>One request of a member of staff to the settings: who they are now, and what they see when it is done or refused.</summary>
public sealed class SettingsVisit(
    IHttpContextAccessor http,
    CurrentStaff staff,
    PatientContexts contexts,
    QuestionnaireLibrary questionnaires,
    SafetyLibrary safety,
    SignOffDesk signOffs,
    SafetySettings settings,
    ShadowRun shadow,
    IClock clock)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CancellationToken Aborted => Http.RequestAborted;

    public Task<IResult> ShowSignOffAsync(IReadOnlyList<FieldError> errors, SignOffView.Typed typed) => VisitAsync(async (actor, context) =>
    {
        var offered = await contexts.LanguagesAsync(context, Aborted);
        var view = new SignOffView(
            context,
            safety.Rules,
            signOffs.InForce,
            [.. questionnaires.Languages.Select(words => new SignOffView.Language(words, offered.Contains(words)))],
            [.. safety.Packs.Values.OrderBy(pack => pack.Edition, StringComparer.Ordinal)],
            await signOffs.ListAsync(actor, Aborted),
            clock.GetCurrentInstant());
        return Page<SignOffPage>(new { Actor = actor, View = view, Errors = errors, Typed = typed }, errors.Count);
    });

    public Task<IResult> SignAsync(string? editions, SignOffView.Typed typed) => VisitAsync(async (actor, _) =>
        await signOffs.SignAsync(actor, typed.Registration, editions, typed.Wordings, typed.Packs, Aborted) is { Count: > 0 } problems
            ? await ShowSignOffAsync([.. problems.Select(SignOffWords.Of)], typed)
            : new SeeOtherResult(SettingsRoutes.SignOff));

    public Task<IResult> SignOffAsync(Func<SignOffDesk, StaffActor, CancellationToken, Task<SignOffProblem?>> act) => VisitAsync(async (actor, _) =>
        await act(signOffs, actor, Aborted) switch
        {
            null => new SeeOtherResult(SettingsRoutes.SignOff),
            SignOffProblem.NotFound => Results.NotFound(),
            { } problem => await ShowSignOffAsync([SignOffWords.Of(problem) with { Field = SignOffWords.List }], SignOffView.Typed.Nothing),
        });

    public Task<IResult> ShowSafetyAsync(bool isSaved) => VisitAsync(async (actor, context) =>
        Page<SafetyPage>(new { Actor = actor, Context = context, Typed = await settings.GetAsync(actor, Aborted), IsSaved = isSaved }, errors: 0));

    public Task<IResult> ChangeSafetyAsync(PriorityMode? mode, bool hasPosition, SafetySettings.Values typed) => VisitAsync(async (actor, context) =>
    {
        List<FieldError> errors = mode is null ? [new FieldError("priorityMode", "Choose how a tier comes about")] : [];
        if (errors.Count == 0)
        {
            errors.AddRange((await settings.ChangeAsync(actor, typed, hasPosition, Aborted)).Select(problem => problem switch
            {
                SafetySettings.Problem.PositionMissing => new FieldError("position", "Tick this if the clinic has a recorded regulatory position for protocol match, or choose the list"),
                SafetySettings.Problem.EmailWrong => new FieldError("onCallEmail", "Enter an email address such as name@clinic.example, or leave it empty"),
                SafetySettings.Problem.CallsWrong => new FieldError("callsBeforeUnreachable", $"Enter a whole number from {Clinic.FewestCalls} to {Clinic.MostCalls}"),
                _ => new FieldError("crisisProtocol", $"Shorten this to {SafetySettings.LongestProtocol} characters or fewer"),
            }));
        }

        return errors.Count > 0
            ? Page<SafetyPage>(new { Actor = actor, Context = context, Typed = typed, IsModeMissing = mode is null, HasPosition = hasPosition, Errors = (IReadOnlyList<FieldError>)errors }, errors.Count)
            : new SeeOtherResult($"{SettingsRoutes.Safety}?saved=true");
    });

    public Task<IResult> ShowShadowRunAsync() => VisitAsync((actor, context) => Task.FromResult<IResult>(ShadowPage(actor, context, "", "", [], report: null)));

    public Task<IResult> RunAsync(string stops, string priorities) => VisitAsync(async (actor, context) =>
    {
        var candidate = shadow.Read(stops, priorities);
        return candidate.Rules is { } rules
            ? ShadowPage(actor, context, stops, priorities, [], await shadow.RunAsync(actor, rules, Aborted))
            : ShadowPage(
                actor,
                context,
                stops,
                priorities,
                [.. candidate.Problems.Select(problem => new FieldError(problem.File == CandidateRules.File.StopRules ? "stopRules" : "priorityRules", problem.Text))],
                report: null);
    });

    private static RazorComponentResult<TPage> Page<TPage>(object parameters, int errors)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters)
        {
            StatusCode = errors > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private RazorComponentResult<ShadowRunPage> ShadowPage(StaffActor actor, PatientContext context, string stops, string priorities, IReadOnlyList<FieldError> errors, ShadowReport? report) =>
        Page<ShadowRunPage>(new { Actor = actor, Context = context, shadow.InForce, StopRules = stops, PriorityRules = priorities, Errors = errors, Report = report }, errors.Count);

    // The cookie's role opens the page; what may be done is asked again of the account as it is now.
    public async Task<IResult> VisitAsync(Func<StaffActor, PatientContext, Task<IResult>> visit)
    {
        if (await staff.FindAsync(Http.User, Aborted) is not { } actor)
        {
            return Results.Challenge();
        }

        if (await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, Aborted) is not { } context)
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        try
        {
            return await visit(actor, context);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
