using Microsoft.AspNetCore.Components;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>Every kind of thing that the clinic's shape is made of.</summary>
public static class ShapeKinds
{
    public static ShapeKind Types { get; } = new(
        "types", "Add a type of consultation", typeof(TypeFields), _ => ShapeForms.NewType(),
        (settings, actor, id, form, isConfirmed, token) => settings.ChangeTypeAsync(actor, ShapeKind.Key(id), form, isConfirmed, token))
    {
        Name = (view, id) => TypeOf(view, id)?.Name,
        Open = (view, id) => TypeOf(view, id) is { } type ? ShapeForms.Of(type) : null,
    };

    public static ShapeKind Specialists { get; } = new(
        "specialists", "Add a specialist", typeof(SpecialistFields), _ => new ShapeForm(),
        (settings, actor, id, form, isConfirmed, token) => settings.ChangeSpecialistAsync(actor, ShapeKind.Key(id), form, isConfirmed, token))
    {
        Name = (view, id) => SpecialistOf(view, id)?.Name,
        Open = (view, id) => SpecialistOf(view, id) is { } specialist ? ShapeForms.Of(specialist) : null,
    };

    public static ShapeKind Sites { get; } = new(
        "sites", "Add a site", typeof(SiteFields), _ => new ShapeForm(),
        (settings, actor, id, form, isConfirmed, token) => settings.ChangeSiteAsync(actor, ShapeKind.Key(id), form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Sites.FirstOrDefault(site => site.Id == ShapeKind.Key(id))?.Name,
        Open = (view, id) => view.Shape.Sites.FirstOrDefault(site => site.Id == ShapeKind.Key(id)) is { } site ? ShapeForms.Of(site) : null,
        Preview = (form, model) => ShapeSettings.LookAtSite(form, model.Context.Clinic.PhoneRegion) is { } site ? Shown<SitePanel>(model, ("Site", site)) : null,
    };

    public static ShapeKind Rooms { get; } = new(
        "rooms", "Add a room", typeof(RoomFields), _ => new ShapeForm(),
        (settings, actor, id, form, isConfirmed, token) => settings.ChangeRoomAsync(actor, ShapeKind.Key(id), form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Room(ShapeKind.Key(id))?.Name,
        Open = (view, id) => view.Shape.Room(ShapeKind.Key(id)) is { } room ? ShapeForms.Of(room) : null,
    };

    public static ShapeKind Equipment { get; } = new(
        "equipment", "Add a piece of equipment", typeof(EquipmentFields), _ => new ShapeForm(),
        (settings, actor, id, form, isConfirmed, token) => settings.ChangeEquipmentAsync(actor, ShapeKind.Key(id), form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Equipment.FirstOrDefault(one => one.Id == ShapeKind.Key(id))?.Name,
        Open = (view, id) => view.Shape.Equipment.FirstOrDefault(one => one.Id == ShapeKind.Key(id)) is { } machine ? ShapeForms.Of(machine) : null,
    };

    public static ShapeKind Sessions { get; } = new(
        "sessions", "Add a weekly session", typeof(SessionFields), view => new ShapeForm().With("from", ShapeKind.Tomorrow(view)).With("weeks", 1),
        (settings, actor, id, form, isConfirmed, token) => id is null
            ? settings.AddSessionAsync(actor, form, isConfirmed, token)
            : settings.EndSessionAsync(actor, ShapeKind.Number(id), form, isConfirmed, token))
    {
        Name = (view, id) => SessionOf(view, id) is ({ } who, { } session) ? $"{who.Name}, {session.Day} {ShapeWords.Span(session.Starts, session.Ends)}" : null,
        Open = (view, id) => SessionOf(view, id).Session is { } session ? ShapeForms.Of(session) : null,
        Remove = (settings, actor, id, form, isConfirmed, token) => settings.RemoveSessionAsync(actor, ShapeKind.Number(id), form, isConfirmed, token),
    };

    public static ShapeKind Changes { get; } = new(
        "dates", "Change one date of a specialist", typeof(ChangeFields), _ => new ShapeForm(),
        (settings, actor, _, form, isConfirmed, token) => settings.AddSessionChangeAsync(actor, form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Profile.Specialists
            .SelectMany(one => one.SessionChanges.Where(change => change.Id == ShapeKind.Number(id) && change.Date >= view.Today)
                .Select(change => $"{one.Name}, {ShapeWords.Date(change.Date)}, {ShapeWords.Span(change.Starts, change.Ends)}: {(change.IsExtra ? "extra session" : "taken out")}"))
            .FirstOrDefault(),
        Remove = (settings, actor, id, form, isConfirmed, token) => settings.RemoveSessionChangeAsync(actor, ShapeKind.Number(id), form, isConfirmed, token),
    };

    public static ShapeKind Absences { get; } = new(
        "absences", "Add an absence", typeof(AbsenceFields), _ => new ShapeForm(),
        (settings, actor, _, form, isConfirmed, token) => settings.AddAbsenceAsync(actor, form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Profile.Specialists
            .SelectMany(one => one.Absences.Where(absence => absence.Id == ShapeKind.Number(id) && absence.Last >= view.Today)
                .Select(absence => $"{one.Name} away, {ShapeWords.Days(absence.First, absence.Last)}"))
            .FirstOrDefault(),
        Remove = (settings, actor, id, form, isConfirmed, token) => settings.RemoveAbsenceAsync(actor, ShapeKind.Number(id), form, isConfirmed, token),
    };

    public static ShapeKind Closures { get; } = new(
        "closures", "Add a holiday or another closure", typeof(ClosureFields), _ => new ShapeForm(),
        (settings, actor, _, form, isConfirmed, token) => settings.AddClosureAsync(actor, form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.Profile.Clinic.Closures.Where(closure => closure.Id == ShapeKind.Number(id) && closure.Last >= view.Today)
            .Select(closure => $"{closure.Name}, {ShapeWords.Days(closure.First, closure.Last)}").FirstOrDefault(),
        Preview = (form, model) => ShapeSettings.LookAtClosure(form, model.View.Shape, model.View.Today) is { } closure
            ? Shown<ClosureList>(model, ("Closures", (IReadOnlyList<Closure>)[closure]))
            : null,
        Remove = (settings, actor, id, form, isConfirmed, token) => settings.RemoveClosureAsync(actor, ShapeKind.Number(id), form, isConfirmed, token),
    };

    public static ShapeKind CarveOuts { get; } = new(
        "kept", "Keep time for urgent patients", typeof(CarveOutFields), _ => new ShapeForm().With("release", 24),
        (settings, actor, _, form, isConfirmed, token) => settings.AddCarveOutAsync(actor, form, isConfirmed, token))
    {
        Name = (view, id) => view.Shape.CarveOuts.Where(one => one.Id == ShapeKind.Key(id))
            .Select(one => $"{view.Shape.Specialist(one.SpecialistId)?.Name}, {one.Day} {ShapeWords.Span(one.Starts, one.Ends)}").FirstOrDefault(),
        Remove = (settings, actor, id, form, isConfirmed, token) => settings.RemoveCarveOutAsync(actor, ShapeKind.Key(id) ?? Guid.Empty, form, isConfirmed, token),
    };

    public static IReadOnlyList<ShapeKind> All { get; } = [Types, Specialists, Sessions, Changes, Absences, CarveOuts, Closures, Sites, Rooms, Equipment];

    private static ConsultationType? TypeOf(ShapeView view, string id) => view.Shape.Type(ShapeKind.Key(id) ?? Guid.Empty);

    private static Specialist? SpecialistOf(ShapeView view, string id) => view.Shape.Specialist(ShapeKind.Key(id) ?? Guid.Empty);

    private static (Specialist? Who, WeeklySession? Session) SessionOf(ShapeView view, string id)
    {
        var who = view.Shape.Profile.Specialists.FirstOrDefault(one => one.Sessions.Exists(session => session.Id == ShapeKind.Number(id)));
        return (who, who?.Sessions.Find(session => session.Id == ShapeKind.Number(id)));
    }

    private static RenderFragment Shown<TComponent>(ShapeModel model, (string Name, object Value) what)
        where TComponent : IComponent => builder =>
        {
            builder.OpenComponent<TComponent>(0);
            builder.AddComponentParameter(1, "Context", model.Context);
            builder.AddComponentParameter(2, what.Name, what.Value);
            builder.CloseComponent();
        };
}
