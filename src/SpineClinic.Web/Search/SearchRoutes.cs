using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Series;

namespace SpineClinic.Web.Search;

/// <summary>
/// Search. What people type into the box is about people, so it is posted: it stands in no address, no history and no log. Filters are codes and may stand there.
/// </summary>
public static class SearchRoutes
{
    public const string Path = "/staff/search";

    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<SearchVisit>();

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder endpoints)
    {
        var search = endpoints.MapGroup(Path).DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadBoard));
        search.MapGet("", (HttpContext http, SearchVisit visit) => visit.ShowAsync(SearchTyped.OfAddress(new Sent(http.Request.Query))));
        search.MapPost("", async (HttpContext http, SearchVisit visit) => await visit.FindAsync(SearchTyped.OfForm(await ReadAsync(http)), http.Request.Headers["X-Part"] == "results"));
        search.MapPost("/views", async (HttpContext http, SearchVisit visit) => await visit.SaveAsync(await ReadAsync(http)));
        search.MapPost("/views/{id:guid}/rename", async (Guid id, HttpContext http, SearchVisit visit) => await visit.RenameAsync(id, await ReadAsync(http)));
        search.MapPost("/views/{id:guid}/delete", (Guid id, SearchVisit visit) => visit.DeleteAsync(id));
        return endpoints;
    }

    private static async Task<Sent> ReadAsync(HttpContext http) => new(await PostedForm.ReadAsync(http));
}
