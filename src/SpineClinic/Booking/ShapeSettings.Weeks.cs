using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using static System.FormattableString;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    /// <summary>Adds a weekly session. Fields: specialist, day, starts, ends, from, until (empty for no end), room, weeks (1 to 8).</summary>
    public Task<ShapeResult> AddSessionAsync(StaffActor actor, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = SpecialistOf(work);
            var day = DayOf(form);
            var (starts, ends) = form.Times();
            var (from, until) = (form.Day("from", "the first date"), form.DayOrNone("until", "the last date"));
            var room = RoomOf(work);
            var weeks = form.Number("weeks", "every how many weeks", 1, 8);
            if (!form.IsWrong && until < from)
            {
                form.Refuse("until", "Enter a last date that is not before the first");
            }

            if (form.IsWrong)
            {
                return null;
            }

            var session = new WeeklySession(day, starts, ends, from, room, until, weeks);
            RefuseClash(work, specialist, session);
            if (form.IsWrong)
            {
                return null;
            }

            specialist.Sessions.Add(session);
            return new Change("SessionAdded", "specialist", specialist.Id, Session(session));
        },
        cancellationToken);

    /// <summary>Lets a weekly session end with a date, or go on without an end. Field: until. What has taken place stays in the week of the past.</summary>
    public Task<ShapeResult> EndSessionAsync(StaffActor actor, int id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var (specialist, session) = FindSession(work, id);
            form.Against(session is null ? null : ShapeForms.Of(session));
            var until = form.DayOrNone("until", "the last date");
            if (session is null || form.IsWrong)
            {
                return null;
            }

            if (until < session.From || until < LocalDate.Min(work.Today.PlusDays(-1), session.Until ?? LocalDate.MaxIsoValue))
            {
                form.Refuse("until", until < session.From ? Invariant($"Enter a date that is not before {session.From:uuuu-MM-dd}, when it begins") : "Enter yesterday or a later date: what has taken place stays");
                return null;
            }

            session.EndWith(until);
            RefuseClash(work, specialist!, session);
            return form.IsWrong ? null : new Change("SessionEnded", "specialist", specialist!.Id, Session(session));
        },
        cancellationToken);

    /// <summary>Takes a weekly session away that has never taken place. Another is ended.</summary>
    public Task<ShapeResult> RemoveSessionAsync(StaffActor actor, int id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var (specialist, session) = FindSession(work, id);
            if (session is null)
            {
                return null;
            }

            if (session.From <= work.Today)
            {
                form.Refuse("until", "Enter the last date instead: it may have taken place already, and that stays");
                return null;
            }

            specialist!.Sessions.Remove(session);
            return new Change("SessionRemoved", "specialist", specialist.Id, Session(session));
        },
        cancellationToken);

    /// <summary>Makes one date of a specialist different. Fields: specialist, date, starts, ends, room; without a room the time is taken out.</summary>
    public Task<ShapeResult> AddSessionChangeAsync(StaffActor actor, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = SpecialistOf(work);
            var date = form.Day("date", "the date");
            var (starts, ends) = form.Times();
            var isExtra = form.One("kind", "what happens on this date", [("extra", true), ("out", false)]);
            Guid? room = isExtra ? RoomOf(work) : null;
            if (!form.IsWrong && date < work.Today)
            {
                form.Refuse("date", "Enter a date that is not over");
            }

            if (form.IsWrong)
            {
                return null;
            }

            var change = new SessionChange(date, starts, ends, room);
            specialist.SessionChanges.Add(change);
            RefuseClash(work, specialist, date, "starts");
            return form.IsWrong ? null : new Change(isExtra ? "SessionExtra" : "SessionTakenOut", "specialist", specialist.Id, Dated(change));
        },
        cancellationToken);

    /// <summary>Takes a change of a date that is not over away again.</summary>
    public Task<ShapeResult> RemoveSessionChangeAsync(StaffActor actor, int id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = work.Shape.Profile.Specialists.FirstOrDefault(one => one.SessionChanges.Exists(change => change.Id == id));
            if (specialist?.SessionChanges.Find(change => change.Id == id) is not { } change || change.Date < work.Today)
            {
                return null;
            }

            specialist.SessionChanges.Remove(change);
            RefuseClash(work, specialist, change.Date, "");
            return form.IsWrong ? null : new Change("SessionChangeRemoved", "specialist", specialist.Id, Dated(change));
        },
        cancellationToken);

    private static IsoDayOfWeek DayOf(ShapeForm form) =>
        form.One("day", "a day of the week", Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => (day.ToString(), day)));

    private static Guid RoomOf(Work work) =>
        work.Form.One("room", "a room that is in use", work.Shape.Rooms.Where(room => room.IsActive).Select(room => (room.Id.ToString(), room.Id)));

    private static (Specialist? Specialist, WeeklySession? Session) FindSession(Work work, int id)
    {
        var specialist = work.Shape.Profile.Specialists.FirstOrDefault(one => one.Sessions.Exists(session => session.Id == id));
        return (specialist, specialist?.Sessions.Find(session => session.Id == id));
    }

    private static string Session(WeeklySession session) =>
        Invariant($"{session.Day} {session.Starts:HH:mm} to {session.Ends:HH:mm}, from {session.From:uuuu-MM-dd}")
        + (session.Until is { } last ? Invariant($" until {last:uuuu-MM-dd}") : "") + Invariant($", every {session.EveryWeeks}, room {session.RoomId:N}");

    private static string Dated(SessionChange change) => Invariant($"{change.Date:uuuu-MM-dd} {change.Starts:HH:mm} to {change.Ends:HH:mm}") + (change.RoomId is { } room ? $", room {room:N}" : "");
}
