using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace SpineClinic.Benchmarks;

/// <summary>An empty static page of the ordinary kind: a title and a heading.</summary>
[Route("/empty")]
public sealed class EmptyRoutedPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenComponent<PageTitle>(0);
        builder.AddComponentParameter(1, nameof(PageTitle.ChildContent), (RenderFragment)(title => title.AddContent(0, "Empty")));
        builder.CloseComponent();
        builder.AddMarkupContent(2, "<h1>Empty</h1>");
    }
}
