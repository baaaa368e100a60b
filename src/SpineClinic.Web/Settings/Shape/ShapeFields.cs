using Microsoft.AspNetCore.Components;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>The fields of one kind of thing, filled in as they were typed.</summary>
public abstract class ShapeFields : ComponentBase
{
    [Parameter, EditorRequired]
    public ShapeModel Model { get; set; } = default!;

    [Parameter, EditorRequired]
    public ShapeForm Form { get; set; } = default!;

    [Parameter]
    public bool IsNew { get; set; }

    protected static IReadOnlyList<Choice> Yes(string label, string? hint = null) => [new Choice("yes", label, hint)];

    protected static IReadOnlyList<Choice> Days { get; } =
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new Choice(day.ToString(), day.ToString()))];

    protected IReadOnlyList<Choice> Sites => [.. Model.View.Shape.Sites.Select(site => new Choice(site.Id.ToString(), site.Name))];

    protected IReadOnlyList<Choice> Specialists => [.. Model.View.Shape.ActiveSpecialists.Select(one => new Choice(one.Id.ToString(), one.Name))];

    protected IReadOnlyList<Choice> Rooms => [.. Model.View.Shape.Rooms.Where(room => room.IsActive).Select(room => new Choice(room.Id.ToString(), room.Name))];

    protected string? ErrorOf(string field) => Form.Problems.FirstOrDefault(problem => problem.Field == field)?.Text;
}
