using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.BrowserTests;

/// <summary>Enquiries that staff have acted on.</summary>
internal static class DeskStates
{
    /// <summary>Urgent: a clinician proposed to close it. Asked: reception asked a specialist. Else reception has it.</summary>
    /// <returns>Its reference.</returns>
    public static async Task<string> MakeAsync(RunningClinic clinic, bool isUrgent, bool isAsked)
    {
        var sheet = isUrgent ? Sheets.AllNo().Choose("signs", "weightLoss") : Sheets.AllNo();
        var sent = await clinic.Services.GetRequiredService<EnquiryIntake>().ReceiveAsync(
            new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None);
        var reference = sent.Receipt!.Reference;
        var desk = clinic.Services.GetRequiredService<TriageDesk>();
        await using var db = clinic.Db();
        var people = await db.StaffMembers.AsNoTracking().ToListAsync();
        var (reception, clinician) = (people.First(member => member.Role == Role.Receptionist).ToActor(), people.First(member => member.Role == Role.Specialist).ToActor());
        if (isUrgent)
        {
            await desk.RecordCallAsync(reception, reference, CallOutcome.Spoke, null, "She is at home and well", CancellationToken.None);
            await desk.CloseAsync(clinician, reference, ClosureReason.RedirectedToGp, "Spoke with her", CancellationToken.None);
        }
        else if (isAsked)
        {
            await desk.AskSpecialistAsync(reception, reference, null, "Is this for us?", CancellationToken.None);
        }
        else
        {
            await desk.ClaimAsync(reception, reference, CancellationToken.None);
        }

        return reference;
    }
}
