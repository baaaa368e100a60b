using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SpineClinic.Benchmarks;

/// <summary>The least page that Blazor can render: what the platform costs.</summary>
public sealed class EmptyPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\" /><title>Empty</title></head><body><h1>Empty</h1></body></html>");
    }
}
