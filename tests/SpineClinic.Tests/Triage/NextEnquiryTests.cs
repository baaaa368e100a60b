using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class NextEnquiryTests
{
    [Theory, EveryDatabase]
    public async Task It_is_the_soonest_due_that_nobody_else_has(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var next = clinic.Get<NextEnquiry>();
        Assert.Null(await next.FindAsync(clinic.Receptionist, null, null, CancellationToken.None));
        var first = (await clinic.ReceiveAsync()).Reference;
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var second = (await clinic.ReceiveAsync()).Reference;
        var urgent = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        Assert.Equal(urgent, await next.FindAsync(clinic.Receptionist, null, null, CancellationToken.None));
        Assert.Null(await next.FindAsync(clinic.Receptionist, Worklist.ClinicianToday, urgent, CancellationToken.None));
        Assert.Contains(await next.FindAsync(clinic.Receptionist, Worklist.New, null, CancellationToken.None), new[] { first, second });
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, urgent, CancellationToken.None);
        Assert.NotEqual(urgent, await next.FindAsync(clinic.Receptionist, null, null, CancellationToken.None));
        Assert.Equal(urgent, await next.FindAsync(clinic.SecondReceptionist, null, null, CancellationToken.None));
        clinic.Clock.Advance(Enquiry.ClaimLength);
        Assert.Equal(urgent, await next.FindAsync(clinic.Receptionist, null, null, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => next.FindAsync(clinic.Manager, null, null, CancellationToken.None));
    }
}
