using Bunit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class DisruptedPatientTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task Who_cannot_be_written_to_has_no_box_and_is_rung(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, proposals) = await DisruptedAsync(clinic);
        var row = view.Rows.Single(other => !other.CanBeInvited);
        var patient = Show(clinic, view, row, proposals[row.Appointment.Id]);
        Assert.Empty(patient.FindAll("input[type=checkbox]"));
        Assert.Equal("Ring", patient.Find(".tag").TextContent);
        Assert.Contains("Patient <2>", patient.Find(".replan-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tue 8 Dec", patient.Markup, StringComparison.Ordinal);
        Assert.Equal(["/here/book", "/here/call-off"], patient.FindAll("button").Select(button => button.GetAttribute("formaction")));
    }

    [Theory, EveryDatabase]
    public async Task Without_any_time_it_says_what_to_do(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, _) = await DisruptedAsync(clinic);
        Assert.Contains("Ring, and book by hand", Show(clinic, view, view.Rows[0], null).Markup, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_invited_shows_the_time_and_until_when_it_is_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, _) = await DisruptedAsync(clinic, isOneInvited: true);
        var row = view.Rows.Single(other => other.State == DisruptionState.Invited);
        var patient = Show(clinic, view, row, null);
        Assert.Contains("kept for them until Tomorrow, 10:00", patient.Markup.Replace("<b>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal($"{row.New!.SpecialistId}_{Cell.Of(row.New.Start)}", patient.Find("input[type=hidden]").GetAttribute("value"));
        Assert.Single(patient.FindAll("button"));
    }

    private IRenderedComponent<DisruptedPatient> Show(TestClinic clinic, DisruptionView view, DisruptionRow row, ProposedTime? proposal) => Render<DisruptedPatient>(parameters => parameters
        .Add(patient => patient.Row, row).Add(patient => patient.View, view).Add(patient => patient.Actor, clinic.Receptionist).Add(patient => patient.Address, "/here")
        .Add(patient => patient.Proposal, proposal).Add(patient => patient.IsChosen, true));
}
