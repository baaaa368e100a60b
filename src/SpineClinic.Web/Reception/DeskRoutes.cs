using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

/// <summary>The forms of an enquiry's page: each post is answered by 303, or by the page again with everything that was typed.</summary>
public static class DeskRoutes
{
    public static void MapDesk(this IEndpointRouteBuilder enquiry)
    {
        enquiry.MapPost("/claim", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "claim", (desk, actor, post, token) => desk.ClaimAsync(actor, post.Seen(reference), token)));
        enquiry.MapPost("/release", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "claim", (desk, actor, post, token) => desk.ReleaseAsync(actor, post.Seen(reference), token)));
        enquiry.MapPost("/take-over", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "takeOverReason", (desk, actor, post, token) => desk.TakeOverAsync(actor, post.Seen(reference), post["takeOverReason"], token)));
        enquiry.MapPost("/note", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "note", (desk, actor, post, token) => desk.AddNoteAsync(actor, reference, post["note"], token)));
        enquiry.MapPost("/tier", SetTierAsync);
        enquiry.MapPost("/specialist", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "specialistQuestion", (desk, actor, post, token) =>
            desk.AskSpecialistAsync(actor, post.Seen(reference), Guid.TryParse(post["askedSpecialist"], out var id) ? id : null, ReadyWords.With(post["specialistReady"], post["specialistQuestion"]), token)));
        enquiry.MapPost("/opinion", GiveOpinionAsync);
        enquiry.MapPost("/stop-waiting", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "form-stop-waiting", (desk, actor, post, token) => desk.StopWaitingAsync(actor, post.Seen(reference), token)));
        enquiry.MapPost("/later", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "bookFrom", (desk, actor, post, token) =>
            desk.BookLaterAsync(actor, post.Seen(reference), LocalDatePattern.Iso.Parse(post["bookFrom"]).TryGetValue(default, out var date) ? date : null, token)));
        enquiry.MapPost("/quarantine", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "form-quarantine", (desk, actor, post, token) => desk.QuarantineAsync(actor, post.Seen(reference), token)));
        enquiry.MapPost("/reopen", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "form-reopen", (desk, actor, post, token) => desk.ReopenAsync(actor, post.Seen(reference), token)));
        enquiry.MapPost("/confirm", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "confirmWords", (desk, actor, post, token) => desk.ConfirmClosureAsync(actor, post.Seen(reference), post["confirmWords"], token)));
        enquiry.MapPost("/refuse", (string reference, HttpContext http, StaffVisit visit) => ActAsync(reference, http, visit, "refusalWords", (desk, actor, post, token) => desk.RefuseClosureAsync(actor, post.Seen(reference), post["refusalWords"], token)));
        enquiry.MapPost("/contact", async (string reference, HttpContext http, StaffVisit visit) => await visit.CorrectContactAsync(reference, await DeskPost.ReadAsync(http)));
        enquiry.MapPost("/ask", AskPatientAsync);
        enquiry.MapPost("/close", CloseAsync);
        enquiry.MapPost("/undo", UndoAsync);
        enquiry.MapPost("/keep", (string reference, StaffVisit visit) => visit.KeepAsync(reference));
    }

    private static async Task<IResult> ActAsync(
        string reference, HttpContext http, StaffVisit visit, string field, Func<TriageDesk, StaffActor, DeskPost, CancellationToken, Task<DeskResult>> act)
    {
        var post = await DeskPost.ReadAsync(http);
        return await visit.ActAsync(reference, field, (desk, actor, token) => act(desk, actor, post, token), post);
    }

    private static async Task<IResult> SetTierAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var post = await DeskPost.ReadAsync(http);
        return TryName<Tier>(post["tier"], out var tier)
            ? await visit.ActAsync(reference, "reason", (desk, actor, token) => desk.SetTierAsync(actor, post.Seen(reference), tier, post["reason"], token), post: post)
            : await visit.ShowAsync(reference, [new FieldError("tier", "Choose a tier")], post.Typed, post: post);
    }

    private static async Task<IResult> GiveOpinionAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var post = await DeskPost.ReadAsync(http);
        return TryName<Opinion>(post["opinion"], out var opinion)
            ? await visit.ActAsync(reference, "opinionWords", (desk, actor, token) => desk.GiveOpinionAsync(actor, post.Seen(reference), opinion, ReadyWords.With(post["opinionReady"], post["opinionWords"]), token), post: post)
            : await visit.ShowAsync(reference, [new FieldError("opinion", "Choose what to do")], post.Typed, post: post);
    }

    private static async Task<IResult> AskPatientAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var post = await DeskPost.ReadAsync(http);
        if (post.Uses)
        {
            return await visit.UseWordsAsync(reference, post["template"], "question", post);
        }

        var question = string.IsNullOrWhiteSpace(post["question"]) ? await visit.WordsAsync(reference, post["template"]) : post["question"];
        return await visit.ActAsync(reference, "question", (desk, actor, token) => desk.AskPatientAsync(actor, post.Seen(reference), question, token), post: post);
    }

    private static async Task<IResult> CloseAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var post = await DeskPost.ReadAsync(http);
        if (!TryName<ClosureReason>(post["closure"], out var reason))
        {
            return await visit.ShowAsync(reference, [new FieldError("closure", "Choose why it is closed")], post.Typed, post: post);
        }

        if (post.Uses)
        {
            return await visit.UseWordsAsync(reference, reason.ToString(), "patientWords", post);
        }

        var closing = new Closing(reason, post["closureWords"], post["patientWords"], post["duplicateOf"]);
        return await visit.ActAsync(reference, "closureWords", (desk, actor, token) => desk.CloseAsync(actor, post.Seen(reference), closing, token), post: post);
    }

    private static async Task<IResult> UndoAsync(string reference, HttpContext http, StaffVisit visit) => await visit.UndoAsync(reference, await DeskPost.ReadAsync(http));

    // By name only: the runtime would take a number for one, too.
    internal static bool TryName<TEnum>(string? text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return Enum.GetNames<TEnum>().Contains(text) && Enum.TryParse(text, out value);
    }
}
