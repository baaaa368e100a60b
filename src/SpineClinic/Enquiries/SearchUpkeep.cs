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
                    Replace(db, entries, SearchEntry.OrderOf(enquiry.Id), Before(entry, enquiry), new HashSet<string>());
                    break;
            }
        }
    }

    /// <summary>Files an enquiry for the first time.</summary>
    public static void Add(ClinicDbContext db, Enquiry enquiry)
    {
        db.SearchEntries.Add(new SearchEntry(enquiry));
        db.SearchKeys.AddRange(Now(enquiry).Select(key => new SearchKey(key, SearchEntry.OrderOf(enquiry.Id))));
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
        Replace(db, entries, filed.Order, Before(entry, enquiry), Now(enquiry));
    }

    private static void Replace(ClinicDbContext db, IReadOnlyList<EntityEntry> entries, long order, IReadOnlySet<string> before, IReadOnlySet<string> now)
    {
        foreach (var key in before.Except(now))
        {
            var known = entries.FirstOrDefault(other => other.Entity is SearchKey row && row.Order == order && row.Key == key);
            (known ?? db.Entry(new SearchKey(key, order))).State = EntityState.Deleted;
        }

        db.SearchKeys.AddRange(now.Except(before).Select(key => new SearchKey(key, order)));
    }

    private static IReadOnlySet<string> Now(Enquiry enquiry) => SearchTerms.Of(enquiry.Reference, enquiry.Name, enquiry.ProxyName, enquiry.Phone, enquiry.Email);

    private static IReadOnlySet<string> Before(EntityEntry entry, Enquiry enquiry)
    {
        string? Was(string name) => (string?)entry.Property(name).OriginalValue;
        return SearchTerms.Of(enquiry.Reference, Was(nameof(Enquiry.Name)) ?? "", Was(nameof(Enquiry.ProxyName)), Was(nameof(Enquiry.Phone)), Was(nameof(Enquiry.Email)));
    }
}
