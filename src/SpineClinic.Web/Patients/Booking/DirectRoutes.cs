using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>From the receipt straight to the times, for consultations that patients may book themselves. Whoever has just sent the form need not prove who they are.</summary>
public static class DirectRoutes
{
    public static IEndpointRouteBuilder MapDirectBooking(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"{Home}/received/choose", ChooseAsync).AddEndpointFilter<PatientFailures>().DisableAntiforgery().RequireRateLimiting(EnquiryRoutes.RateLimit);
        return endpoints;
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext http, Drafts drafts, EnquiryIntake intake, Invitations invitations, LinkCookie cookie, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { IsSent: true } draft
            || await intake.FindAsync(draft.SubmissionKey, cancellationToken) is not { } receipt
            || !Guid.TryParse(form["type"], out var type)
            || await invitations.StartDirectAsync(receipt.EnquiryId, type, cancellationToken) is not { } token)
        {
            return SeeOther($"{Home}/received");
        }

        cookie.Write(http, InvitationVisit.Purpose, token);
        return SeeOther($"{InvitationVisit.AddressOf(token)}/times");
    }
}
