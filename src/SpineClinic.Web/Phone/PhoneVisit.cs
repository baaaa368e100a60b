using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Reception;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Phone;

/// <summary>One request of somebody who takes calls: what they see, and what was done.</summary>
public sealed class PhoneVisit(DiaryVisit pages, PatientContexts contexts, CallDesk desk, KnownCallers known, Questionnaire questionnaire)
{
    private const string TooYoung = "tooYoung";

    public Task<IResult> ShowListAsync() => pages.VisitAsync(async frame => DiaryVisit.Page<CallsPage>(new
    {
        frame.Actor,
        frame.Context,
        Calls = await desk.ListAsync(frame.Actor, pages.Aborted),
        frame.Now,
    }));

    public Task<IResult> StartAsync() => pages.VisitAsync(async (actor, _) => See(await desk.StartAsync(actor, PatientContexts.DefaultLanguage, pages.Aborted)));

    public Task<IResult> TakeOverAsync(Guid id) => pages.VisitAsync(async (actor, _) =>
        await desk.TakeOverAsync(actor, id, pages.Aborted) ? See(id) : new SeeOtherResult(PhoneRoutes.Home));

    public Task<IResult> ShowAsync(Guid id) => pages.VisitAsync(async frame =>
        await desk.FindAsync(frame.Actor, id, pages.Aborted) is { } call ? await PageAsync(frame, call, [], [], []) : Results.NotFound());

    /// <summary>Keeps what the form holds, and leads on to the next question.</summary>
    public Task<IResult> SaveAsync(Guid id, IFormCollection form) => PostAsync(id, form, async (frame, call) =>
    {
        var page = questionnaire.FindPage(form[PostedCall.Save].ToString());
        var faults = (await desk.FaultsAsync(call.Sheet, pages.Aborted)).Where(fault => page is null || page.Questions.Any(question => question.Id == fault.Question)).ToList();
        return faults.Count > 0 ? await PageAsync(frame, call, [], faults, [])
            : new SeeOtherResult(page is null ? PhoneRoutes.AddressOf(id) : $"{PhoneRoutes.AddressOf(id)}#{(await ViewAsync(frame, call)).NextAfter(page.Id)}");
    });

    /// <summary>The urgent advice was read aloud.</summary>
    public Task<IResult> ReadUrgentAsync(Guid id, IFormCollection form) => PostAsync(id, form, async (frame, call) =>
    {
        await desk.MarkUrgentReadAsync(frame.Actor, id, pages.Aborted);
        return new SeeOtherResult($"{PhoneRoutes.AddressOf(id)}#{PhoneWords.Finish}");
    });

    public Task<IResult> EndAsync(Guid id, IFormCollection form, Func<CallDesk, StaffActor, CancellationToken, Task<CallEnded>> end) =>
        PostAsync(id, form, async (frame, call) => await AnswerAsync(frame, call, await end(desk, frame.Actor, pages.Aborted), See(id)));

    /// <summary>The call is about an enquiry that is there: it goes on there.</summary>
    public Task<IResult> AddToAsync(Guid id, IFormCollection form)
    {
        if (!EnquiryReference.TryParse(form[PostedCall.Reference], out var reference))
        {
            return Task.FromResult(Results.NotFound());
        }

        var there = new SeeOtherResult($"/staff/enquiries/{reference}#call");
        return PostAsync(id, form, async (frame, call) => await AnswerAsync(frame, call, await desk.AddToAsync(frame.Actor, id, reference, pages.Aborted), there), gone: there);
    }

    public Task<IResult> AbandonAsync(Guid id, IFormCollection form) => PostAsync(
        id,
        form,
        async (frame, call) => Enum.GetNames<CallAbandonReason>().Contains(form[PostedCall.AbandonReason].ToString())
            ? await AnswerAsync(
                frame, call, await desk.AbandonAsync(frame.Actor, id, Enum.Parse<CallAbandonReason>(form[PostedCall.AbandonReason].ToString()), pages.Aborted), new SeeOtherResult(PhoneRoutes.Home))
            : await PageAsync(frame, call, [], [], [new FieldError(PostedCall.AbandonReason, "Choose why nothing is filed")]),
        gone: new SeeOtherResult(PhoneRoutes.Home));

