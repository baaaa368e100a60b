using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>One kind of thing that the clinic's shape is made of: its pages, and what saves it.</summary>
/// <param name="Path">The last part of its address, and the id of its table on the overview.</param>
/// <param name="Add">Heading of the page that makes one.</param>
/// <param name="Fields">The component with its fields.</param>
/// <param name="New">An empty one, as the page shows it first.</param>
/// <param name="Save">Adds it, or changes the one with the id.</param>
public sealed record ShapeKind(string Path, string Add, Type Fields, Func<ShapeView, ShapeForm> New, ShapeKind.Act Save)
{
    /// <summary>What it is called; null when there is none with this id.</summary>
    public required Func<ShapeView, string, string?> Name { get; init; }

    /// <summary>It filled in, to be changed; null when it can only be added and removed.</summary>
    public Func<ShapeView, string, ShapeForm?>? Open { get; init; }

    /// <summary>It as patients would see it, to be looked at before it is saved, or nothing when a field is wrong; null for what patients do not see as it is typed.</summary>
    public Func<ShapeForm, ShapeModel, RenderFragment?>? Preview { get; init; }

    /// <summary>Takes it away; null for what is put out of use instead.</summary>
    public Act? Remove { get; init; }

    /// <summary>Changes the clinic's shape.</summary>
    /// <param name="settings">What does it.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which; null for a new one.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="isConfirmed">Whether it is made although appointments lose their place.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public delegate Task<ShapeResult> Act(ShapeSettings settings, StaffActor actor, string? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken);

    public string Address => $"{ShapeRoutes.Shape}/{Path}";

    public static Guid? Key(string? id) => Guid.TryParse(id, out var key) ? key : null;

    /// <summary>Rows of the weeks and dates are numbered; 0 is none.</summary>
    public static int Number(string? id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static LocalDate Tomorrow(ShapeView view) => view.Today.PlusDays(1);
}
