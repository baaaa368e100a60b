using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>The queries that every way of searching is made of: enquiries with what they are compared with, the filters, and the newest of what is left.</summary>
internal static class SearchRows
{
    private const int FirstStep = 100;
    private const int LongestStep = 1600;

    /// <summary>How many to read next: as many as fill a page if they are like those that were read, and some more.</summary>
    /// <param name="read">Read so far.</param>
    /// <param name="found">Found among them.</param>
    public static int Step(int read, int found) =>
        Math.Clamp(read * Math.Max(EnquirySearch.PageSize + 1 - found, 1) * 4 / 3 / Math.Max(found, 1), FirstStep, LongestStep);

    public static IQueryable<SearchRow> All(ClinicDbContext db) => db.SearchEntries
        .Join(db.Enquiries, entry => entry.EnquiryId, enquiry => enquiry.Id, (entry, enquiry) => new SearchRow { Entry = entry, Enquiry = enquiry }).AsNoTracking();

    public static IQueryable<SearchRow> Of(ClinicDbContext db, IReadOnlyList<long> orders) => All(db).Where(row => EF.Parameter(orders).Contains(row.Entry.Order));

    public static IQueryable<SearchRow> Within(ClinicDbContext db, IQueryable<SearchRow> rows, SearchFilter filter, DateTimeZone zone)
    {
        rows = Received(rows, filter.From, filter.To, zone);
        rows = filter.Tier is { } tier ? rows.Where(row => row.Enquiry.Tier == tier) : rows;
        rows = filter.Worklist is { } worklist ? rows.Where(row => row.Enquiry.Worklist == worklist) : rows;
        rows = filter.Status switch
        {
            SearchStatus.Open => rows.Where(row => row.Enquiry.Status != EnquiryStatus.Closed && row.Enquiry.Status != EnquiryStatus.Quarantined),
            SearchStatus.Closed => rows.Where(row => row.Enquiry.Status == EnquiryStatus.Closed),
            SearchStatus.Quarantined => rows.Where(row => row.Enquiry.Status == EnquiryStatus.Quarantined),
            _ => rows,
        };
        return filter.SpecialistId is { } specialist
            ? rows.Where(row => db.Appointments.Any(appointment => appointment.EnquiryId == row.Enquiry.Id && appointment.SpecialistId == specialist
                && appointment.Status != AppointmentStatus.Held && appointment.Status != AppointmentStatus.Cancelled && appointment.Status != AppointmentStatus.EnteredInError))
            : rows;
    }

    public static IQueryable<SearchRow> Received(IQueryable<SearchRow> rows, LocalDate? from, LocalDate? to, DateTimeZone zone)
    {
        var (first, end) = (First(from, zone) ?? 0, First(to?.PlusDays(1), zone) ?? 0);
        rows = from is null ? rows : rows.Where(row => row.Entry.Order >= first);
        return to is null ? rows : rows.Where(row => row.Entry.Order < end);
    }

    /// <summary>Those of whom each of these words begins a word of the names.</summary>
    public static IQueryable<SearchRow> Named(IQueryable<SearchRow> rows, IReadOnlyList<string> words) =>
        words.Select(word => $" {word}").Aggregate(rows, (some, word) => some.Where(row => row.Entry.Names.Contains(word)));

    /// <summary>The place of the first that could be received on this day of the clinic.</summary>
    public static long? First(LocalDate? day, DateTimeZone zone) => day is { } date ? SearchEntry.FirstAt(zone.AtStartOfDay(date).ToInstant()) : null;

    /// <summary>The newest of them: one more than a page, so that it is known whether there is another.</summary>
    public static IQueryable<SearchHit> Page(IQueryable<SearchRow> rows, long? after, SearchKind? kind)
    {
        rows = after is { } place ? rows.Where(row => row.Entry.Order < place) : rows;
        return rows.OrderByDescending(row => row.Entry.Order).Take(EnquirySearch.PageSize + 1).Select(row => new SearchHit(
            row.Entry.Order,
            row.Enquiry.Reference,
            row.Enquiry.Name,
            row.Enquiry.ProxyName,
            row.Enquiry.Tier,
            row.Enquiry.NeedsACall,
            row.Enquiry.Worklist,
            row.Enquiry.ClosureReason,
            row.Enquiry.ReceivedAt,
            row.Enquiry.Phone,
            row.Enquiry.Email,
            kind));
    }
}
