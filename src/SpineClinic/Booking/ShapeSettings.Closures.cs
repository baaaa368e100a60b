using NodaTime;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using static System.FormattableString;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    /// <summary>Closes the clinic, or one site, for whole days. Fields: name, first, last, site (empty for the whole clinic).</summary>
    public Task<ShapeResult> AddClosureAsync(StaffActor actor, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            if (LookAtClosure(form, work.Shape, work.Today) is not { } closure)
            {
                return null;
            }

            work.Shape.Profile.Clinic.Closures.Add(closure);
            return new Change("ClosureAdded", "clinic", Clinic.Subject, Closed(closure.First, closure.Last, closure.SiteId));
        },
        cancellationToken);

    /// <summary>A closure as it was typed, to be looked at before it is saved; null when a field is wrong, and the form says which.</summary>
    /// <param name="form">With the fields of <see cref="AddClosureAsync"/>.</param>
    /// <param name="shape">Whose sites can be closed.</param>
    /// <param name="today">In the clinic's zone: what is over is refused.</param>
    public static Closure? LookAtClosure(ShapeForm form, ClinicShape.Snapshot shape, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(shape);
        var name = form.Line("name", "why it is closed, such as Christmas", LongestName);
        var (first, last) = DaysOf(form, today);
        var site = SiteOf(form, shape);
        return form.IsWrong ? null : new Closure(first, last, name, site);
    }

    /// <summary>Takes a closure that is not over away again.</summary>
    public Task<ShapeResult> RemoveClosureAsync(StaffActor actor, int id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var closures = work.Shape.Profile.Clinic.Closures;
            if (closures.Find(closure => closure.Id == id) is not { } closure || closure.Last < work.Today)
            {
                return null;
            }

            closures.Remove(closure);
            return new Change("ClosureRemoved", "clinic", Clinic.Subject, Closed(closure.First, closure.Last, closure.SiteId));
        },
        cancellationToken);

    /// <summary>Keeps a part of a week for urgent patients. Fields: specialist, day, starts, ends, tier, release (hours before it starts).</summary>
    public Task<ShapeResult> AddCarveOutAsync(StaffActor actor, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var (specialist, day) = (SpecialistOf(work), DayOf(form));
            var (starts, ends) = form.Times();
            var tier = form.One("tier", "whom it is kept for", new[] { Tier.P1, Tier.P2 }.Select(tier => (tier.ToString(), tier)));
            var release = form.Number("release", "how many hours before it is released", 0, 336);
            if (form.IsWrong)
            {
                return null;
            }

            var carveOut = new CarveOut(specialist.Id, day, starts, ends, tier, release);
            work.Db.CarveOuts.Add(carveOut);
            return new Change("CarveOutAdded", "specialist", specialist.Id, Kept(carveOut));
        },
        cancellationToken);

    /// <summary>Gives the kept time to everyone.</summary>
    public Task<ShapeResult> RemoveCarveOutAsync(StaffActor actor, Guid id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            if (work.Shape.CarveOuts.FirstOrDefault(one => one.Id == id) is not { } carveOut)
            {
                return null;
            }

            work.Db.CarveOuts.Remove(carveOut);
            return new Change("CarveOutRemoved", "specialist", carveOut.SpecialistId, Kept(carveOut));
        },
        cancellationToken);

    private static string Closed(NodaTime.LocalDate first, NodaTime.LocalDate last, Guid? site) => Days(first, last) + (site is { } one ? $", site {one:N}" : "");

    private static string Kept(CarveOut carveOut) => Invariant($"{carveOut.Day} {carveOut.Starts:HH:mm} to {carveOut.Ends:HH:mm}, {carveOut.Tier}, {carveOut.ReleaseHours} hours");
}
