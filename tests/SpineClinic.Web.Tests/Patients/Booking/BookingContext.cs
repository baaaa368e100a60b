using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

/// <summary>A clinic with one consultation, one room and one specialist, and a patient with a time there.</summary>
public abstract class BookingContext : PageContext
{
    protected const string Address = "/invitation/token";

    protected static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 10, 0);

    protected static ConsultationType Type { get; } = new("First consultation", 30) { WhatToBring = "Your medicines." };

    protected static Specialist Back { get; } = new("Dr Back", "back@clinic.example", [], null) { VideoLink = new Uri("https://video.example/back") };

    protected static Site Site { get; } = new("Riverside House", "12 Wharf Street", "Two minutes from the station.");

    protected static Room Room { get; } = new("Room 1") { SiteId = Site.Id };

    protected static ClinicShape.Snapshot Shape(ConsultationType? type = null)
    {
        var profile = Patient().Profile;
        return new ClinicShape.Snapshot(profile with { Specialists = [Back] }, [Site], [Room], [], [type ?? Type], []);
    }

    protected static Appointment Held(Instant until, ConsultationMode mode = ConsultationMode.InPerson)
    {
        var id = Guid.NewGuid();
        var place = new TimeAndPlace(Start, Start + Duration.FromMinutes(30), Cell.Of(Start), Cell.Of(Start) + 6, Back.Id, mode == ConsultationMode.InPerson ? Room.Id : null, []);
        return Appointment.Hold(new NewAppointment(id, id, Someone, Type.Id, place, mode, [], null), until, Actor.Patient, TestClinic.Start).Appointment;
    }

    protected static OwnInvitation Own(Appointment? time = null, InvitationPurpose purpose = InvitationPurpose.Choose, ConsultationType? type = null, params string[] missing)
    {
        // What the clinic chose is kept until the link ends.
        var until = purpose == InvitationPurpose.Choose ? null : time?.HeldUntil;
        var row = new Invitation(Guid.NewGuid(), purpose, Guid.NewGuid(), Type.Id, null, [], TestClinic.Start, until ?? TestClinic.Start + Invitation.Lifetime, null);
        row.Verify(TestClinic.Start);
        row.MissingPrerequisites.AddRange(missing);
        return new OwnInvitation(row, type ?? Type, Someone, IsForSomeoneElse: false, time, Shape(type), TestClinic.Start);
    }

    protected static OwnAppointment Booked(Action<Appointment>? change = null, Instant? now = null, ConsultationMode mode = ConsultationMode.InPerson, Instant? contactBy = null)
    {
        var appointment = Held(TestClinic.Start + Duration.FromMinutes(30), mode);
        var booked = appointment.Take(needsApproval: false, [], mode, Actor.Patient, TestClinic.Start);
        change?.Invoke(appointment);
        return new OwnAppointment(appointment, Type, IsForSomeoneElse: false, [booked], contactBy, Shape(), now ?? TestClinic.Start);
    }

    protected static OfferedTime Offered(Instant start) => new(Cell.Of(start), Back.Id, start, Back.Name, null);

    private static PatientToBook Someone { get; } = new(Guid.NewGuid(), Guid.NewGuid(), "Ann Example", "+447700900123", "ann@example.org", "en", Tier.P3, [], null);
}
