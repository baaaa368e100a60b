using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Replan;

public sealed class NewDisruptionPageTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task A_day_without_a_session_says_so_and_a_missing_choice_is_at_its_field(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Contains("Dr Back has no session", (await ShowAsync(clinic, [])).Find(".notice-warning").TextContent, StringComparison.Ordinal);
        var page = await ShowAsync(clinic, [new SessionToCall(Tuesday, Tuesday + Duration.FromHours(3), 1), new SessionToCall(Tuesday, Tuesday + Duration.FromHours(8), 2)], new FieldError("session", "Choose a session"));
        Assert.Contains("Choose a session", page.Find(".error-text").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[name=session][checked]"));
    }

    [Theory, EveryDatabase]
    public async Task Each_session_says_how_many_patients_are_in_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = await ShowAsync(clinic, [new SessionToCall(Tuesday, Tuesday + Duration.FromHours(3), 16)]);
        Assert.Contains("09:00 to 12:00", page.Markup, StringComparison.Ordinal);
        Assert.Contains("16 patients", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"{Cell.Of(Tuesday)}-{Cell.Of(Tuesday) + 36}", page.Find("input[name=session][checked]").GetAttribute("value"));
        Assert.Equal("2026-12-01", page.Find("form[method=post] input[name=date]").GetAttribute("value"));
    }

    private async Task<IRenderedComponent<NewDisruptionPage>> ShowAsync(TestClinic clinic, IReadOnlyList<SessionToCall> sessions, params FieldError[] errors)
    {
        var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
        return Render<NewDisruptionPage>(parameters => parameters.Add(page => page.Actor, clinic.Receptionist).Add(page => page.Context, Patient()).Add(page => page.Shape, shape)
            .Add(page => page.Specialist, clinic.Back.Id).Add(page => page.Date, new LocalDate(2026, 12, 1)).Add(page => page.Sessions, sessions).Add(page => page.Errors, errors));
    }
}
