using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>What every page of this folder stands in: who looks, at which clinic, and when.</summary>
public sealed record PlanningFrame(StaffActor Actor, PatientContext Context, ClinicShape.Snapshot Shape, Instant Now)
{
    public DateTimeZone Zone => Shape.Zone;

    public LocalDate Today => Now.InZone(Zone).Date;

    public bool CanManage => Actor.May(Permission.ManageAppointments);

    public IReadOnlyList<Choice> Specialists => [.. Shape.ActiveSpecialists.Select(specialist => new Choice(Id(specialist.Id), specialist.Name))];

    public IReadOnlyList<Choice> Types => [.. Shape.Types.Where(type => type.IsActive).Select(type => new Choice(Id(type.Id), type.Name))];

    public IReadOnlyList<Choice> GroupTypes => [.. Shape.Types.Where(type => type is { IsActive: true, IsGroup: true }).Select(type => new Choice(Id(type.Id), $"{type.Name}, {type.Capacity} seats"))];

    public IReadOnlyList<Choice> Rooms => [new("", "The room of the session"), .. Shape.Rooms.Where(room => room.IsActive).Select(room => new Choice(Id(room.Id), room.Name))];

    public static string Id(Guid id) => id.ToString("N");

    public string TypeName(Guid id) => Shape.Type(id)?.Name ?? "";

    public string SpecialistName(Guid id) => Shape.Specialist(id)?.Name ?? "";

    public string RoomName(Guid? id) => Shape.Room(id)?.Name ?? "";

    /// <summary>"Tue 1 Dec, 14:00", with the year when it is another.</summary>
    public string Moment(Instant at) => PlanWords.Moment(at.InZone(Zone).LocalDateTime, Today.Year);

    public string Time(Instant at) => PlanWords.Time(at.InZone(Zone).TimeOfDay);
}
