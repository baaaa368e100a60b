using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>
/// What there is to book: specialists with their weeks, sites, rooms, equipment, consultation types and carve-outs, kept in memory. What another process
/// changes is seen within <see cref="Remembered{T}.Lifetime"/>; the cells, which decide, are never remembered.
/// </summary>
public sealed class ClinicShape(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile profile, IClock clock, IDatabaseErrors errors)
{
    private readonly Remembered<Snapshot> current = new(clock, errors, (one, other) => one.IsSame(other, contexts));

    /// <exception cref="InvalidOperationException">The clinic has not been set up.</exception>
    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken) =>
        current.Fresh ?? await current.ReadAsync(ReadAsync, cancellationToken) ?? throw new InvalidOperationException("The clinic has not been set up.");

    /// <summary>Reads everything again at the next question. Call it after the commit.</summary>
    public void Forget()
    {
        profile.Forget();
        current.Forget();
    }

    private async Task<Snapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await profile.FindAsync(cancellationToken) is not { } clinic)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new Snapshot(
            clinic,
            await db.Sites.AsNoTracking().OrderBy(site => site.Name).ToListAsync(cancellationToken),
            await db.Rooms.AsNoTracking().OrderBy(room => room.Name).ToListAsync(cancellationToken),
            await db.Equipment.AsNoTracking().OrderBy(equipment => equipment.Name).ToListAsync(cancellationToken),
            await db.ConsultationTypes.AsNoTracking().OrderBy(type => type.Name).ToListAsync(cancellationToken),
            await db.CarveOuts.AsNoTracking().ToListAsync(cancellationToken));
    }

    /// <summary>The clinic as it was when it was read.</summary>
    public sealed record Snapshot(
        ClinicProfile.Snapshot Profile,
        IReadOnlyList<Site> Sites,
        IReadOnlyList<Room> Rooms,
        IReadOnlyList<Equipment> Equipment,
        IReadOnlyList<ConsultationType> Types,
        IReadOnlyList<CarveOut> CarveOuts)
    {
        internal bool IsSame(Snapshot other, IDbContextFactory<ClinicDbContext> contexts) => ReferenceEquals(Profile, other.Profile)
            && contexts.AreSame(Sites, other.Sites) && contexts.AreSame(Rooms, other.Rooms) && contexts.AreSame(Equipment, other.Equipment)
            && contexts.AreSame(Types, other.Types) && contexts.AreSame(CarveOuts, other.CarveOuts);

        public DateTimeZone Zone => Profile.Calendar.Zone;

        public IEnumerable<Specialist> ActiveSpecialists => Profile.Specialists.Where(specialist => specialist.IsActive);

        public ConsultationType? Type(Guid id) => Types.FirstOrDefault(type => type.Id == id);

        public Specialist? Specialist(Guid id) => Profile.Specialists.FirstOrDefault(specialist => specialist.Id == id);

        public Room? Room(Guid? id) => id is { } room ? Rooms.FirstOrDefault(other => other.Id == room) : null;

        public Site? SiteOf(Guid? roomId) => Room(roomId)?.SiteId is { } site ? Sites.FirstOrDefault(other => other.Id == site) : null;
    }
}
