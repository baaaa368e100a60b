using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

/// <summary>A clinic of one specialist on a Tuesday at 10:00, and what is in its diary.</summary>
public abstract class DiaryContext : PageContext
{
    protected static readonly LocalDate Today = new(2026, 11, 24);
    protected static readonly Instant Eleven = Instant.FromUtc(2026, 11, 24, 11, 0);

    protected static StaffActor Receptionist { get; } = new(Guid.NewGuid(), "Rita One", Role.Receptionist);

    protected static StaffActor Manager { get; } = new(Guid.NewGuid(), "Max Manager", Role.Manager);

    protected static Room RoomOne { get; } = new("Room 1");

    protected static Specialist Back { get; } = MakeBack();

    protected static ConsultationType First { get; } = new("First consultation", 30);

    protected static ClinicShape.Snapshot Shape { get; } = new(
        Patient().Profile with { Specialists = [Back] }, [], [RoomOne], [], [First], []);

    protected static DiaryFrame Frame(StaffActor? actor = null) => new(actor ?? Receptionist, Patient(), Shape, TestClinic.Start);

    protected static Appointment Booked(Instant? start = null, string name = "Ann <b>Example</b>")
    {
        var at = start ?? Eleven;
        var place = new TimeAndPlace(at, at + Duration.FromMinutes(30), Cell.Of(at), Cell.Of(at) + 6, Back.Id, RoomOne.Id, []);
        var patient = new PatientToBook(Guid.NewGuid(), null, name, "+447700900123", "ann@example.org", "en", Tier.P3, [PatientNeeds.StepFree], null);
        return Appointment.Book(new NewAppointment(Guid.NewGuid(), Guid.NewGuid(), patient, First.Id, place, ConsultationMode.InPerson, [], null), Receptionist.Actor, TestClinic.Start).Appointment;
    }

    protected static Appointment Held()
    {
        var place = new TimeAndPlace(Eleven, Eleven + Duration.FromMinutes(30), Cell.Of(Eleven), Cell.Of(Eleven) + 6, Back.Id, RoomOne.Id, []);
        var patient = new PatientToBook(Guid.NewGuid(), null, "Ann Example", null, "ann@example.org", "en", Tier.P3, [], null);
        return Appointment.Hold(
            new NewAppointment(Guid.NewGuid(), Guid.NewGuid(), patient, First.Id, place, ConsultationMode.InPerson, [], null), TestClinic.Start + Duration.FromSeconds(350), Actor.Patient, TestClinic.Start).Appointment;
    }

    protected static DiaryEntry Entry(Appointment appointment) => new(
        appointment.Status == AppointmentStatus.Held ? DiaryEntryKind.Hold : DiaryEntryKind.Appointment,
        appointment.Id,
        appointment.PatientName,
        appointment.Start,
        appointment.End,
        appointment.FirstCell,
        appointment.EndCell)
    { Appointment = appointment, TypeName = First.Name, Place = RoomOne.Name };

    protected static DiaryColumn Column(params DiaryEntry[] entries)
    {
        var sessions = new Spans();
        sessions.Add(Cell.Of(Eleven), Cell.Of(Eleven) + 36);
        return new DiaryColumn(Back.Id, Back.Name, Today, null, sessions.Settle(), entries);
    }

    protected static DiarySheet Sheet(params DiaryEntry[] entries) => new(DiaryBy.Specialist, [Column(entries)], Shape, TestClinic.Start, IsCut: false);

    protected static AppointmentFile File(Appointment appointment, bool seesNames = true, Instant? now = null) => new(
        appointment,
        seesNames,
        Shape,
        null,
        [new AppointmentFile.HistoryLine(TestClinic.Start, AppointmentEventKind.Booked, "Rita One", "over OffGrid", appointment.Start, Back.Name, seesNames ? "Asked for by Dr Back" : null)],
        [],
        now ?? TestClinic.Start);

    protected static IReadOnlyList<FreeTime> Times { get; } = [new FreeTime(Cell.Of(Eleven) + 12, Back.Id, RoomOne.Id)];

    private static Specialist MakeBack()
    {
        var back = new Specialist("Dr Back", "back@clinic.example", ["lowerBack"], null);
        back.Sessions.Add(new WeeklySession(IsoDayOfWeek.Tuesday, new LocalTime(11, 0), new LocalTime(14, 0), new LocalDate(2026, 1, 1), RoomOne.Id));
        return back;
    }
}
