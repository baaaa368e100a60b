using Bunit;
using NodaTime;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class TimePickerTests : BookingContext
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    [Fact]
    public void Without_times_it_says_so_and_whether_other_choices_may_help()
    {
        Assert.Contains("There are no free times at the moment.", Show(new TimesView()).Find("#none").TextContent, StringComparison.Ordinal);
        Assert.Contains("Try other choices below", Show(new TimesView { Filter = new TimeFilter(TimeFilter.Mornings) }).Find("#none").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_earliest_come_first_as_buttons_and_days_are_links_with_counts()
    {
        var picker = Show(new TimesView { Earliest = [Offered(Start)], Days = [(Day, 4)], HasMoreDays = true });
        Assert.Equal("Tuesday 1 December at 10:00 with Dr Back", picker.Find(".times form[action='/post'] button").TextContent);
        Assert.Equal(("Tuesday 1 December, free times: 4", "/get?day=2026-12-01"), (picker.Find(".days a").TextContent, picker.Find(".days a").GetAttribute("href")));
        Assert.Equal("/get?all=yes", picker.Find(".link-line a").GetAttribute("href"));
        Assert.Contains("All times are London time.", picker.Markup, StringComparison.Ordinal);
        Assert.Empty(picker.FindAll("script, table"));
    }

    [Fact]
    public void Of_one_day_each_button_names_the_day_to_whoever_hears_it_alone()
    {
        var picker = Show(new TimesView { Filter = new TimeFilter(TimeFilter.Mornings, Day: Day), OfDay = [Offered(Start)] });
        Assert.Equal("10:00 with Dr Back, Tuesday 1 December", picker.Find(".times button").TextContent);
        Assert.Equal("/get?time=mornings", picker.Find(".link-line a").GetAttribute("href"));
    }

    [Fact]
    public void There_is_a_filter_only_for_what_can_be_chosen()
    {
        Assert.Empty(Show(new TimesView()).FindAll("input[name=site], input[name=who]"));
        var picker = Show(new TimesView { Sites = [new("1", "North"), new("2", "South")], People = [new("3", "Dr Back")] });
        Assert.Equal(["", "1", "2"], picker.FindAll("input[name=site]").Select(input => input.GetAttribute("value")));
        Assert.Equal(["", "3"], picker.FindAll("input[name=who]").Select(input => input.GetAttribute("value")));
        Assert.Equal("get", picker.Find("details form").GetAttribute("method"));
    }

    private IRenderedComponent<TimePicker> Show(TimesView times) => Render<TimePicker>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Times, times)
        .Add(component => component.Address, "/get")
        .Add(component => component.Action, "/post"));
}
