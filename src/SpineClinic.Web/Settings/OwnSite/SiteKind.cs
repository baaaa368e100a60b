using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>One page of the public site's settings: its fields, and what saves them.</summary>
/// <param name="Path">The last part of its address.</param>
/// <param name="Heading">What it is called; of a kind of which there are several, what adds one.</param>
/// <param name="Fields">The component with its fields.</param>
/// <param name="Open">What stands, filled in; null when there is none with this id.</param>
/// <param name="Save">Changes it.</param>
public sealed record SiteKind(string Path, string Heading, Type Fields, Func<SiteModel, Guid, ShapeForm?> Open, SiteKind.Act Save)
{
    /// <summary>What one of several is called; null when there is none with this id.</summary>
    public Func<SiteView, Guid, string?>? Name { get; init; }

    /// <summary>An empty one; null when none can be added.</summary>
    public Func<SiteView, ShapeForm>? New { get; init; }

    /// <summary>Takes it away; null when it cannot be.</summary>
    public Func<SiteSettings, StaffActor, Guid, ShapeForm, CancellationToken, Task<SiteResult>>? Remove { get; init; }

    /// <summary>The clinic as it would be, to be looked at on a page of patients before it is saved; null when a field is wrong. Null where nobody can.</summary>
    public Func<SiteSettings, SiteModel, ShapeForm, CancellationToken, Task<Clinic?>>? Try { get; init; }

    /// <summary>The page on which it is looked at.</summary>
    public Type Shown { get; init; } = typeof(HomePage);

    /// <summary>What the button there says that saves it.</summary>
    public string SaveText { get; init; } = "Save";

    /// <summary>Longest text in Markdown, which can be looked at before it is saved; 0 for what has none.</summary>
    public int LongestText { get; init; }

    public bool HasText => LongestText > 0;

    public string Address => $"{SiteRoutes.Home}/{Path}";

    /// <summary>Whether there are several, each with an id.</summary>
    public bool HasMany => Name is not null;

    /// <summary>Changes the public site.</summary>
    /// <param name="settings">What does it.</param>
    /// <param name="model">Who does it, and how everything stands.</param>
    /// <param name="id">Which; empty for what there is one of.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public delegate Task<SiteResult> Act(SiteSettings settings, SiteModel model, Guid id, ShapeForm form, CancellationToken cancellationToken);
}
