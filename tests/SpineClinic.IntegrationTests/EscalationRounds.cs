using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>What the program does every 20 seconds for those who wait.</summary>
public sealed class EscalationRounds
{
    [Theory, EveryDatabase]
    public async Task A_damaged_call_does_not_keep_the_ladder_from_being_climbed(DatabaseKind kind)
    {
        var clock = new FakeClock(TestClinic.Start);
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var started = await reception.PostAsync("/staff/phone");
        await reception.GoAsync(started.Headers.Location!.ToString(), ("saddle", "yes"), ("saddleTiming", "recent"), ("phone", "07700 900123"));
        await using var db = clinic.Db();
        await db.Drafts.ExecuteUpdateAsync(set => set.SetProperty(draft => draft.SealedSheet, [1, 2, 3]));
        var emergency = await ReceiveAsync(clinic, Sheets.AllNo().Choose("unwell", "chest") with { ToldClinic = true });
        var routine = await ReceiveAsync(clinic, Sheets.AllNo());
        var who = (await db.StaffMembers.AsNoTracking().SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
        await clinic.Services.GetRequiredService<TriageDesk>().ClaimAsync(who, routine, CancellationToken.None);
        clock.Advance(Duration.FromMinutes(16));
        await ActivatorUtilities.CreateInstance<EscalationWorker>(clinic.Services).RunAsync(CancellationToken.None);
        Assert.Equal(1, (await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == emergency)).EscalationStep);
        Assert.NotEqual(who.Id, (await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == routine)).OwnerId);
        Assert.False(await db.Drafts.AnyAsync(draft => draft.IsSent && draft.OwnerId != null));
    }

    private static async Task<string> ReceiveAsync(RunningClinic clinic, AnswerSheet sheet) => (await clinic.Services.GetRequiredService<EnquiryIntake>()
        .ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None)).Receipt!.Reference;
}
