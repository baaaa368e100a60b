using Microsoft.AspNetCore.Components;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>The fields of one page, filled in as they were typed.</summary>
public abstract class SiteFields : ComponentBase
{
    [Parameter, EditorRequired]
    public SiteModel Model { get; set; } = default!;

    [Parameter, EditorRequired]
    public ShapeForm Form { get; set; } = default!;

    /// <summary>Which it is of several.</summary>
    [Parameter]
    public Guid Id { get; set; }

    protected const string TextHint = "Plain paragraphs, with an empty line between them. “## ” begins a heading, “- ” a point of a list; **strong**; links as [words](/contact) or [words](https://…).";

    protected static IReadOnlyList<Choice> Yes(string label, string? hint = null) => [new Choice("yes", label, hint)];

    protected string? ErrorOf(params string[] fields) =>
        string.Join(". ", Form.Problems.Where(problem => fields.Contains(problem.Field)).Select(problem => problem.Text)) is { Length: > 0 } text ? text : null;
}