    // Whichever button was pressed, what is typed comes first. A call that has ended meanwhile shows what became of it.
    private Task<IResult> PostAsync(Guid id, IFormCollection form, Func<DiaryFrame, CallState, Task<IResult>> then, IResult? gone = null) => pages.VisitAsync(async frame =>
    {
        var input = PostedCall.Read(form, questionnaire);
        if (await desk.SaveAsync(frame.Actor, id, input, pages.Aborted) is not { } saved)
        {
            return await desk.HolderAsync(frame.Actor, id, pages.Aborted) is { } holder ? TakenOver(frame, holder, form) : gone ?? Results.NotFound();
        }

        return saved.Call.Draft.IsSent ? await FiledAsync(frame, saved.Call, await desk.UnsavedAsync(frame.Actor, saved.Call, input, pages.Aborted))
            : saved.IsAllKept ? await then(frame, saved.Call)
            : await PageAsync(frame, saved.Call, saved.Conflicts, saved.Unknown, []);
    });

    private async Task<IResult> AnswerAsync(DiaryFrame frame, CallState call, CallEnded ended, IResult done) => ended.Ending switch
    {
        CallEnding.Done => done,
        CallEnding.Incomplete => await PageAsync(frame, call, [], [.. ended.Errors.Where(error => error.Kind != TooYoung)], [.. ended.Errors.Where(error => error.Kind == TooYoung).Select(_ =>
            new FieldError("age", $"The clinic sees people of {frame.Context.Clinic.MinimumAge} and over. Say who can help, and end the call"))]),
        _ => await PageAsync(frame, await desk.FindAsync(frame.Actor, call.Id, pages.Aborted) ?? call, [], [], [PhoneWords.Of(ended.Ending)]),
    };

    // Somebody came back to a page that a colleague goes on with: what they typed since is theirs to copy.
    private RazorComponentResult<CallTakenPage> TakenOver(DiaryFrame frame, string holder, IFormCollection form)
    {
        var words = questionnaire.Pages.SelectMany(page => page.Questions).Where(question => question.IsText).Select(question => question.Id).Append(CallInput.Notes);
        return new(new { frame.Actor, frame.Context, Holder = holder, Texts = DeskPost.Texts(words.ToDictionary(name => name, name => form[name].ToString())) }) { StatusCode = StatusCodes.Status409Conflict };
    }

    private static SeeOtherResult See(Guid id) => new(PhoneRoutes.AddressOf(id));

    private async Task<IResult> PageAsync(
        DiaryFrame frame, CallState call, IReadOnlyList<CallSaved.Conflict> conflicts, IReadOnlyList<SheetError> problems, IReadOnlyList<FieldError> more)
    {
        if (call.Draft.IsSent)
        {
            return await ShowFiledAsync(frame, call, []);
        }

        var view = await ViewAsync(frame, call);
        var isRefused = conflicts.Count + problems.Count + more.Count > 0;
        view = view with { Conflicts = conflicts, Problems = [.. problems.Concat(view.Problems).DistinctBy(problem => problem.Question)], More = more, IsRefused = isRefused };
        return DiaryVisit.Page<CallPage>(new { View = view }, isRefused ? 1 : 0);
    }

    private async Task<CallView> ViewAsync(DiaryFrame frame, CallState call)
    {
        var people = await known.FindAsync(frame.Actor, call.Sheet.Text("name"), call.Sheet.Text("phone"), pages.Aborted);
        return new CallView(frame.Actor, await contexts.RequireAsync(call.Draft, pages.Aborted), call, questionnaire, people, frame.Now) { Problems = await desk.FaultsAsync(call.Sheet, pages.Aborted) };
    }

    // Filed by another tab, by a second press, or by the program while somebody still typed: what they typed since is theirs to copy.
    private async Task<IResult> FiledAsync(DiaryFrame frame, CallState call, IReadOnlyDictionary<string, string> unsaved) =>
        unsaved.Count == 0 ? See(call.Id) : await ShowFiledAsync(frame, call, DeskPost.Texts(unsaved));

    private async Task<IResult> ShowFiledAsync(DiaryFrame frame, CallState call, IReadOnlyList<TypedText> unsaved)
    {
        if (await desk.FindFiledAsync(frame.Actor, call, pages.Aborted) is not { } filed)
        {
            return Results.NotFound();
        }

        var context = await contexts.FindAsync(call.Draft.Language, filed.IsForSomeoneElse, pages.Aborted);
        return new RazorComponentResult<CallFiledPage>(new { frame.Actor, Context = context ?? frame.Context, Filed = filed, Texts = unsaved })
        {
            StatusCode = unsaved.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };
    }
}
