using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Booking;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>The page that asks whose a link is.</summary>
internal static class OpenLink
{
    /// <param name="http">The request.</param>
    /// <param name="context">The clinic and the words.</param>
    /// <param name="page">"booking" or "appointment".</param>
    /// <param name="address">Where the link leads.</param>
    /// <param name="asksForPhone">For the last digits of the phone number, or for the reference.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="result">What became of it; null when nothing was tried.</param>
    public static RazorComponentResult<OpenLinkPage> Page(HttpContext http, PatientContext context, string page, string address, bool asksForPhone, string? typed, OpenResult? result)
    {
        var minutes = result?.Wait is { } wait ? ResumeRoutes.Minutes(wait, http) : "";
        var error = result?.Outcome switch
        {
            null => null,
            OpenOutcome.Unreadable => asksForPhone ? "phoneRequired" : "referenceRequired",
            OpenOutcome.Wait => "wait",
            _ => asksForPhone ? "phoneWrong" : "referenceWrong",
        };
        return new RazorComponentResult<OpenLinkPage>(new
        {
            Context = context,
            PageId = page,
            Address = address,
            AsksForPhone = asksForPhone,
            Typed = typed,
            Error = error is null ? null : context.Page("booking", error, ("minutes", minutes)),
        })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : result?.Wait is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests,
        };
    }
}
