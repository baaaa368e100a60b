using System.Data.Common;
using Microsoft.EntityFrameworkCore;
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
        Assert.Equal((0, 0, 0), (view.Open, view.Today.Received, view.Overdue));
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
        for (var i = 0; i < BoardFilter.PageSize + 7; i++)
        {
            await clinic.ReceiveAsync();
        }

        // All are due at one moment: what comes after is found by the id alone.
        var board = clinic.Get<Board>();
        var first = await board.ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None);
        Assert.Equal((BoardFilter.PageSize, true, BoardFilter.PageSize + 7), (first.Rows.Count, first.HasMore, first.Open));
        var place = BoardPlace.Parse(first.Rows[^1].Place.ToString());
        var second = await board.ReadAsync(clinic.Receptionist, new BoardFilter(After: place), CancellationToken.None);
        Assert.Equal((7, false), (second.Rows.Count, second.HasMore));
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(second.Rows.Select(row => row.Id)));
        var last = await board.ReadAsync(clinic.Receptionist, new BoardFilter(Worklist.New, After: second.Rows[^1].Place), CancellationToken.None);
        Assert.Empty(last.Rows);
    }

    [Theory, EveryDatabase]
    public async Task The_day_adds_up_and_quarantine_has_pages_too(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var references = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            references.Add((await clinic.ReceiveAsync()).Reference);
        }

        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, references[0], ClosureReason.WithdrawnByPatient, null, CancellationToken.None);
        await using (var db = clinic.Db())
        {
            foreach (var enquiry in await db.Enquiries.Where(row => row.Reference == references[1] || row.Reference == references[2]).ToListAsync())
            {
                Timeline.Add(db, enquiry.Quarantine(clinic.Receptionist.Actor, TestClinic.Start));
            }

            await db.SaveChangesAsync();
        }

        clinic.Clock.Advance(Duration.FromHours(3));
        var board = clinic.Get<Board>();
        var view = await board.ReadAsync(clinic.Receptionist, new BoardFilter(Worklist.Quarantine), CancellationToken.None);
        Assert.Equal((1, 1, 2, 4), (view.Today.Open, view.Today.Closed, view.Today.Aside, view.Today.Received));
        Assert.Equal((2, TestClinic.Start), (view.Rows.Count, view.OldestAt));
        Assert.Equal(view.Rows[1].Id, Assert.Single((await board.ReadAsync(clinic.Receptionist, new BoardFilter(Worklist.Quarantine, After: view.Rows[0].Place), CancellationToken.None)).Rows).Id);
        clinic.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(0, (await board.ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).Today.Received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.P3")]
    [InlineData("x.P3.00000000000000000000000000000000")]
    [InlineData("-5.P3.00000000000000000000000000000000")]
    [InlineData("99999999999999999999.P3.00000000000000000000000000000000")]
    [InlineData("17000000000000000.P9.00000000000000000000000000000000")]
    [InlineData("17000000000000000.3.00000000000000000000000000000000")]
    [InlineData("17000000000000000.P3.nonsense")]
    public void What_is_no_place_on_the_board_is_none(string? text) => Assert.Null(BoardPlace.Parse(text));

    [Theory, EveryDatabase]
    public async Task The_database_refuses_an_open_enquiry_that_is_on_no_list_or_has_no_next_step(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        await Assert.ThrowsAnyAsync<DbException>(() => db.Enquiries.Where(row => row.Id == receipt.EnquiryId).ExecuteUpdateAsync(row => row.SetProperty(one => one.Worklist, (Worklist?)null)));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Enquiries.Where(row => row.Id == receipt.EnquiryId).ExecuteUpdateAsync(row => row.SetProperty(one => one.NextActionDueAt, (Instant?)null)));
        Assert.Equal(1, (await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).Open);
    }
}
