using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SpineClinic.Web.Information;

/// <summary>Writes shapes as elements, so that no text of a file is ever taken for markup.</summary>
public sealed class Shapes : ComponentBase
{
    [Parameter, EditorRequired]
    public IReadOnlyList<DrawnShape> All { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Write(builder, All);
    }

    private static void Write(RenderTreeBuilder builder, IReadOnlyList<DrawnShape> shapes)
    {
        foreach (var shape in shapes)
        {
            builder.OpenElement(0, shape.Element);
            builder.AddMultipleAttributes(1, shape.Attributes);
            builder.AddContent(2, shape.Words);
            Write(builder, shape.Inside);
            builder.CloseElement();
        }
    }
}
