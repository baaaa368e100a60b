using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Replan;

public sealed class DisruptionPageTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task A_manager_sees_it_and_no_button(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, proposals) = await DisruptedAsync(clinic);
        Assert.Empty(Show(Manager, view, proposals).FindAll("main button, main input"));
    }

    [Theory, EveryDatabase]
    public async Task The_first_button_sends_and_what_went_wrong_stands_at_the_patient(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, proposals) = await DisruptedAsync(clinic);
        var (row, chosen) = (view.Rows[0].Appointment.Id, view.Rows.Last(other => other.CanBeInvited).Appointment.Id);
        var page = Show(clinic.Receptionist, view, proposals, [chosen], new FieldError(DisruptionPage.RowId(row), "Taken meanwhile"));
        Assert.False(page.Find("main form button").HasAttribute("formaction"));
        Assert.Contains("Taken meanwhile", page.Find($"[id='{DisruptionPage.RowId(row)}'] .error-text").TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"#row-{row}", page.Find(".error-summary-list a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal([chosen.ToString()], page.FindAll("input[name=chosen][checked]").Select(box => box.GetAttribute("value")));
        Assert.Contains("3 of 3 unresolved", page.Markup, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task With_everybody_resolved_it_is_done(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, _) = await DisruptedAsync(clinic);
        var page = Show(clinic.Receptionist, view with { Rows = [] }, new Dictionary<Guid, ProposedTime>());
        Assert.NotNull(page.Find(".notice-success"));
        Assert.Contains("Step 3 of 3", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main form button"));
    }

    private IRenderedComponent<DisruptionPage> Show(
        StaffActor actor, DisruptionView view, IReadOnlyDictionary<Guid, ProposedTime> proposals, IReadOnlyCollection<Guid>? chosen = null, params FieldError[] errors) => Render<DisruptionPage>(
        parameters => parameters.Add(page => page.Actor, actor).Add(page => page.Context, Patient()).Add(page => page.View, view)
            .Add(page => page.Proposals, proposals).Add(page => page.Chosen, chosen).Add(page => page.Errors, errors));
}
