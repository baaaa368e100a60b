using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Series;

namespace SpineClinic.Web.People;

/// <summary>One person with several enquiries: plain pages and plain posts.</summary>
public static class PeopleRoutes
{
    public const string Path = "/staff/people";

    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddScoped<PersonVisit>();

    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder endpoints)
    {
        var people = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadEnquiry));
        people.MapGet(Path + "/{id:guid}", (Guid id, PersonVisit visit) => visit.ShowAsync(id));
        people.MapPost(Path + "/{id:guid}", async (Guid id, HttpContext http, PersonVisit visit) => await visit.SaveAsync(id, new Sent(await PostedForm.ReadAsync(http))));
        people.MapPost("/staff/enquiries/{reference}/person/link", async (string reference, HttpContext http, PersonVisit visit) =>
            await visit.LinkAsync(reference, new Sent(await PostedForm.ReadAsync(http))["sameAs"]));
        people.MapPost("/staff/enquiries/{reference}/person/unlink", (string reference, PersonVisit visit) => visit.UnlinkAsync(reference));
        return endpoints;
    }
}
