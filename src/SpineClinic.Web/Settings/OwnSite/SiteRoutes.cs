using Microsoft.AspNetCore.Mvc;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>The public site: an overview, and a page for each thing that a manager can make the clinic's own. Plain pages and plain posts.</summary>
public static class SiteRoutes
{
    public const string Home = "/staff/settings/site";
    private const string File = "file";

    public static IEndpointRouteBuilder MapOwnSite(this IEndpointRouteBuilder settings)
    {
        var site = settings.MapGroup(Home).RequireAuthorization(nameof(Permission.ManageClinic)).WithMetadata(new RequestSizeLimitAttribute(RequestLimits.LargestOfOwnSite));
        site.MapGet("", (bool? saved, SiteVisit visit) => visit.ShowAsync(saved ?? false));
        foreach (var kind in SiteKinds.All)
        {
            if (!kind.HasMany)
            {
                site.MapGet($"/{kind.Path}", (SiteVisit visit) => visit.ShowOneAsync(kind, Guid.Empty));
                site.MapPost($"/{kind.Path}", (HttpContext http, SiteVisit visit) => SaveAsync(kind, Guid.Empty, http, visit));
                continue;
            }

            site.MapGet($"/{kind.Path}/{{id:guid}}", (Guid id, SiteVisit visit) => visit.ShowOneAsync(kind, id));
            site.MapPost($"/{kind.Path}/{{id:guid}}", (Guid id, HttpContext http, SiteVisit visit) => SaveAsync(kind, id, http, visit));
            if (kind.New is not null)
            {
                site.MapGet($"/{kind.Path}/new", (SiteVisit visit) => visit.ShowNewAsync(kind));
            }

            if (kind.Remove is not null)
            {
                site.MapPost($"/{kind.Path}/{{id:guid}}/remove", async (Guid id, HttpContext http, SiteVisit visit) => await visit.RemoveAsync(kind, id, Filled(await PostedForm.ReadAsync(http))));
            }
        }

        return settings;
    }

    private static async Task<IResult> SaveAsync(SiteKind kind, Guid id, HttpContext http, SiteVisit visit)
    {
        var (posted, file) = await PostedForm.ReadWithFileAsync(http, File);
        return await visit.SaveAsync(kind, id, Filled(posted), file);
    }

    private static ShapeForm Filled(IFormCollection posted) => posted.Aggregate(new ShapeForm(), (filled, field) => filled.With(field.Key, field.Value.OfType<string>()));
}
