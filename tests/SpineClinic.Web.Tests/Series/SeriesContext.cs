using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.Series;

/// <summary>A clinic with one consultation for one, one for groups, a room, and a specialist with an account.</summary>
public abstract class SeriesContext : PageContext
{
    protected static readonly StaffActor Receptionist = new(Guid.NewGuid(), "Rita One", Role.Receptionist);
    protected static readonly StaffActor Clinician = new(Guid.NewGuid(), "Dr Back", Role.Specialist);
    protected static readonly StaffActor Manager = new(Guid.NewGuid(), "Max Manager", Role.Manager);
    protected static readonly Specialist Back = new("Dr Back", "back@clinic.example", ["leg"], Clinician.Id);
    protected static readonly Specialist Neck = new("Dr Neck", "neck@clinic.example", ["neck"], null);
    protected static readonly Room One = new("Room 1");
    protected static readonly ConsultationType First = new("First consultation", 30);

    protected static DiaryFrame Frame(StaffActor? actor = null, params ConsultationType[] more)
    {
        var context = Patient();
        var profile = new ClinicProfile.Snapshot(context.Profile.Clinic, context.Profile.Calendar, [Back, Neck]);
        return new DiaryFrame(actor ?? Receptionist, context, new ClinicShape.Snapshot(profile, [], [One], [], [First, .. more], []), TestClinic.Start);
    }

    protected static ConsultationType Group()
    {
        var type = new ConsultationType("Back class", 60);
        type.SetCapacity(8);
        return type;
    }

    protected static Instant At(int day, int hour) => Instant.FromUtc(2026, 12, day, hour, 0);
}
