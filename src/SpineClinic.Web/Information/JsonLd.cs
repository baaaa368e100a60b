using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SpineClinic.Web.Information;

/// <summary>
/// A block of data for programs. No browser runs it, so the policy against scripts does not concern it. Razor would write the text of a script as a string of
/// JavaScript, which JSON is not; <see cref="StructuredData.Write"/> leaves no character in it that could end the block.
/// </summary>
public sealed class JsonLd : ComponentBase
{
    [Parameter, EditorRequired] public JsonObject Data { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, $"<script type=\"application/ld+json\">{StructuredData.Write(Data)}</script>");
    }
}
