using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Triage;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>
/// Forty enquiries of the last three weeks, taken in and worked on by the same classes as real ones, at past times. Their letters are marked as sent: nobody is
/// written to.
/// </summary>
public sealed class DemoHistory
{
    private const int Count = 40;
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly EnquiryIntake intake;
    private readonly TriageDesk desk;
    private readonly DemoBookings bookings;
    private readonly PastClock clock;
    private readonly Instant now;
    private readonly StaffActor reception;
    private readonly StaffActor specialist;

    public DemoHistory(IServiceProvider services, StaffActor reception, StaffActor specialist)
    {
        contexts = services.GetRequiredService<IDbContextFactory<ClinicDbContext>>();
        now = services.GetRequiredService<IClock>().GetCurrentInstant();
        clock = new PastClock(now);
        intake = ActivatorUtilities.CreateInstance<EnquiryIntake>(services, clock, new ClinicSignals());
        desk = ActivatorUtilities.CreateInstance<TriageDesk>(services, clock, new ClinicSignals());
        bookings = new DemoBookings(services, clock, reception);
        this.reception = reception;
        this.specialist = specialist;
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < Count; i++)
        {
            // The newest few are minutes or hours old, the others up to three weeks; the later states are the older ones.
            clock.Now = now - (i < 14 ? Duration.FromMinutes(7 + (i * i * 23)) : Duration.FromHours(40 + (i * 11)));
            var sheet = DemoSheets.Make(i, clock.Now);
            var result = await intake.ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, i % 9 == 4 ? Channel.Phone : Channel.Web, "en", Actor.Patient), cancellationToken);
            var reference = result.Receipt?.Reference ?? throw new InvalidOperationException($"Demo enquiry {i} was refused.");
            if (i > 1)
            {
                await AnswerForAsync(reference, cancellationToken);
            }

            await WorkAsync(i, reference, cancellationToken);
        }

        await bookings.WriteAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var letter in await db.Letters.ToListAsync(cancellationToken))
        {
            letter.Lease("demo", letter.CreatedAt, Duration.FromMinutes(1));
            letter.MarkSent(letter.CreatedAt + Duration.FromSeconds(2));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task WorkAsync(int i, string reference, CancellationToken cancellationToken)
    {
        switch (i)
        {
            case < 9:
                return;
            case 9:
                clock.Now = now - Duration.FromMinutes(2);
                await desk.ClaimAsync(reception, reference, cancellationToken);
                return;
            case 10:
                await desk.SetTierAsync(reception, reference, Tier.P0, "Rang back: was told to go to hospital and is on the way.", cancellationToken);
                await AnswerForAsync(reference, cancellationToken);
                return;
            case 11:
                await ActAsync(reference, enquiry => enquiry.Quarantine(Actor.System, Later(1)), cancellationToken);
                return;
        }

        await desk.ClaimAsync(reception, reference, cancellationToken);
        await desk.AddNoteAsync(reception, reference, DemoSheets.Note(i), cancellationToken);
        await (i switch
        {
            12 or 13 or 16 => ActAsync(reference, enquiry => enquiry.AskPatient(now + Duration.FromDays(2), reception.Actor, Later(20)), cancellationToken),
            14 or 15 => ActAsync(reference, enquiry => enquiry.AskSpecialist(now + Duration.FromDays(1), reception.Actor, Later(15)), cancellationToken),
            17 or 18 or 19 => ActAsync(reference, enquiry => enquiry.Accept(now + Duration.FromDays(4), specialist.Actor, Later(50)), cancellationToken),
            20 or 21 or 22 or 23 => ScheduleAsync(reference, cancellationToken),
            24 => ReopenAsync(reference, cancellationToken),
            _ => CloseAsync(i, reference, cancellationToken),
        });
    }

    // All but the newest have been answered for, or the first minute of a demonstration would be a hundred reminders.
    private Task AnswerForAsync(string reference, CancellationToken cancellationToken) => ActAsync(
        reference,
        enquiry => enquiry.AwaitsAcknowledgement ? enquiry.RecordCall(CallOutcome.Spoke, now + Duration.FromHours(6), reception.Actor, Later(6)) : null,
        cancellationToken);

    private async Task ScheduleAsync(string reference, CancellationToken cancellationToken)
    {
        await ActAsync(reference, enquiry => enquiry.Accept(now + Duration.FromDays(4), specialist.Actor, Later(50)), cancellationToken);
        await ActAsync(reference, enquiry => enquiry.MarkScheduled(now + Duration.FromDays(9), reception.Actor, Later(90)), cancellationToken);
    }

    private async Task ReopenAsync(string reference, CancellationToken cancellationToken)
    {
        await ActAsync(reference, enquiry => enquiry.Close(ClosureReason.UnableToContact, specialist.Actor, Later(2000)), cancellationToken);
        await ActAsync(reference, enquiry => enquiry.Reopen(now + Duration.FromDays(1), reception.Actor, Later(3000)), cancellationToken);
    }

    private Task CloseAsync(int i, string reference, CancellationToken cancellationToken)
    {
        var reasons = Enum.GetValues<ClosureReason>();
        return ActAsync(reference, enquiry => enquiry.Close(reasons[i % reasons.Length], specialist.Actor, Later(60 + (i * 7))), cancellationToken);
    }

    private Instant Later(int minutes) => clock.Now + Duration.FromMinutes(minutes);

    private async Task ActAsync(string reference, Func<Enquiry, EnquiryEvent?> act, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (act(await db.Enquiries.SingleAsync(enquiry => enquiry.Reference == reference, cancellationToken)) is { } happened)
        {
            Timeline.Add(db, happened);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
