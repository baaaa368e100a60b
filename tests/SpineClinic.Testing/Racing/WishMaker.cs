using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>Random attempts on what <see cref="RaceGround"/> laid out.</summary>
public sealed class WishMaker
{
    private static readonly (RaceVerb Verb, bool Over, int Weight, AppointmentStatus? On)[] Chances =
    [
        (RaceVerb.Book, false, 34, null), (RaceVerb.Book, true, 4, null), (RaceVerb.Hold, false, 16, null),
        (RaceVerb.Take, false, 8, AppointmentStatus.Held), (RaceVerb.Extend, false, 3, AppointmentStatus.Held), (RaceVerb.Approve, false, 3, AppointmentStatus.Requested),
        (RaceVerb.Move, false, 13, AppointmentStatus.Booked), (RaceVerb.Move, true, 2, AppointmentStatus.Booked),
        (RaceVerb.Cancel, false, 13, AppointmentStatus.Booked), (RaceVerb.Undo, false, 4, AppointmentStatus.Cancelled),
    ];

    private readonly ConsultationType[] types;
    private readonly Guid[] specialists;
    private readonly IReadOnlyList<Guid> patients;
    private readonly int[] firstCells;

    public WishMaker(ClinicShape.Snapshot shape, IReadOnlyList<Guid> patients)
    {
        ArgumentNullException.ThrowIfNull(shape);
        this.patients = patients;
        types = [.. shape.Types.Where(type => type.Name.StartsWith("Race", StringComparison.Ordinal))];
        specialists = [.. shape.Profile.Specialists.Where(specialist => specialist.Name == "Dr Race").Select(specialist => specialist.Id)];
        firstCells = [.. Enumerable.Range(0, RaceGround.Days).Select(day => Cell.Of(shape.Zone.AtStrictly(RaceGround.FirstDay.PlusDays(day) + new LocalTime(9, 0)).ToInstant()))];
    }

    public RaceWish Make(Random random, IReadOnlyList<(Guid Id, AppointmentStatus Status)> known)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(known);
        var dice = random.Next(Chances.Sum(chance => chance.Weight));
        var (verb, over, _, on) = Chances.First(chance => (dice -= chance.Weight) < 0);
        var targets = on is null ? [] : known.Where(row => row.Status == on).Select(row => row.Id).ToList();
        if (on is not null && targets.Count == 0)
        {
            (verb, over) = (RaceVerb.Book, false);
        }

        var type = Pick(types);
        var latest = (8 * 12) - (verb == RaceVerb.Move ? 12 : Cell.Count(type.LengthMinutes));
        return new RaceWish(
            verb, Guid.NewGuid(), targets.Count == 0 ? Guid.Empty : Pick(targets), type.Id, Pick(specialists), Pick(firstCells) + random.Next(latest + 1), Pick(patients), random.Next(20, 2000), over, null);

        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }
}
