using SpineClinic.Booking;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>Booking by invitation, in three pages without script. Looking changes nothing; every post is answered with 303, or with times to choose from instead.</summary>
public static class InvitationRoutes
{
    public static IEndpointRouteBuilder MapInvitations(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("/invitation/{token}").AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        pages.MapGet("", (string token, string? done, InvitationVisit visit) => visit.ShowAsync(token, done));
        pages.MapGet("/times", (string token, InvitationVisit visit) => visit.TimesAsync(token));
        pages.MapGet("/confirm", (string token, InvitationVisit visit) => visit.ConfirmAsync(token));

        var posts = pages.MapGroup("").RequireRateLimiting(EnquiryRoutes.RateLimit);
        posts.MapPost("", OpenAsync);
        posts.MapPost("/hold", HoldAsync);
        posts.MapPost("/longer", ExtendAsync);
        posts.MapPost("/book", BookAsync);
        posts.MapPost("/decline", DeclineAsync);
        posts.MapPost("/help", AskForHelpAsync);
        posts.MapPost("/leave", Leave);
        return endpoints;
    }

    /// <summary>What to say when a time cannot be had: a text of the booking pages.</summary>
    public static string Problem(DiaryOutcome outcome) => outcome switch
    {
        DiaryOutcome.Taken => "taken",
        DiaryOutcome.Lapsed => "lapsed",
        DiaryOutcome.Refused => "noLonger",
        _ => "changed",
    };

    private static async Task<IResult> OpenAsync(string token, HttpContext http, InvitationVisit visit) =>
        await visit.OpenAsync(token, (await PostedForm.ReadAsync(http))["answer"].ToString());

    private static async Task<IResult> HoldAsync(string token, HttpContext http, InvitationVisit visit, Invitations invitations, CancellationToken cancellationToken)
    {
        if (await visit.UsableAsync(token) is not ({ } own, { } proof))
        {
            return SeeOther(InvitationVisit.AddressOf(token));
        }

        if (OfferedTime.Read(await PostedForm.ReadAsync(http)) is not ({ } who, { } start))
        {
            return await visit.TimesAsync(token, "changed");
        }

        var result = await invitations.HoldAsync(own.Id, who, start, proof.Needs, cancellationToken);
        return result.IsDone ? SeeOther($"{InvitationVisit.AddressOf(token)}/confirm") : await visit.TimesAsync(token, Problem(result.Outcome));
    }

    private static async Task<IResult> ExtendAsync(string token, InvitationVisit visit, Invitations invitations, CancellationToken cancellationToken)
    {
        if (await visit.UsableAsync(token) is not ({ } own, _))
        {
            return SeeOther(InvitationVisit.AddressOf(token));
        }

        var result = await invitations.ExtendAsync(own.Id, cancellationToken);
        return result.IsDone ? SeeOther($"{InvitationVisit.AddressOf(token)}/confirm") : await visit.TimesAsync(token, "lapsed");
    }

    private static async Task<IResult> BookAsync(string token, HttpContext http, InvitationVisit visit, Invitations invitations, LinkCookie cookie, CancellationToken cancellationToken)
    {
        // Pressed twice: the second time it has been used already, and leads to what was booked.
        if (await visit.UsableAsync(token) is not ({ } own, _))
        {
            return SeeOther(InvitationVisit.AddressOf(token));
        }

        var form = await PostedForm.ReadAsync(http);
        var needs = visit.NeedsToAsk.Where(code => form["needs"].Contains(code)).ToList();
        ConsultationMode? mode = Enum.TryParse<ConsultationMode>(form["mode"], out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
        var result = await invitations.TakeAsync(own.Id, needs, mode, cancellationToken);
        if (result.IsDone)
        {
            return await visit.ToAppointmentAsync(result.AppointmentId!.Value, own.Type.NeedsApproval ? "?done=requested" : "?done=booked");
        }

        cookie.Write(http, InvitationVisit.Purpose, token, needs);
        var asked = own.Query(needs);
        var before = own.Query(own.Held?.Needs ?? own.Patient.Needs);
        var isAnother = asked.StepFree != before.StepFree || asked.Interpreter != before.Interpreter;
        return await visit.TimesAsync(token, isAnother ? "doesNotFit" : Problem(result.Outcome), needs);
    }

    private static async Task<IResult> DeclineAsync(string token, InvitationVisit visit, Invitations invitations, CancellationToken cancellationToken) =>
        await visit.UsableAsync(token) is ({ } own, _) && await invitations.DeclineAsync(own.Id, cancellationToken)
            ? SeeOther(own.Row.Purpose == InvitationPurpose.Offer ? $"{InvitationVisit.AddressOf(token)}?done=declined" : $"{InvitationVisit.AddressOf(token)}/times?done=help")
            : SeeOther(InvitationVisit.AddressOf(token));

    private static async Task<IResult> AskForHelpAsync(string token, InvitationVisit visit, Invitations invitations, CancellationToken cancellationToken)
    {
        if (await visit.UsableAsync(token) is ({ } own, _) && await invitations.AskForHelpAsync(own, cancellationToken) is not null)
        {
            return SeeOther($"{InvitationVisit.AddressOf(token)}/times?done=help");
        }

        return SeeOther(InvitationVisit.AddressOf(token));
    }

    private static SeeOtherResult Leave(HttpContext http)
    {
        LinkCookie.Clear(http, InvitationVisit.Purpose);
        return SeeOther("/");
    }
}
