using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class BoardTests
{
    [Theory, EveryDatabase]
    public async Task An_empty_clinic_has_an_empty_board(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var view = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None);
        Assert.Empty(view.Rows);
        Assert.Equal((0, 0, 0), (view.Open, view.ReceivedToday, view.Overdue));
    }

    [Theory, EveryDatabase]
    public async Task Rows_come_soonest_due_first_and_every_open_enquiry_is_on_one_worklist(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var routine = (await clinic.ReceiveAsync()).Reference;
        var call = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "notSure"))).Reference;
        var today = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        var soon = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("pain", "9").Choose("limits", "almostNothing"))).Reference;
        var view = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None);
        Assert.Equal([today, call, soon, routine], view.Rows.Select(row => row.Reference));
        Assert.Equal(["P1", "NeedsACall", "P2", "P3"], view.Rows.Select(row => row.TierWord));
        Assert.Equal(view.Open, view.Counts.Values.Sum());
        foreach (var list in view.Counts.Keys)
        {
            var filtered = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(list), CancellationToken.None);
            Assert.Equal(view.Counts[list], filtered.Rows.Count);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_lapsed_claim_has_no_holder_and_closed_ones_are_gone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (board, desk) = (clinic.Get<Board>(), clinic.Get<TriageDesk>());
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Equal("Rita One", Assert.Single((await board.ReadAsync(clinic.SecondReceptionist, new BoardFilter(), CancellationToken.None)).Rows).HolderName);
        Assert.Single((await board.ReadAsync(clinic.Receptionist, new BoardFilter(Mine: true), CancellationToken.None)).Rows);
        clinic.Clock.Advance(Duration.FromMinutes(11));
        Assert.Null(Assert.Single((await board.ReadAsync(clinic.SecondReceptionist, new BoardFilter(), CancellationToken.None)).Rows).HolderName);
        await desk.CloseAsync(clinic.Receptionist, reference, ClosureReason.WithdrawnByPatient, null, CancellationToken.None);
        Assert.Empty((await board.ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task A_long_list_comes_in_pages(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        for (var i = 0; i < 7; i++)
        {
            await clinic.ReceiveAsync();
        }

        var view = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(Take: 5), CancellationToken.None);
        Assert.Equal((5, true, 7), (view.Rows.Count, view.HasMore, view.Open));
    }
}
