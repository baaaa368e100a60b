using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ReceivedPageTests : PageContext
{
    [Fact]
    public void It_shows_the_reference_by_when_and_what_to_do_if_it_gets_worse()
    {
        var page = Show(TestClinic.Start);
        Assert.Equal("SC-2222-22", page.Find("#reference").TextContent);
        Assert.Contains("Tuesday 24 November at 10:00", page.Find(".next-steps").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".care-emergency"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("closed now", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/status/worse", page.FindAll("form").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public void At_night_it_says_that_nobody_reads_it_now() =>
        Assert.Contains("We are closed now. Nobody reads requests until Tuesday 1 December at 09:00.", Show(Instant.FromUtc(2026, 11, 24, 23, 0)).Markup, StringComparison.Ordinal);

    [Fact]
    public void On_a_day_of_a_closure_nobody_reads_it_until_the_closure_is_over() =>
        Assert.Contains("We are closed now. Nobody reads requests until Tuesday 8 December at 09:00.", Show(TestClinic.Start, new LocalDate(2026, 12, 1)).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_time_can_be_chosen_at_once_only_where_the_clinic_offers_it()
    {
        Assert.Empty(Show(TestClinic.Start).FindAll("#choose"));
        var page = Show(TestClinic.Start, new Choice("1", "First consultation"));
        Assert.Equal("Choose a time: First consultation", page.Find("#choose form[method=post][action='/enquire/received/choose'] button").TextContent);
    }

    private IRenderedComponent<ReceivedPage> Show(Instant now, params Choice[] direct) => Show(now, closedUntil: null, direct);

    private IRenderedComponent<ReceivedPage> Show(Instant now, LocalDate? closedUntil, params Choice[] direct)
    {
        var context = Patient();
        var calendar = new ClinicCalendar(
            context.Profile.Calendar.Zone,
            [new OpeningHours(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(17, 0))],
            closedUntil is { } last ? [new Closure(new LocalDate(2026, 11, 24), last, "Moving house")] : []);
        return Render<ReceivedPage>(parameters => parameters
            .Add(component => component.Context, context with { Profile = context.Profile with { Calendar = calendar } })
            .Add(component => component.Now, now)
            .Add(component => component.Direct, direct)
            .Add(component => component.Receipt, new Receipt("SC-2222-22", TestClinic.Start, IsForSomeoneElse: false, Guid.Empty)));
    }
}
