using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Finds who is on the phone among those who asked before: by the same number, in whatever way it is typed, or by the same name. They are shown and never joined:
/// two people can share a phone, or a name.
/// </summary>
public sealed class KnownCallers(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, Vault vault)
{
    private const int MostOfEach = 10;

    /// <summary>Newest first; of each kind at most ten.</summary>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<IReadOnlyList<KnownCaller>> FindAsync(StaffActor actor, string name, string phone, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        ArgumentNullException.ThrowIfNull(phone);
        var region = (await clinic.GetAsync(cancellationToken)).Clinic.PhoneRegion;
        var (number, key) = (phone.Length > 0 ? ContactParser.Phone(phone, region) : null, NameKey.Of(name));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<Row> found =
        [
            .. number is null ? [] : await ReadAsync(db, enquiry => enquiry.Phone == number, cancellationToken),
            .. key.Length == 0 ? [] : await ReadAsync(db, enquiry => enquiry.NameKey == key, cancellationToken),
        ];
        var people = found.Select(row => row.PersonId).OfType<Guid>().Distinct().ToList();
        var needs = people.Count == 0 ? [] : await (from person in db.People.AsNoTracking()
                                                    where people.Contains(person.Id)
                                                    join dataKey in db.DataKeys.AsNoTracking() on person.DataKeyId equals dataKey.Id
                                                    select new { person, dataKey }).ToDictionaryAsync(row => row.person.Id, row => PersonNeeds.Of(row.person, row.dataKey, vault), cancellationToken);
        return
        [
            .. found.DistinctBy(row => row.Reference).OrderByDescending(row => row.ReceivedAt).Select(row => new KnownCaller(
                row.Reference, row.Name, row.ReceivedAt, row.Worklist, row.Closure, number is not null && row.Phone == number, key.Length > 0 && row.Key == key,
                row.PersonId is { } id ? needs.GetValueOrDefault(id, PersonNeeds.None) : PersonNeeds.None)),
        ];
    }

    private static Task<List<Row>> ReadAsync(ClinicDbContext db, Expression<Func<Enquiry, bool>> same, CancellationToken cancellationToken) =>
        db.Enquiries.AsNoTracking().Where(same).OrderByDescending(enquiry => enquiry.ReceivedAt).Take(MostOfEach)
            .Select(enquiry => new Row(enquiry.Reference, enquiry.Name, enquiry.ReceivedAt, enquiry.Worklist, enquiry.ClosureReason, enquiry.Phone, enquiry.NameKey, enquiry.PersonId))
            .ToListAsync(cancellationToken);

    private sealed record Row(string Reference, string Name, Instant ReceivedAt, Worklist? Worklist, ClosureReason? Closure, string? Phone, string Key, Guid? PersonId);
}
