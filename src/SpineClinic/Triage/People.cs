using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// One person with many enquiries. People say that two are the same, and may take it back; who did, and when, stays on the timelines of the enquiries and on the
/// person's. Nothing is merged by itself: two people can share a phone, and a name.
/// </summary>
public sealed partial class People(IDbContextFactory<ClinicDbContext> contexts, BookingWork work, Vault vault, QuestionnaireLibrary questionnaires)
{
    /// <summary>Says that two enquiries are of the same person. When each has a person already, they become one, with the needs of both.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="reference">One enquiry; its person stays.</param>
    /// <param name="otherReference">The other.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not.</exception>
    public Task<PeopleOutcome> LinkAsync(StaffActor actor, string reference, string otherReference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManagePeople);
        return reference == otherReference
            ? Task.FromResult(PeopleOutcome.SameEnquiry)
            : work.WriteAsync((db, now) => LinkAsync(db, actor, reference, otherReference, now, cancellationToken), cancellationToken);
    }

    /// <summary>Says that an enquiry is of another person than those that it was linked with. What the person needs stays with the others.</summary>
    /// <exception cref="NotPermittedException">The role may not.</exception>
    public Task<PeopleOutcome> UnlinkAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManagePeople);
        return work.WriteAsync<PeopleOutcome>(
            async (db, now) =>
            {
                if (await db.Enquiries.SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is not { } enquiry)
                {
                    return (false, PeopleOutcome.NotFound);
                }

                if (enquiry.PersonId is not { } person)
                {
                    return (false, PeopleOutcome.NothingToDo);
                }

                var others = await db.Enquiries.Where(row => row.PersonId == person && row.Id != enquiry.Id).ToListAsync(cancellationToken);
                Timeline.Add(db, enquiry.UnlinkFromPerson(actor.Actor, now));
                others.ForEach(other => Timeline.Add(db, other.NoteUnlinked(reference, actor.Actor, now)));
                Tell(db, actor, "person.Unlinked", person, reference, now);
                return (true, PeopleOutcome.Done);
            },
            cancellationToken);
    }

    /// <summary>Writes down what the person needs. Nothing changed: nothing written.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">The person.</param>
    /// <param name="version">Of the needs that were on the page.</param>
    /// <param name="needs">What they need now.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not.</exception>
    public Task<PeopleOutcome> SaveNeedsAsync(StaffActor actor, Guid id, int version, PersonNeeds needs, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManagePeople);
        ArgumentNullException.ThrowIfNull(needs);
        List<string> codes = [.. questionnaires.Current["adjust"].Options.Where(code => code != PatientNeeds.None && needs.Codes.Contains(code))];
        var language = codes.Contains(PatientNeeds.Interpreter) ? PersonalText.Line(needs.InterpreterLanguage) : null;
        if (language is { Length: 0 or > PersonNeeds.LongestLanguage })
        {
            return Task.FromResult(PeopleOutcome.LanguageMissing);
        }

        var wanted = needs with { Codes = codes, InterpreterLanguage = language };
        return work.WriteAsync<PeopleOutcome>(
            async (db, now) =>
            {
                if (await FindAsync(db, id, cancellationToken) is not var (person, key))
                {
                    return (false, PeopleOutcome.NotFound);
                }

                if (PersonNeeds.Of(person, key, vault).IsSame(wanted))
                {
                    return (false, PeopleOutcome.Done);
                }

                if (person.Version != version)
                {
                    return (false, PeopleOutcome.Changed);
                }

                wanted.SealInto(person, key, vault);
                Tell(db, actor, "person.NeedsChanged", id, null, now);
                return (true, PeopleOutcome.Done);
            },
            cancellationToken);
    }

    private async Task<(bool IsToKeep, PeopleOutcome Result)> LinkAsync(
        ClinicDbContext db, StaffActor actor, string reference, string otherReference, Instant now, CancellationToken cancellationToken)
    {
        var pair = await db.Enquiries.Where(row => row.Reference == reference || row.Reference == otherReference).ToListAsync(cancellationToken);
        if (pair.Count < 2)
        {
            return (false, PeopleOutcome.NotFound);
        }

        var (one, other) = pair[0].Reference == reference ? (pair[0], pair[1]) : (pair[1], pair[0]);
        if (one.PersonId is not null && one.PersonId == other.PersonId)
        {
            return (false, PeopleOutcome.NothingToDo);
        }

        var person = one.PersonId ?? other.PersonId ?? Begin(db, actor, now);
        var moved = new List<Enquiry>();
        if (other.PersonId is { } gone && gone != person)
        {
            moved = await db.Enquiries.Where(row => row.PersonId == gone && row.Id != other.Id).ToListAsync(cancellationToken);
            await MoveNeedsAsync(db, actor, gone, person, now, cancellationToken);
        }

        foreach (var enquiry in moved.Prepend(other).Prepend(one))
        {
            if (enquiry.PersonId != person)
            {
                Tell(db, actor, "person.Linked", person, enquiry.Reference, now);
            }

            Timeline.Add(db, enquiry.LinkTo(person, enquiry == one ? otherReference : reference, actor.Actor, now));
        }

        return (true, PeopleOutcome.Done);
    }

    private Guid Begin(ClinicDbContext db, StaffActor actor, Instant now)
    {
        var key = db.DataKeys.Add(vault.NewDataKey(now)).Entity;
        var person = new Person(Guid.CreateVersion7(now.ToDateTimeOffset()), key.Id, now);
        db.People.Add(person);
        Tell(db, actor, "person.Begun", person.Id, null, now);
        return person.Id;
    }

    private async Task MoveNeedsAsync(ClinicDbContext db, StaffActor actor, Guid from, Guid to, Instant now, CancellationToken cancellationToken)
    {
        var (left, leftKey) = await FindAsync(db, from, cancellationToken) ?? throw new InvalidOperationException("An enquiry names a person who is not there.");
        var (stays, key) = await FindAsync(db, to, cancellationToken) ?? throw new InvalidOperationException("An enquiry names a person who is not there.");
        var (known, moved) = (PersonNeeds.Of(stays, key, vault), PersonNeeds.Of(left, leftKey, vault));
        if (!known.Union(moved).IsSame(known))
        {
            known.Union(moved).SealInto(stays, key, vault);
            Tell(db, actor, "person.NeedsChanged", to, null, now);
        }

        PersonNeeds.None.SealInto(left, leftKey, vault);
        Tell(db, actor, "person.MergedInto", from, to.ToString("N"), now);
    }

    private static async Task<(Person Person, DataKey Key)?> FindAsync(ClinicDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.People.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } person
            ? (person, await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == person.DataKeyId, cancellationToken))
            : null;

    private static void Tell(ClinicDbContext db, StaffActor actor, string action, Guid person, string? details, Instant now) =>
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, action, Subject, person, details));
}
