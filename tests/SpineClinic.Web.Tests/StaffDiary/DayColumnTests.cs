using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class DayColumnTests : DiaryContext
{
    [Fact]
    public void A_manager_can_neither_drag_nor_book_nor_remove()
    {
        var block = new DiaryEntry(DiaryEntryKind.Block, Guid.NewGuid(), "Meeting", Eleven, Eleven, Cell.Of(Eleven) + 12, Cell.Of(Eleven) + 18);
        var column = Show(Manager, Entry(Booked()), block);
        Assert.Empty(column.FindAll("[draggable], form, .diary-free a"));
    }

    [Fact]
    public void Lines_are_in_order_of_time_and_stand_at_their_time()
    {
        var column = Show(Receptionist, Entry(Booked()));
        Assert.Equal(["diary-shut h8 m0 eh11 em0", "diary-entry is-Booked h11 m0 eh11 em30 side-0", "diary-free h11 m30 eh14 em0", "diary-shut h14 m0 eh18 em0"], column.FindAll("li").Select(line => line.ClassName));
        Assert.Equal("2026-11-24T11:30", column.Find(".diary-free").GetAttribute("data-start"));
        Assert.EndsWith("/move", column.Find("[draggable=true]").GetAttribute("data-move"), StringComparison.Ordinal);
        Assert.StartsWith("/staff/diary/why?", column.Find(".diary-shut a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_at_one_time_stand_side_by_side()
    {
        var lines = Show(Receptionist, Entry(Booked()), Entry(Booked(name: "Bea"))).FindAll(".diary-entry");
        Assert.Contains("side-0", lines[0].ClassList);
        Assert.Contains("side-1", lines[1].ClassList);
    }

    private IRenderedComponent<DayColumn> Show(StaffActor actor, params DiaryEntry[] entries) =>
        Render<DayColumn>(parameters => parameters.Add(column => column.Frame, Frame(actor)).Add(column => column.Column, Column(entries)).Add(column => column.By, DiaryBy.Specialist));
}
