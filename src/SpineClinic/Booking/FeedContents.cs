using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Mail;

namespace SpineClinic.Booking;

/// <summary>What a feed says. Of an appointment it reads only what may be said, so that nothing else can slip in.</summary>
internal sealed class FeedContents(ClinicDbContext db, ClinicShape.Snapshot shape, CalendarFeed feed, MailSettings mail, Instant now)
{
    private readonly CalendarPerson organizer = new(shape.Profile.Clinic.Name, mail.From);

    public async Task<IReadOnlyCollection<CalendarEvent>> ReadAsync(Instant from, Instant to, CancellationToken cancellationToken) =>
    [
        .. await AppointmentsAsync(from, to, cancellationToken),
        .. await GroupsAsync(from, to, cancellationToken),
        .. await BlocksAsync(from, to, cancellationToken),
    ];

    private async Task<IEnumerable<CalendarEvent>> AppointmentsAsync(Instant from, Instant to, CancellationToken cancellationToken)
    {
        var rows = await db.Appointments.AsNoTracking()
            .Where(row => (row.SpecialistId == feed.ResourceId || row.RoomId == feed.ResourceId) && row.GroupSessionId == null && row.End > from && row.Start < to
                && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.Status != AppointmentStatus.Held && !(row.HeldUntil <= now))
            .OrderBy(row => row.Start)
            .Select(row => new { row.Id, row.Reference, row.ConsultationTypeId, row.Start, row.End, row.Revision, row.CreatedAt, row.BookedAt }).ToListAsync(cancellationToken);
        return rows.Select(row => Event(row.Id, row.Revision, row.Start, row.End, row.BookedAt ?? row.CreatedAt, $"{row.Reference} {TypeName(row.ConsultationTypeId)}"));
    }

    private async Task<IEnumerable<CalendarEvent>> GroupsAsync(Instant from, Instant to, CancellationToken cancellationToken)
    {
        var rows = await db.GroupSessions.AsNoTracking()
            .Where(row => (row.SpecialistId == feed.ResourceId || row.RoomId == feed.ResourceId) && !row.IsCancelled && row.End > from && row.Start < to)
            .OrderBy(row => row.Start).ToListAsync(cancellationToken);
        return rows.Select(row => Event(row.Id, 0, row.Start, row.End, now, TypeName(row.ConsultationTypeId)));
    }

    // The reason of a block is in the words of staff: it is not passed on.
    private async Task<IEnumerable<CalendarEvent>> BlocksAsync(Instant from, Instant to, CancellationToken cancellationToken)
    {
        var (first, end) = (Cell.Of(from), Cell.Ceiling(to));
        var rows = await db.TimeBlocks.AsNoTracking().Where(row => row.ResourceId == feed.ResourceId && row.EndCell > first && row.FirstCell < end)
            .OrderBy(row => row.FirstCell).Select(row => new { row.Id, row.FirstCell, row.EndCell }).ToListAsync(cancellationToken);
        return rows.Select(row => Event(row.Id, 0, Cell.Start(row.FirstCell), Cell.Start(row.EndCell), now, "Blocked"));
    }

    private string TypeName(Guid id) => shape.Type(id)?.Name ?? "";

    private CalendarEvent Event(Guid id, int sequence, Instant start, Instant end, Instant stamp, string summary) => new()
    {
        Uid = $"{id:N}@{mail.Domain}",
        Sequence = sequence,
        Start = start,
        End = end,
        Stamp = stamp,
        Summary = summary,
        Organizer = organizer,
        IsBusyOnly = !feed.ShowsReference,
    };
}
