using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SpineClinic.Benchmarks;

/// <summary>A layout with a main landmark and nothing else.</summary>
public sealed class EmptyLayout : LayoutComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "main");
        builder.AddContent(1, Body);
        builder.CloseElement();
    }
}
