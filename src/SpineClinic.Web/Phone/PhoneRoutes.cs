using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Phone;

/// <summary>
/// The desk with somebody on the phone. One plain form for each call: whichever of its buttons is pressed, everything typed is kept first. The script (phone.js)
/// posts the same form while it is typed.
/// </summary>
public static class PhoneRoutes
{
    public const string Home = "/staff/phone";

    public static string AddressOf(Guid id) => $"{Home}/{id:D}";

    public static IEndpointRouteBuilder MapPhone(this IEndpointRouteBuilder endpoints)
    {
        var calls = endpoints.MapGroup(Home).DisableAntiforgery().RequireAuthorization(nameof(Permission.TakeCall));
        calls.MapGet("", (PhoneVisit visit) => visit.ShowListAsync());
        calls.MapPost("", (PhoneVisit visit) => visit.StartAsync());
        calls.MapGet("/{id:guid}", (Guid id, PhoneVisit visit) => visit.ShowAsync(id));
        calls.MapPost("/{id:guid}", async (Guid id, HttpContext http, PhoneVisit visit) => await visit.SaveAsync(id, await PostedForm.ReadAsync(http)));
        calls.MapPost("/{id:guid}/urgent", async (Guid id, HttpContext http, PhoneVisit visit) => await visit.ReadUrgentAsync(id, await PostedForm.ReadAsync(http)));
        calls.MapPost("/{id:guid}/emergency", async (Guid id, HttpContext http, PhoneVisit visit) =>
            await visit.EndAsync(id, await PostedForm.ReadAsync(http), (desk, actor, token) => desk.FileEmergencyAsync(actor, id, token)));
        calls.MapPost("/{id:guid}/file", async (Guid id, HttpContext http, PhoneVisit visit) =>
            await visit.EndAsync(id, await PostedForm.ReadAsync(http), (desk, actor, token) => desk.FileAsync(actor, id, token)));
        calls.MapPost("/{id:guid}/call-back", async (Guid id, HttpContext http, PhoneVisit visit) =>
            await visit.EndAsync(id, await PostedForm.ReadAsync(http), (desk, actor, token) => desk.FileForCallBackAsync(actor, id, token)));
        calls.MapPost("/{id:guid}/same", async (Guid id, HttpContext http, PhoneVisit visit) => await visit.AddToAsync(id, await PostedForm.ReadAsync(http)));
        calls.MapPost("/{id:guid}/abandon", async (Guid id, HttpContext http, PhoneVisit visit) => await visit.AbandonAsync(id, await PostedForm.ReadAsync(http)));
        calls.MapPost("/{id:guid}/take-over", (Guid id, PhoneVisit visit) => visit.TakeOverAsync(id));
        return endpoints;
    }
}
