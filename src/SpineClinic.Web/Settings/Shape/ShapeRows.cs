using SpineClinic.Booking;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>The rows of the overview. What is over is left out.</summary>
public static class ShapeRows
{
    public static IReadOnlyList<ShapeRow> Types(ShapeView view) =>
    [
        .. view.Shape.Types.Select(type => new ShapeRow(
            type.Id.ToString(),
            !type.IsActive,
            type.Name,
            ShapeWords.Times(type) + (type.IsGroup ? $", group of {type.Capacity}" : ""),
            ShapeWords.Names(type.Modes.Select(ShapeWords.Mode), ""),
            ShapeWords.Limits(type.PatientLimits),
            ShapeWords.Limits(type.StaffLimits),
            ShapeWords.Names(type.SpecialistIds.Select(id => view.Shape.Specialist(id)?.Name).OfType<string>(), "Everyone"),
            ShapeWords.Names(type.RoomIds.Select(id => view.Shape.Room(id)?.Name).OfType<string>(), "The session's"),
            ShapeWords.Names(type.Prerequisites, "Nothing"))),
    ];

    public static IReadOnlyList<ShapeRow> Specialists(ShapeView view, Func<string, string> painSite) =>
    [
        .. view.Shape.Profile.Specialists.Select(one => new ShapeRow(
            one.Id.ToString(),
            !one.IsActive,
            one.Name,
            one.Email,
            ShapeWords.Names(one.Languages, "Not said"),
            ShapeWords.Names(one.PainSites.Select(painSite), "Not said"),
            ShapeWords.Names(view.Shape.Types.Where(type => type.IsActive && (type.SpecialistIds.Count == 0 || type.SpecialistIds.Contains(one.Id))).Select(type => type.Name), "None"),
            one.VideoLink is null ? "No" : "Yes")),
    ];

    public static IReadOnlyList<ShapeRow> Sessions(ShapeView view) =>
    [
        .. view.Shape.Profile.Specialists.SelectMany(one => one.Sessions.Where(session => session.Until is not { } last || last >= view.Today)
            .OrderBy(session => session.Day).ThenBy(session => session.Starts)
            .Select(session => new ShapeRow(
                $"{session.Id}", !one.IsActive, $"{one.Name}, {session.Day}", ShapeWords.Span(session.Starts, session.Ends), view.Shape.Room(session.RoomId)?.Name ?? "", ShapeWords.Week(session)))),
    ];

    public static IReadOnlyList<ShapeRow> Changes(ShapeView view) =>
    [
        .. view.Shape.Profile.Specialists.SelectMany(one => one.SessionChanges.Where(change => change.Date >= view.Today).Select(change => (one, change)))
            .OrderBy(row => row.change.Date).ThenBy(row => row.change.Starts)
            .Select(row => new ShapeRow(
                $"{row.change.Id}", false, $"{row.one.Name}, {ShapeWords.Date(row.change.Date)}", ShapeWords.Span(row.change.Starts, row.change.Ends),
                row.change.IsExtra ? $"Extra session in {view.Shape.Room(row.change.RoomId)?.Name}" : "Taken out")),
    ];

    public static IReadOnlyList<ShapeRow> Absences(ShapeView view) =>
    [
        .. view.Shape.Profile.Specialists.SelectMany(one => one.Absences.Where(absence => absence.Last >= view.Today).Select(absence => (one, absence)))
            .OrderBy(row => row.absence.First)
            .Select(row => new ShapeRow($"{row.absence.Id}", false, row.one.Name, ShapeWords.Days(row.absence.First, row.absence.Last))),
    ];

    public static IReadOnlyList<ShapeRow> CarveOuts(ShapeView view) =>
    [
        .. view.Shape.CarveOuts.OrderBy(one => one.Day).ThenBy(one => one.Starts).Select(one => new ShapeRow(
            one.Id.ToString(), false, $"{view.Shape.Specialist(one.SpecialistId)?.Name}, {one.Day}", ShapeWords.Span(one.Starts, one.Ends), ShapeWords.Kept(one.Tier), $"{one.ReleaseHours} h before")),
    ];

    public static IReadOnlyList<ShapeRow> Closures(ShapeView view) =>
    [
        .. view.Shape.Profile.Clinic.Closures.Where(closure => closure.Last >= view.Today).OrderBy(closure => closure.First).Select(closure => new ShapeRow(
            $"{closure.Id}", false, closure.Name, ShapeWords.Days(closure.First, closure.Last), Site(view, closure.SiteId, "The whole clinic"))),
    ];

    public static IReadOnlyList<ShapeRow> Sites(ShapeView view) => [.. view.Shape.Sites.Select(site => new ShapeRow(site.Id.ToString(), false, site.Name, site.Address))];

    public static IReadOnlyList<ShapeRow> Rooms(ShapeView view) =>
        [.. view.Shape.Rooms.Select(room => new ShapeRow(room.Id.ToString(), !room.IsActive, room.Name, Site(view, room.SiteId, "No site"), room.IsStepFree ? "Step-free" : "Not said to be step-free"))];

    public static IReadOnlyList<ShapeRow> Equipment(ShapeView view) =>
        [.. view.Shape.Equipment.Select(one => new ShapeRow(one.Id.ToString(), !one.IsActive, one.Name, Site(view, one.SiteId, "Carried along")))];

    private static string Site(ShapeView view, Guid? id, string none) => view.Shape.Sites.FirstOrDefault(site => site.Id == id)?.Name ?? none;
}
