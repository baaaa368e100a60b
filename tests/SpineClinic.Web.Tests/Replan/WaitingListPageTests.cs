using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Replan;

public sealed class WaitingListPageTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task A_manager_sees_the_list_and_no_button(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = Show(Manager, await WaitingAsync(clinic));
        Assert.Equal(2, page.FindAll("[data-reference]").Count);
        Assert.Empty(page.FindAll("main button, main input"));
    }

    [Theory, EveryDatabase]
    public async Task An_empty_list_says_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = Show(clinic.Receptionist, await clinic.Get<WaitingList>().ReadAsync(clinic.Receptionist, [], CancellationToken.None));
        Assert.NotNull(page.Find(".empty"));
        Assert.Empty(page.FindAll(".timeline li"));
    }

    [Theory, EveryDatabase]
    public async Task The_order_and_why_are_said_in_words_and_names_are_text(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = Show(clinic.Receptionist, await WaitingAsync(clinic));
        var first = page.FindAll("[data-reference]")[0];
        Assert.Contains("Ada <b>Lund</b>", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("P3, waiting 0 days, can come at 24 h notice, Tuesdays suit", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked now", first.TextContent, StringComparison.Ordinal);
        Assert.Contains($"cell={Cell.Of(Tuesday) + 12}", Assert.Single(page.FindAll("a[href*='/time?']")).GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("was asked about a time", page.Find(".timeline").TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_wrongly_stays_and_is_said_at_its_field(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var view = await clinic.Get<WaitingList>().ReadAsync(clinic.Receptionist, [], CancellationToken.None);
        var page = Show(clinic.Receptionist, view, WaitingTyped.Nothing with { Reference = "SC-<x>" }, new FieldError("reference", "Enter the reference"));
        Assert.Equal("SC-<x>", page.Find("#reference").GetAttribute("value"));
        Assert.Equal("/staff/waiting-list#reference", page.Find(".error-summary-list a").GetAttribute("href"));
        Assert.True(page.Find("#add").HasAttribute("open"));
    }

    private IRenderedComponent<WaitingListPage> Show(StaffActor actor, WaitingListView view, WaitingTyped? typed = null, params FieldError[] errors) => Render<WaitingListPage>(parameters => parameters
        .Add(page => page.Actor, actor).Add(page => page.Context, Patient()).Add(page => page.View, view).Add(page => page.Typed, typed ?? WaitingTyped.Nothing).Add(page => page.Errors, errors));
}
