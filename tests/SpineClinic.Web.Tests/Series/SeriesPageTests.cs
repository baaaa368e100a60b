using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Series;

public sealed class SeriesPageTests : SeriesContext
{
    private static readonly SeriesTyped Typed = new("SC-2345-67", DiaryFrame.Id(First.Id), DiaryFrame.Id(Neck.Id), SeriesTyped.Weekly, "2026-12-01", "1", "4", "", "", "10:00");

    [Fact]
    public void Before_the_days_are_looked_at_there_is_nothing_to_book()
    {
        var page = Show([], null);
        Assert.Empty(page.FindAll("form[method=post][action='/staff/diary/series']"));
        Assert.Equal("get", page.Find("form[action='/staff/diary/series']").GetAttribute("method"));
        Assert.Equal(DiaryFrame.Id(Neck.Id), page.Find("#specialist option[selected]").GetAttribute("value"));
        Assert.Equal("2026-12-01", page.Find("#date").GetAttribute("value"));
    }

    [Fact]
    public void The_dry_run_is_counted_and_carries_what_was_typed_to_the_booking()
    {
        var page = Show([], OccurrenceTableTests.Plan);
        Assert.Contains("1 free, 1 in conflict, 1 closed, 1 that cannot be", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        var hidden = page.FindAll("form[method=post] input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value"));
        Assert.Equal(("SC-2345-67", "10:00", "4"), (hidden["reference"], hidden["time"], hidden["count"]));
        Assert.NotEqual(Guid.Empty, Guid.Parse(hidden["key"]!));
        Assert.Single(page.FindAll("textarea[name=reason]"));
    }

    [Fact]
    public void Errors_are_listed_and_in_the_title()
    {
        var page = Show([new FieldError("reference", "Enter a reference")], null);
        Assert.Equal("Enter a reference", page.Find(".error-summary-list a").TextContent);
        Assert.Equal("true", page.Find("#reference").GetAttribute("aria-invalid"));
    }

    private IRenderedComponent<SeriesPage> Show(IReadOnlyList<FieldError> errors, IReadOnlyList<SeriesOccurrence>? plan) => Render<SeriesPage>(parameters => parameters
        .Add(component => component.Frame, Frame()).Add(component => component.Typed, Typed).Add(component => component.Errors, errors).Add(component => component.Plan, plan)
        .Add(component => component.Taken, new[] { new LocalDate(2026, 12, 1) }).Add(component => component.Key, Guid.NewGuid()));
}
