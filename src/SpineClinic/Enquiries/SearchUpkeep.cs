using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace SpineClinic.Enquiries;

/// <summary>
/// Keeps what is looked through in step with the enquiries: whatever adds, changes or deletes one does it in the same save, and cannot forget it. Synthetic
/// enquiries are found by nobody.
/// </summary>
internal static class SearchUpkeep
{
    private static readonly string[] Watched = [nameof(Enquiry.Name), nameof(Enquiry.ProxyName), nameof(Enquiry.Phone), nameof(Enquiry.Email)];

    /// <param name="db">About to save.</param>
    /// <param name="entries">All that it tracks.</param>
    public static void Keep(ClinicDbContext db, IReadOnlyList<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Entity is not Enquiry { IsSynthetic: false } enquiry)
            {
                continue;
            }

            switch (entry.State)
            {
                case EntityState.Added when !entries.Any(other => other.Entity is SearchEntry known && known.EnquiryId == enquiry.Id):
                    Add(db, enquiry);
                    break;
                case EntityState.Modified when Watched.Any(name => entry.Property(name).IsModified):
                    Change(db, entries, entry, enquiry);
                    break;
                case EntityState.Deleted:
                    Replace(db, entries, Before(entry, enquiry), []);
                    break;
            }
        }
    }

    /// <summary>Files an enquiry for the first time.</summary>
    public static void Add(ClinicDbContext db, Enquiry enquiry)
    {
        db.SearchEntries.Add(new SearchEntry(enquiry));
        db.SearchKeys.AddRange(Now(enquiry));
    }

    private static void Change(ClinicDbContext db, IReadOnlyList<EntityEntry> entries, EntityEntry entry, Enquiry enquiry)
    {
        // A changed contact is rare. One that was never filed, because an older program took it in, is filed now.
        var filed = entries.Select(other => other.Entity).OfType<SearchEntry>().FirstOrDefault(known => known.EnquiryId == enquiry.Id)
            ?? db.SearchEntries.SingleOrDefault(row => row.EnquiryId == enquiry.Id);
        if (filed is null)
        {
            Add(db, enquiry);
            return;
        }

        filed.Read(enquiry);
        db.Entry(filed).DetectChanges();
        Replace(db, entries, Before(entry, enquiry), Now(enquiry));
    }

    private static void Replace(ClinicDbContext db, IReadOnlyList<EntityEntry> entries, List<SearchKey> before, List<SearchKey> now)
    {
        // What is stored under these keys, not what should be: an older program that runs beside this one made other marks, or none.
        List<string> gone = [.. before.ExceptBy(now.Select(Whole), Whole).Select(row => row.Key)];
        var order = before[0].Order;
        var stored = gone.Count == 0 ? [] : db.SearchKeys.AsNoTracking().Where(row => row.Order == order && EF.Parameter(gone).Contains(row.Key)).ToList();
        List<EntityEntry> tracked = [.. entries.Where(entry => entry.Entity is SearchKey row && row.Order == order && gone.Contains(row.Key))];
        tracked.AddRange(stored.ExceptBy(tracked.Select(entry => Whole((SearchKey)entry.Entity)), Whole).Select(row => db.Entry(row)));
        tracked.ForEach(entry => entry.State = EntityState.Deleted);

        db.SearchKeys.AddRange(now.ExceptBy(before.Select(Whole), Whole));
    }

    private static (string Key, long Order, long Marks) Whole(SearchKey row) => (row.Key, row.Order, row.Marks);

    private static List<SearchKey> Now(Enquiry enquiry) => Keys(enquiry, enquiry.Name, enquiry.ProxyName, enquiry.Phone, enquiry.Email);

    private static List<SearchKey> Before(EntityEntry entry, Enquiry enquiry)
    {
        string? Was(string name) => (string?)entry.Property(name).OriginalValue;
        return Keys(enquiry, Was(nameof(Enquiry.Name)) ?? "", Was(nameof(Enquiry.ProxyName)), Was(nameof(Enquiry.Phone)), Was(nameof(Enquiry.Email)));
    }

    private static List<SearchKey> Keys(Enquiry enquiry, string name, string? proxyName, string? phone, string? email) =>
        [.. SearchTerms.Of(enquiry.Reference, name, proxyName, phone, email).Select(term => new SearchKey(term.Key, SearchEntry.OrderOf(enquiry.Id), term.Value))];
}
