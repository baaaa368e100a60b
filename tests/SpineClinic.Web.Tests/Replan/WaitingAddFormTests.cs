using Bunit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Replan;

public sealed class WaitingAddFormTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task All_that_was_chosen_stays_when_something_is_wrong(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var typed = new WaitingTyped("nonsense", clinic.First.Id.ToString(), clinic.Back.Id.ToString(), "48", ["Monday", "Friday"], ["mornings"]);
        var form = await ShowAsync(clinic, typed, new FieldError("reference", "Enter the reference"));
        Assert.Equal(
            [clinic.First.Id.ToString(), clinic.Back.Id.ToString(), "48", "Monday", "Friday", "mornings"],
            form.FindAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("true", form.Find("#reference").GetAttribute("aria-invalid"));
    }

    [Theory, EveryDatabase]
    public async Task It_is_folded_until_it_is_needed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.False((await ShowAsync(clinic, WaitingTyped.Nothing)).Find("details").HasAttribute("open"));
        Assert.True((await ShowAsync(clinic, WaitingTyped.Nothing with { Reference = "SC-2222-22" })).Find("details").HasAttribute("open"));
        Assert.False((await ShowAsync(clinic, WaitingTyped.Nothing, new FieldError(WaitingVisit.Offers, "Over"))).Find("details").HasAttribute("open"));
    }

    private async Task<IRenderedComponent<WaitingAddForm>> ShowAsync(TestClinic clinic, WaitingTyped typed, params FieldError[] errors)
    {
        var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
        return Render<WaitingAddForm>(parameters => parameters.Add(form => form.Shape, shape).Add(form => form.Typed, typed).Add(form => form.Errors, errors));
    }
}
