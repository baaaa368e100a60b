using Bunit;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class TellClinicTests : PageContext
{
    private static readonly Instant Midday = Instant.FromUtc(2026, 11, 24, 12, 0);
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 24, 23, 0);

    [Fact]
    public void While_the_clinic_is_open_it_says_by_when() =>
        Assert.Contains("We are open now. A person will see this by Tuesday 24 November at 12:15.", Show(Midday).Markup, StringComparison.Ordinal);

    [Fact]
    public void While_it_is_closed_it_says_that_nobody_reads_it() =>
        Assert.Contains("We are closed now. Nobody will read this until Tuesday 1 December at 09:00.", Show(Night).Markup, StringComparison.Ordinal);

    [Fact]
    public void With_somebody_on_call_it_is_read_at_night()
    {
        var words = Show(Night, onCall: "oncall@clinic.example").Markup;
        Assert.Contains("by Tuesday 24 November at 23:15", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_stands_at_its_field_with_what_was_typed()
    {
        var panel = Show(Midday, errors: [new FieldError("phone", "Enter a phone number")]);
        Assert.Equal("Zo", panel.Find("#name").GetAttribute("value"));
        Assert.Equal("true", panel.Find("#phone").GetAttribute("aria-invalid"));
        Assert.Null(panel.Find("#name").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void The_list_of_errors_stands_directly_above_the_form_and_takes_the_focus()
    {
        var summary = Show(Midday, errors: [new FieldError("phone", "Enter a phone number")]).Find(".error-summary");
        Assert.Equal("/enquire/emergency/told", summary.NextElementSibling!.GetAttribute("action"));
        Assert.Equal("#phone", summary.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal((true, "-1"), (summary.HasAttribute("autofocus"), summary.GetAttribute("tabindex")));
        Assert.Empty(Show(Midday).FindAll(".error-summary"));
    }

    private IRenderedComponent<TellClinic> Show(Instant now, string? onCall = null, IReadOnlyList<FieldError>? errors = null)
    {
        var context = Patient();
        context.Clinic.OnCallEmail = onCall;
        var calendar = new ClinicCalendar(context.Profile.Calendar.Zone, [new OpeningHours(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(17, 0))]);
        return Render<TellClinic>(parameters => parameters
            .Add(component => component.Context, context with { Profile = context.Profile with { Calendar = calendar } })
            .Add(component => component.Now, now)
            .Add(component => component.Typed, new TypedContact("Zo", "12"))
            .Add(component => component.Errors, errors ?? []));
    }
}
