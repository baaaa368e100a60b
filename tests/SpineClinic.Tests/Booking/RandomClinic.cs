using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Tests.Booking;

/// <summary>A clinic of any shape, who is busy in it, and what somebody looks for: all from one number, around a clock change more often than not.</summary>
internal sealed class RandomClinic
{
    private static readonly string[] Zones =
        ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Africa/Cairo", "Pacific/Chatham", "America/Havana", "Etc/UTC"];

    private static readonly int[] Lengths = [5, 15, 20, 30, 45, 60, 100];
    private readonly Random random;
    private readonly List<Site> sites;
    private readonly List<Room> rooms;
    private readonly List<Equipment> machines;
    private readonly List<Specialist> specialists;
    private readonly Guid patient = Guid.NewGuid();

    public RandomClinic(int seed)
    {
        random = new Random(seed);
        var zone = DateTimeZoneProviders.Tzdb[Pick(Zones)];
        var around = zone.GetZoneInterval(Instant.FromUtc(2027, random.Next(1, 13), 1, 0, 0));
        var from = Chance(70) && around.HasEnd ? around.End : Instant.FromUtc(2027, random.Next(1, 13), random.Next(1, 29), 0, 0);
        Now = from + Duration.FromSeconds(random.Next(-3 * 86400, 86400));
        Today = Now.InZone(zone).Date;
        var clinic = new Clinic("Any", "020 7946 0018", "GB", zone.Id, "GB-ENG", 16);
        sites = Some(0, 2, () => new Site("Site", "Street 1", ""));
        rooms = Some(1, 4, () => new Room("Room", sites.Count > 0 && Chance(70) ? Pick(sites).Id : null, Chance(50)) { IsActive = Chance(90) });
        machines = Some(0, 2, () => new Equipment("Machine", null));
        specialists = Some(1, 3, NewSpecialist);
        clinic.Closures.AddRange(Some(0, 2, () => NewClosure(sites.Count > 0 && Chance(70) ? Pick(sites).Id : null)));
        Type = NewType();
        var other = new ConsultationType("Other", 30);
        var carveOuts = Some(0, 3, () => NewCarveOut(Pick(specialists).Id));
        Shape = new ClinicShape.Snapshot(
            new ClinicProfile.Snapshot(clinic, new ClinicCalendar(zone, clinic.OpeningHours, clinic.Closures), specialists), sites, rooms, machines, [Type, other], carveOuts);
        Query = new TimeQuery(Type.Id, Chance(50))
        {
            SpecialistId = Chance(20) ? Pick(specialists).Id : null,
            SiteId = sites.Count > 0 && Chance(20) ? Pick(sites).Id : null,
            Mode = Chance(20) ? ConsultationMode.Phone : null,
            Tier = Pick([Tier.P1, Tier.P2, Tier.P3]),
            StepFree = Chance(25),
            Interpreter = Chance(25),
            Language = Chance(15) ? "fr" : null,
            PatientId = Chance(50) ? patient : null,
            From = Chance(25) ? Today.PlusDays(random.Next(-1, 4)) : null,
            To = Chance(25) ? Today.PlusDays(random.Next(0, 6)) : null,
        };
        Busy = NewBusy(other);
    }

    public Instant Now { get; }

    public LocalDate Today { get; }

    public ConsultationType Type { get; }

    public ClinicShape.Snapshot Shape { get; }

    public TimeQuery Query { get; }

    public Busy Busy { get; }

    public Availability Availability => new(Shape, Busy, Query, Now);

