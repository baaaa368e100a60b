using Bunit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class RankingPageTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task Nobody_fits_and_each_row_says_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = await ShowAsync(clinic, new FreedTime(clinic.Back.Id, Tuesday + NodaTime.Duration.FromDays(1)));
        Assert.NotNull(page.Find(".notice-warning"));
        Assert.Equal(2, page.FindAll(".is-out").Count);
        Assert.Contains("the day does not suit", page.Find(".is-out").TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Those_who_fit_stand_in_order_with_the_reason(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var page = await ShowAsync(clinic, new FreedTime(clinic.Back.Id, Tuesday));
        Assert.Equal(2, page.FindAll("ol .replan-row").Count);
        Assert.Empty(page.FindAll(".is-out"));
        Assert.Contains("can come at 24 h notice, Tuesdays suit", page.Find("ol .replan-row").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<RankingPage>> ShowAsync(TestClinic clinic, FreedTime time)
    {
        var view = await WaitingAsync(clinic, isAsked: false);
        var rows = await clinic.Get<WaitingList>().RankAsync(clinic.Receptionist, time, CancellationToken.None);
        return Render<RankingPage>(parameters => parameters.Add(page => page.Actor, clinic.Receptionist).Add(page => page.Context, Patient())
            .Add(page => page.Time, time).Add(page => page.Rows, rows).Add(page => page.Shape, view.Shape).Add(page => page.Now, view.Now));
    }
}
