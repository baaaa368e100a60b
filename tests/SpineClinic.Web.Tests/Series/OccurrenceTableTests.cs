using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Series;

namespace SpineClinic.Web.Tests.Series;

public sealed class OccurrenceTableTests : SeriesContext
{
    internal static readonly SeriesOccurrence[] Plan =
    [
        new(new LocalDate(2026, 12, 1), At(1, 10), OccurrenceState.Free, [], false),
        new(new LocalDate(2026, 12, 8), At(8, 10), OccurrenceState.Conflicting, [BookingRule.SpecialistBusy], true),
        new(new LocalDate(2026, 12, 15), At(15, 10), OccurrenceState.Closed, [BookingRule.ClinicClosed], false),
        new(new LocalDate(2027, 3, 28), null, OccurrenceState.SkippedHour, [], false),
    ];

    [Fact]
    public void What_cannot_be_has_no_box_and_every_day_says_why()
    {
        var table = Render<OccurrenceTable>(parameters => parameters.Add(component => component.Plan, Plan));
        Assert.Equal(["take", "against"], table.FindAll("input").Select(box => box.GetAttribute("name")));
        Assert.Equal(["2026-12-01", "2026-12-08"], table.FindAll("input").Select(box => box.GetAttribute("value")));
        Assert.Equal(
            ["", "The specialist has something else then, with its time before and after.", "The clinic is closed that day.", "The clocks go forward over this time that day."],
            table.FindAll("tbody tr").Select(row => row.LastElementChild!.TextContent));
        Assert.Empty(table.FindAll("input[checked]"));
    }

    [Fact]
    public void What_was_chosen_stays_chosen_beside_an_error()
    {
        var table = Render<OccurrenceTable>(parameters => parameters.Add(component => component.Plan, Plan).Add(component => component.Taken, [new LocalDate(2026, 12, 1)])
            .Add(component => component.Against, [new LocalDate(2026, 12, 8)]).Add(component => component.Error, "Somebody was quicker"));
        Assert.Equal(2, table.FindAll("input[checked]").Count);
        Assert.Contains("Somebody was quicker", table.Find("#take-error").TextContent, StringComparison.Ordinal);
    }
}
