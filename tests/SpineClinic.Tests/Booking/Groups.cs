using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

internal static class Groups
{
    /// <summary>A group of this many, an hour long, held by everybody.</summary>
    public static async Task<ConsultationType> AddTypeAsync(TestClinic clinic, int capacity)
    {
        var type = new ConsultationType("Back class", 60);
        type.SetTimes(60, 0, 0, 60, 0);
        type.SetCapacity(capacity);
        await using var db = clinic.Db();
        db.ConsultationTypes.Add(type);
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
        return type;
    }

    /// <summary>The same with a machine that there is one of.</summary>
    public static async Task<(ConsultationType Type, Guid Machine)> AddTypeWithMachineAsync(TestClinic clinic, int capacity)
    {
        var (type, machine) = (await AddTypeAsync(clinic, capacity), new Equipment("Treadmill", null));
        await using var db = clinic.Db();
        db.Equipment.Add(machine);
        db.ConsultationTypes.Attach(type);
        type.SetNeeds([], [], [machine.Id], []);
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
        return (type, machine.Id);
    }

    public static Task<GroupResult> PlanAsync(TestClinic clinic, ConsultationType type, Instant start, string? reason = null) =>
        clinic.Get<GroupSessions>().PlanAsync(clinic.Receptionist, new GroupWish(type.Id, clinic.Back.Id, start, null, reason), CancellationToken.None);

    public static BookingRequest Seat(TestClinic clinic, ConsultationType type, Instant start, PatientToBook? patient = null) =>
        clinic.At(start, patient) with { Query = new TimeQuery(type.Id, ForStaff: false) };

    /// <summary>Closes the clinic on a day.</summary>
    public static async Task CloseAsync(TestClinic clinic, LocalDate day)
    {
        await using var db = clinic.Db();
        db.Clinics.Single().Closures.Add(new Closure(day, day, "Holiday", null));
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
    }
}
