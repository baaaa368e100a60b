using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Mail;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// Private addresses at which other programs read the calendar of a specialist or a room. Whoever has the address can read it without signing in; so it says
/// when, and at most the reference and the kind of consultation: never a name, nor anything that a patient said.
/// </summary>
public sealed class CalendarFeeds(
    IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, BookingTokens tokens, ClinicAddress address, MailSettings mail, IDatabaseErrors errors, IClock clock)
{
    /// <summary>How long the address of a new feed is shown to whoever may see to it. Afterwards nobody is told it again.</summary>
    public static readonly Duration AddressIsShown = Duration.FromMinutes(10);

    private const int DaysBack = 30;
    private const int DaysAhead = 180;
    private static readonly Duration ReadAgain = Duration.FromHours(1);

    /// <param name="staff">A manager, or the specialist whose calendar it is.</param>
    /// <param name="id">Made with the page: the same id again is the same feed.</param>
    /// <param name="resourceId">A specialist or a room.</param>
    /// <param name="showsReference">Whether it tells the reference and the kind of consultation.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>The secret address; null when there is no such specialist or room, or when the id is that of another feed.</returns>
    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    public async Task<string?> CreateAsync(StaffActor staff, Guid id, Guid resourceId, bool showsReference, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        CalendarAccess.Demand(staff, resourceId, shape);
        if (NameOf(resourceId, shape) is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } known)
        {
            return known.ResourceId == resourceId && known.RevokedAt is null && clock.GetCurrentInstant() - known.CreatedAt < AddressIsShown ? AddressOf(id) : null;
        }

        var now = clock.GetCurrentInstant();
        db.CalendarFeeds.Add(new CalendarFeed(id, resourceId, showsReference, tokens.HashOf(BookingTokens.ForFeed, id), now));
        db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "calendarFeed.Created", "calendarFeed", id, $"{resourceId:N} {(showsReference ? "reference" : "busy")}"));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (errors.IsDuplicate(error))
        {
            // The same page was sent twice at one moment: the other one made it.
        }

        return AddressOf(id);
    }

    /// <summary>The address of a feed that was just made.</summary>
    /// <returns>Null when it is older than <see cref="AddressIsShown"/>, revoked, or not there.</returns>
    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    public async Task<string?> NewAddressAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { RevokedAt: null } feed)
        {
            return null;
        }

        CalendarAccess.Demand(staff, feed.ResourceId, await shapes.GetAsync(cancellationToken));
        return clock.GetCurrentInstant() - feed.CreatedAt < AddressIsShown ? AddressOf(id) : null;
    }

    /// <summary>From now on its address finds nothing. Revoked twice is revoked once.</summary>
    /// <returns>Whether there is such a feed.</returns>
    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    public async Task<bool> RevokeAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } feed)
        {
            return false;
        }

        CalendarAccess.Demand(staff, feed.ResourceId, await shapes.GetAsync(cancellationToken));
        if (feed.RevokedAt is null)
        {
            var now = clock.GetCurrentInstant();
            feed.Revoke(now);
            db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "calendarFeed.Revoked", "calendarFeed", id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>The feeds that this member of staff may see to, those that work first, the newest first.</summary>
    public async Task<IReadOnlyList<CalendarFeedRow>> ListAsync(StaffActor staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var shape = await shapes.GetAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.CalendarFeeds.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => CalendarAccess.MaySee(staff, row.ResourceId, shape)).OrderBy(row => row.RevokedAt is not null).ThenByDescending(row => row.CreatedAt)
                .Select(row => new CalendarFeedRow(row.Id, row.ResourceId, NameOf(row.ResourceId, shape) ?? "", row.ShowsReference, row.CreatedAt, row.RevokedAt)),
        ];
    }

    /// <summary>The calendar from 30 days back to 180 days ahead, as text/calendar.</summary>
    /// <returns>Null when nobody has this token, or it was revoked.</returns>
    public async Task<string?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var hash = tokens.Hash(BookingTokens.ForFeed, token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken) is not { RevokedAt: null } feed)
        {
            return null;
        }

        var shape = await shapes.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var events = await new FeedContents(db, shape, feed, mail, now).ReadAsync(now - Duration.FromDays(DaysBack), now + Duration.FromDays(DaysAhead), cancellationToken);
        return CalendarFile.Publish(NameOf(feed.ResourceId, shape) ?? shape.Profile.Clinic.Name, events, shape.Zone, ReadAgain, now);
    }

    private static string? NameOf(Guid resource, ClinicShape.Snapshot shape) => shape.Specialist(resource)?.Name ?? shape.Room(resource)?.Name;

    private string AddressOf(Guid id) => address.Of($"/calendar/{tokens.Token(BookingTokens.ForFeed, id)}.ics");
}
