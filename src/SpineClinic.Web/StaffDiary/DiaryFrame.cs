using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>What every page about appointments stands in: who looks, at which clinic, and when.</summary>
public sealed record DiaryFrame(StaffActor Actor, PatientContext Context, ClinicShape.Snapshot Shape, Instant Now)
{
    public DateTimeZone Zone => Shape.Zone;

    public LocalDate Today => Now.InZone(Zone).Date;

    public bool CanManage => Actor.May(Permission.ManageAppointments);

    public IReadOnlyList<Choice> Types => [.. Shape.Types.Where(type => type.IsActive).Select(type => new Choice(Id(type.Id), type.Name))];

    public IReadOnlyList<Choice> Specialists => [.. Shape.ActiveSpecialists.Select(specialist => new Choice(Id(specialist.Id), specialist.Name))];

    public IReadOnlyList<Choice> Rooms => [.. Shape.Rooms.Where(room => room.IsActive).Select(room => new Choice(Id(room.Id), room.Name))];

    public IReadOnlyList<Choice> GroupTypes => [.. Shape.Types.Where(type => type is { IsActive: true, IsGroup: true }).Select(type => new Choice(Id(type.Id), $"{type.Name}, {type.Capacity} seats"))];

    public string TypeName(Guid id) => Shape.Type(id)?.Name ?? "";

    public string SpecialistName(Guid id) => Shape.Specialist(id)?.Name ?? "";

    public string RoomName(Guid? id) => Shape.Room(id)?.Name ?? "";

    public string EquipmentName(Guid id) => Shape.Equipment.FirstOrDefault(machine => machine.Id == id)?.Name ?? "";

    public static string Id(Guid id) => id.ToString("N");

    /// <summary>"Tue 1 Dec, 14:00".</summary>
    public string Moment(Instant at) => DiaryWords.Moment(at.InZone(Zone).LocalDateTime, Today.Year);

    public string Time(Instant at) => DiaryWords.Time(at.InZone(Zone).TimeOfDay);

    /// <summary>The query that stands for a time: who, date and time of day as the clinic's clocks show it.</summary>
    public string Query(Guid specialist, Instant start, Guid? room = null)
    {
        var local = start.InZone(Zone);
        return string.Create(CultureInfo.InvariantCulture, $"specialist={Id(specialist)}&date={DiaryWords.Iso(local.Date)}&time={DiaryWords.Time(local.TimeOfDay)}") + (room is { } id ? $"&room={Id(id)}" : "");
    }

    /// <summary>When a typed date and time of day are; null when they cannot be read. A time that the clocks skip is moved on; one that they repeat is the earlier.</summary>
    public Instant? Read(string? date, string? time) =>
        DiaryWords.ReadDate(date) is { } day && DiaryWords.ReadTime(time) is { } clock ? Zone.AtLeniently(day + clock).ToInstant() : null;
}
