using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>The clinic's shape: an overview, and for each kind of thing a page to add one and a page for each that there is. Plain pages and plain posts.</summary>
public static class ShapeRoutes
{
    public const string Shape = "/staff/settings/booking";

    public static IEndpointRouteBuilder MapShape(this IEndpointRouteBuilder settings)
    {
        var shape = settings.MapGroup(Shape).RequireAuthorization(nameof(Permission.ManageClinic));
        shape.MapGet("", (bool? saved, ShapeVisit visit) => visit.ShowAsync(saved ?? false));
        foreach (var kind in ShapeKinds.All)
        {
            shape.MapGet($"/{kind.Path}/new", (ShapeVisit visit) => visit.ShowNewAsync(kind));
            shape.MapPost($"/{kind.Path}/new", async (HttpContext http, ShapeVisit visit) => await visit.SaveAsync(kind, id: null, await ReadAsync(http)));
            shape.MapGet($"/{kind.Path}/{{id}}", (string id, ShapeVisit visit) => visit.ShowOneAsync(kind, id));
            if (kind.Open is not null)
            {
                shape.MapPost($"/{kind.Path}/{{id}}", async (string id, HttpContext http, ShapeVisit visit) => await visit.SaveAsync(kind, id, await ReadAsync(http)));
            }

            if (kind.Remove is not null)
            {
                shape.MapPost($"/{kind.Path}/{{id}}/remove", async (string id, HttpContext http, ShapeVisit visit) => await visit.RemoveAsync(kind, id, await ReadAsync(http)));
            }
        }

        return settings;
    }

    private static async Task<ShapeForm> ReadAsync(HttpContext http)
    {
        var posted = await PostedForm.ReadAsync(http);
        return posted.Aggregate(new ShapeForm(), (form, field) => form.With(field.Key, field.Value.OfType<string>()));
    }
}
