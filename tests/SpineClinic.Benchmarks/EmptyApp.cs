using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace SpineClinic.Benchmarks;

/// <summary>The root of an ordinary static Blazor site: a document, the head's outlet, and a router that finds the page by its address.</summary>
public sealed class EmptyApp : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\" />");
        builder.OpenComponent<HeadOutlet>(1);
        builder.CloseComponent();
        builder.AddMarkupContent(2, "</head><body>");
        builder.OpenComponent<Router>(3);
        builder.AddComponentParameter(4, nameof(Router.AppAssembly), typeof(EmptyApp).Assembly);
        builder.AddComponentParameter(5, nameof(Router.Found), (RenderFragment<RouteData>)(data => found =>
        {
            found.OpenComponent<RouteView>(0);
            found.AddComponentParameter(1, nameof(RouteView.RouteData), data);
            found.AddComponentParameter(2, nameof(RouteView.DefaultLayout), typeof(EmptyLayout));
            found.CloseComponent();
        }));
        builder.CloseComponent();
        builder.AddMarkupContent(6, "</body></html>");
    }
}
