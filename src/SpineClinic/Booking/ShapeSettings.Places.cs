using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    /// <summary>Adds a site, or changes one. Fields: name, address, directions, access, parking, phone.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which; null for a new one.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="isConfirmed">Whether it is made although appointments lose their place.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not change it. So it is with every change of this class.</exception>
    public Task<ShapeResult> ChangeSiteAsync(StaffActor actor, Guid? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var site = work.Shape.Sites.FirstOrDefault(other => other.Id == id);
            form.Against(site is null ? null : ShapeForms.Of(site));
            var name = NameOf(work, id, work.Shape.Sites.Select(other => (other.Id, other.Name)));
            if (SiteTyped(form, name, work.Shape.Profile.Clinic.PhoneRegion) is not { } typed || (id is not null && site is null))
            {
                return null;
            }

            if (site is null)
            {
                work.Db.Sites.Add(typed);
                return new Change("SiteAdded", "site", typed.Id);
            }

            (site.Name, site.Address, site.Directions) = (typed.Name, typed.Address, typed.Directions);
            (site.Access, site.Parking, site.Phone) = (typed.Access, typed.Parking, typed.Phone);
            return new Change("SiteChanged", "site", site.Id);
        },
        cancellationToken);

    /// <summary>The site as patients would see it, to be looked at; nothing is saved. A name that is taken, and what a colleague changed meanwhile, are told when it is.</summary>
    /// <returns>Null when something is wrong with what was typed; the form says what.</returns>
    /// <param name="form">What was typed.</param>
    /// <param name="region">ISO 3166 region of phone numbers without a country code.</param>
    public static Site? LookAtSite(ShapeForm form, string region)
    {
        ArgumentNullException.ThrowIfNull(form);
        return SiteTyped(form, form.Line("name", "a name", LongestName), region);
    }

    /// <summary>Adds a room, or changes one. Fields: name, site, stepFree, active. A new one is in use.</summary>
    public Task<ShapeResult> ChangeRoomAsync(StaffActor actor, Guid? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var room = work.Shape.Rooms.FirstOrDefault(other => other.Id == id);
            form.Against(room is null ? null : ShapeForms.Of(room));
            var name = NameOf(work, id, work.Shape.Rooms.Select(other => (other.Id, other.Name)));
            var (site, isStepFree) = (SiteOf(work.Form, work.Shape), form.IsTicked("stepFree"));
            if (form.IsWrong || (id is not null && room is null))
            {
                return null;
            }

            if (room is null)
            {
                room = new Room(name, site, isStepFree);
                work.Db.Rooms.Add(room);
                return new Change("RoomAdded", "room", room.Id);
            }

            (room.Name, room.SiteId, room.IsStepFree, room.IsActive) = (name, site, isStepFree, form.IsTicked("active"));
            return new Change("RoomChanged", "room", room.Id);
        },
        cancellationToken);

    /// <summary>Adds a piece of equipment, or changes one. Fields: name, site, active. A new one is in use.</summary>
    public Task<ShapeResult> ChangeEquipmentAsync(StaffActor actor, Guid? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var machine = work.Shape.Equipment.FirstOrDefault(other => other.Id == id);
            form.Against(machine is null ? null : ShapeForms.Of(machine));
            var name = NameOf(work, id, work.Shape.Equipment.Select(other => (other.Id, other.Name)));
            var site = SiteOf(work.Form, work.Shape);
            if (form.IsWrong || (id is not null && machine is null))
            {
                return null;
            }

            if (machine is null)
            {
                machine = new Equipment(name, site);
                work.Db.Equipment.Add(machine);
                return new Change("EquipmentAdded", "equipment", machine.Id);
            }

            (machine.Name, machine.SiteId, machine.IsActive) = (name, site, form.IsTicked("active"));
            return new Change("EquipmentChanged", "equipment", machine.Id);
        },
        cancellationToken);

    // Two of one kind with one name could not be told apart where they are chosen.
    private static string NameOf(Work work, Guid? id, IEnumerable<(Guid Id, string Name)> others)
    {
        var name = work.Form.Line("name", "a name", LongestName);
        if (others.Any(other => other.Id != id && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            work.Form.Refuse("name", "Enter another name: there is one of this name already");
        }

        return name;
    }

    private static Site? SiteTyped(ShapeForm form, string name, string region)
    {
        var (address, directions) = (form.Line("address", "an address", 300), form.Paragraphs("directions", "how to get there", 2000));
        var (access, parking, phone) = (form.Paragraphs("access", "how to get in", 1000), form.Paragraphs("parking", "where to park", 1000), form.Phone("phone", region, isNeeded: false));
        return form.IsWrong ? null : new Site(name, address, directions) { Access = access, Parking = parking, Phone = phone };
    }

    private static Guid? SiteOf(ShapeForm form, ClinicShape.Snapshot shape) =>
        form["site"].Length == 0 ? null : form.One("site", "a site from the list", shape.Sites.Select(site => (site.Id.ToString(), site.Id)));
}
