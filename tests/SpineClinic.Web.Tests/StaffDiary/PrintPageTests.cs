using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class PrintPageTests : DiaryContext
{
    [Fact]
    public void A_managers_sheet_has_neither_names_nor_phone_numbers()
    {
        var sheet = Show(Manager).Find(".print-sheet").TextContent;
        Assert.DoesNotContain("Example", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_has_time_name_reference_type_room_needs_and_phone()
    {
        var cells = Show(Receptionist).FindAll(".print-sheet td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["11:00 to 11:30", "Ann <b>Example</b>", "First consultation", "Room 1", "Step-free", "+447700900123"], [cells[0], cells[1], .. cells[3..]]);
    }

    private IRenderedComponent<PrintPage> Show(StaffActor actor) =>
        Render<PrintPage>(parameters => parameters.Add(page => page.Frame, Frame(actor)).Add(page => page.Sheet, Sheet(Entry(Booked()))).Add(page => page.Date, Today));
}