    private ConsultationType NewType()
    {
        var type = new ConsultationType("Any", 30)
        {
            IsActive = Chance(97),
            PatientLimits = new BookingLimits(Pick([0, 1, 24, 48]), random.Next(1, 8), Chance(40) ? random.Next(1, 4) : null),
            StaffLimits = new BookingLimits(0, random.Next(1, 8), Chance(20) ? random.Next(1, 4) : null),
        };
        type.SetTimes(Pick(Lengths), Pick([0, 0, 5, 15]), Pick([0, 10, 15]), Pick([5, 10, 15, 30, 50]), Pick([0, 15]));
        type.SpecialistIds.AddRange(specialists.Where(_ => Chance(25)).Select(specialist => specialist.Id));
        type.RoomIds.AddRange(rooms.Where(_ => Chance(25)).Select(room => room.Id));
        type.EquipmentIds.AddRange(machines.Where(_ => Chance(40)).Select(machine => machine.Id));
        if (Chance(10))
        {
            type.SetCapacity(random.Next(2, 6));
        }

        return type;
    }

    private Specialist NewSpecialist()
    {
        var specialist = new Specialist("Dr Any", "any@clinic.example", [], null);
        specialist.Languages.AddRange(Chance(50) ? ["en", "fr"] : ["en"]);
        specialist.Sessions.AddRange(Some(1, 9, () =>
        {
            var (starts, ends) = Hours();
            return new WeeklySession(
                (IsoDayOfWeek)random.Next(1, 8), starts, ends, Today.PlusDays(random.Next(-60, 3)), AnyRoom(), Chance(15) ? Today.PlusDays(random.Next(0, 5)) : null, Pick([1, 1, 1, 2, 3]));
        }));
        specialist.SessionChanges.AddRange(Some(0, 4, () =>
        {
            var (starts, ends) = Hours();
            return new SessionChange(Soon(), starts, ends, Chance(50) ? AnyRoom() : null);
        }));
        specialist.Absences.AddRange(Some(0, 1, () => new Absence(Soon(), Soon().PlusDays(8))));
        return specialist;
    }

    private Closure NewClosure(Guid? site)
    {
        var first = Soon();
        return new Closure(first, first.PlusDays(random.Next(0, 2)), "Closed", site);
    }

    private CarveOut NewCarveOut(Guid specialist)
    {
        var (starts, ends) = Hours();
        return new CarveOut(specialist, (IsoDayOfWeek)random.Next(1, 8), starts, ends, Pick([Tier.P1, Tier.P2]), Pick([0, 12, 48]));
    }

    private Busy NewBusy(ConsultationType other)
    {
        var busy = new Busy();
        var resources = specialists.Select(row => row.Id).Concat(rooms.Select(row => row.Id)).Concat(machines.Select(row => row.Id)).Append(patient).ToArray();
        for (var i = random.Next(0, 60); i > 0; i--)
        {
            var (resource, from) = (Pick(resources), AnyCell());
            busy.Take(resource, from, from + random.Next(1, 30));
            busy.Counting(resource, Chance(70) ? Type.Id : other.Id).Add(from);
        }

        for (var i = random.Next(0, 5); i > 0; i--)
        {
            var from = AnyCell();
            busy.TakeElsewhere(Pick(specialists).Id, from, from + random.Next(1, 60));
        }

        if (Type.IsGroup)
        {
            busy.Groups.AddRange(Some(0, 6, () => (new GroupSession(Type, Pick(specialists).Id, Chance(70) ? Pick(rooms).Id : null, Cell.Start(AnyCell())), random.Next(0, 3))));
        }

        return busy.Settle();
    }

    private (LocalTime Starts, LocalTime Ends) Hours()
    {
        // Now and then times that are no whole cells, and times at which clocks are changed.
        var step = Chance(10) ? 1 : 5;
        var starts = Chance(40) ? random.Next(0, 48) * 5 : random.Next(0, 1200 / step) * step;
        var ends = Math.Min(1439, starts + (random.Next(1, 80) * (step == 1 ? 7 : 5)));
        return (LocalTime.FromMinutesSinceMidnight(starts), LocalTime.FromMinutesSinceMidnight(ends));
    }

    private int AnyCell() => Cell.Of(Now) + random.Next(-100, 8 * 288);

    private LocalDate Soon() => Today.PlusDays(random.Next(-1, 7));

    private Guid AnyRoom() => Chance(97) ? Pick(rooms).Id : Guid.NewGuid();

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private List<T> Some<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];
}
