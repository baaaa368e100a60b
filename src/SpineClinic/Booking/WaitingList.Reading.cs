using Microsoft.EntityFrameworkCore;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class WaitingList
{
    private const int MostAsked = 25;
    private const int HistoryLines = 20;

    /// <summary>The list as reception sees it.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<WaitingListView> ReadAsync(StaffActor staff, IReadOnlyList<FreedTime> freed, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        var (shape, now) = (await shapes.GetAsync(cancellationToken), clock.GetCurrentInstant());
        var people = WaitingRank.Order(await PeopleAsync(cancellationToken), now).Select(person => new RankedPerson(person, WaitingRank.DaysWaiting(person, now), [], [])).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offered = people.Where(row => row.Person.Entry.Status == WaitingListStatus.Offered).ToDictionary(row => row.Person.Entry.Id, row => row.Person);
        var ids = offered.Keys.ToList();
        var running = await db.Invitations.AsNoTracking()
            .Where(row => row.WaitingListEntryId != null && ids.Contains(row.WaitingListEntryId.Value)
                && (row.Status == InvitationStatus.Issued || row.Status == InvitationStatus.Opened || row.Status == InvitationStatus.Verified))
            .Join(db.Appointments, row => row.AppointmentId, hold => hold.Id, (row, hold) => new { Invitation = row, Hold = hold }).ToListAsync(cancellationToken);
        return new WaitingListView(
            people,
            [.. running.OrderBy(row => row.Invitation.ExpiresAt).Select(row => new WaitingListView.Offer(offered[row.Invitation.WaitingListEntryId!.Value], row.Invitation, row.Hold))],
            [.. freed.Except(running.Select(row => new FreedTime(row.Hold.SpecialistId, row.Hold.Start)))],
            await HistoryAsync(db, cancellationToken),
            shape,
            now);
    }

    /// <summary>Who is asked about a time, in order, and below them who is not, and why not.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<RankedPerson>> RankAsync(StaffActor staff, FreedTime time, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        var (shape, now, rows) = (await shapes.GetAsync(cancellationToken), clock.GetCurrentInstant(), new List<RankedPerson>());
        var people = WaitingRank.Order(await PeopleAsync(cancellationToken), now).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await AskedAsync(db, time, people, cancellationToken);
        foreach (var person in people)
        {
            var against = WaitingRank.Against(person, time, now, shape.Zone).ToList();
            if (asked.Contains(time.KeyFor(person.Entry)))
            {
                against.Add(WaitingReason.OfferedBefore);
            }

            IReadOnlyList<BookingRule> rules = [];
            if (against.Count == 0 && rows.Count(row => row.Fits) < MostAsked)
            {
                var patient = await patients.ReadAsync(db, person.Enquiry, cancellationToken);
                rules = await diary.WhyNotAsync(EnquiryPatient.Query(patient, person.Entry.ConsultationTypeId), time.SpecialistId, time.Start, cancellationToken);
                against.AddRange(rules.Count > 0 ? [WaitingReason.NotFree] : []);
            }

            rows.Add(new RankedPerson(person, WaitingRank.DaysWaiting(person, now), against, rules));
        }

        return [.. rows.OrderBy(row => row.Fits ? 0 : 1)];
    }

    /// <summary>Everybody who waits, those with a running offer too; in no order.</summary>
    internal async Task<IReadOnlyList<WaitingPerson>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.WaitingListEntries.AsNoTracking().Where(row => row.Status == WaitingListStatus.Active || row.Status == WaitingListStatus.Offered)
            .Join(db.Enquiries.AsNoTracking(), entry => entry.EnquiryId, enquiry => enquiry.Id, (entry, enquiry) => new { entry, enquiry }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WaitingPerson(row.entry, row.enquiry))];
    }

    /// <summary>The offer's invitation ended in another way, such as by ten wrong answers: the person is on the list again, and the time is given back.</summary>
    internal async Task<bool> EndOfferAsync(Guid entryId, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await reading.Invitations.AsNoTracking().Where(row => row.WaitingListEntryId == entryId).OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.IsLive(clock.GetCurrentInstant()))
        {
            return false;
        }

        var isDone = await work.WriteAsync(
            async (db, now) =>
            {
                await (last.Status == InvitationStatus.Used ? AcceptedAsync(db, last, Audit.Actor.System, now, cancellationToken) : LapsedAsync(db, last, now, cancellationToken));
                return (db.ChangeTracker.HasChanges(), db.ChangeTracker.HasChanges());
            },
            cancellationToken);
        if (isDone && last.Status != InvitationStatus.Used && last.AppointmentId is { } held)
        {
            await diary.ReleaseAsync(held, Audit.Actor.System, onlyLapsed: false, null, cancellationToken);
        }

        return isDone;
    }

    private static async Task<IReadOnlyList<WaitingListView.Line>> HistoryAsync(ClinicDbContext db, CancellationToken cancellationToken)
    {
        var lines = await db.AuditEntries.AsNoTracking().Where(line => line.SubjectType == Subject).OrderByDescending(line => line.Id).Take(HistoryLines)
            .Join(db.WaitingListEntries, line => line.SubjectId, entry => entry.Id, (line, entry) => new { line, entry.EnquiryId })
            .Join(db.Enquiries, row => row.EnquiryId, enquiry => enquiry.Id, (row, enquiry) => new { row.line.Id, row.line.At, row.line.Action, enquiry.Name, enquiry.Reference })
            .ToListAsync(cancellationToken);
        return [.. lines.OrderByDescending(line => line.Id).Select(line => new WaitingListView.Line(line.At, line.Action["waitingList.".Length..], line.Name, line.Reference))];
    }
}
