using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class NextEnquiryTests
{
    private static readonly BoardFilter All = new();

    [Theory, EveryDatabase]
    public async Task It_is_the_soonest_due_that_nobody_else_has(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var next = clinic.Get<NextEnquiry>();
        Assert.Null(await next.FindAsync(clinic.Receptionist, All, null, CancellationToken.None));
        var first = (await clinic.ReceiveAsync()).Reference;
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var second = (await clinic.ReceiveAsync()).Reference;
        var urgent = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        Assert.Equal(urgent, await next.FindAsync(clinic.Receptionist, All, null, CancellationToken.None));
        Assert.Null(await next.FindAsync(clinic.Receptionist, new BoardFilter(Worklist.ClinicianToday), urgent, CancellationToken.None));
        Assert.Contains(await next.FindAsync(clinic.Receptionist, new BoardFilter(Worklist.New), null, CancellationToken.None), new[] { first, second });
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, urgent, CancellationToken.None);
        Assert.NotEqual(urgent, await next.FindAsync(clinic.Receptionist, All, null, CancellationToken.None));
        Assert.Equal(urgent, await next.FindAsync(clinic.SecondReceptionist, All, null, CancellationToken.None));
        clinic.Clock.Advance(Enquiry.ClaimLength);
        Assert.Equal(urgent, await next.FindAsync(clinic.Receptionist, All, null, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => next.FindAsync(clinic.Manager, All, null, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Going_on_and_on_comes_by_every_one_and_begins_again_and_mine_are_only_mine(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var next = clinic.Get<NextEnquiry>();
        var references = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            references.Add((await clinic.ReceiveAsync()).Reference);
            clinic.Clock.Advance(Duration.FromDays(1));
        }

        var (seen, here) = (new List<string>(), (string?)null);
        for (var i = 0; i < 4; i++)
        {
            here = await next.FindAsync(clinic.Receptionist, All, here, CancellationToken.None);
            seen.Add(here!);
        }

        Assert.Equal([.. references, references[0]], seen);

        // In quarantine nothing is due, and all of them come by.
        var aside = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var spam = (await clinic.ReceiveAsync()).Reference;
            await clinic.Get<TriageDesk>().QuarantineAsync(clinic.Receptionist, spam, CancellationToken.None);
            aside.Add(spam);
        }

        var (round, at) = (new List<string>(), (string?)null);
        for (var i = 0; i < 3; i++)
        {
            round.Add(at = (await next.FindAsync(clinic.Receptionist, new BoardFilter(Worklist.Quarantine), at, CancellationToken.None))!);
        }

        Assert.Equal(aside.Order(), round.Order());

        // What was done with the one before moves nobody back to the beginning.
        var place = (await clinic.Get<Board>().ReadAsync(clinic.Receptionist, All, CancellationToken.None)).Rows[1].Place;
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, references[1], ClosureReason.Declined, null, CancellationToken.None);
        Assert.Equal(references[2], await next.FindAsync(clinic.Receptionist, All with { After = place }, references[1], CancellationToken.None));
        Assert.Equal(references[0], await next.FindAsync(clinic.Receptionist, All, references[1], CancellationToken.None));
        Assert.Equal(DeskOutcome.Done, (await clinic.Get<TriageDesk>().UndoAsync(clinic.Receptionist, references[1], CancellationToken.None)).Outcome);
        var mine = new BoardFilter(Mine: true);
        Assert.Null(await next.FindAsync(clinic.Receptionist, mine, null, CancellationToken.None));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Receptionist, references[1], CancellationToken.None);
        Assert.Equal(references[1], await next.FindAsync(clinic.Receptionist, mine, references[0], CancellationToken.None));
        Assert.Null(await next.FindAsync(clinic.Receptionist, mine, references[1], CancellationToken.None));
    }
}
