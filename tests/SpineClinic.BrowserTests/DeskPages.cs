using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>The board and an enquiry in the states that come and go while reception works.</summary>
public static class DeskPages
{
    private static readonly AnswerSheet Urgent = Sheets.AllNo().Choose("signs", "weightLoss");

    private static readonly Dictionary<string, PageState> States = new()
    {
        ["board, one is chosen"] = new("/staff?worklist=New", Act: ChooseOne, SignedInAs: DemoClinic.ReceptionEmail),
        ["board, the last one was done"] = Of((_, desk, staff, reference) => desk.CloseAsync(staff, reference, ClosureReason.Declined, null, default), path: reference => $"/staff?worklist=Quarantine&done={reference}&ended=1"),
        ["enquiry, waits for the patient"] = Of((_, desk, staff, reference) => desk.AskPatientAsync(staff, reference, "Since when?", default)),
        ["enquiry, in quarantine"] = Of((_, desk, staff, reference) => desk.QuarantineAsync(staff, reference, default)),
        ["enquiry, one act can be taken back"] = Of((_, desk, staff, reference) => desk.AddNoteAsync(staff, reference, "She rang", default)),
        ["enquiry, the patient wrote"] = Of(async (clinic, _, _, reference) =>
        {
            await using var db = clinic.Db();
            var id = await db.Enquiries.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
            await clinic.Services.GetRequiredService<OwnEnquiries>().AddAsync(id, "It is the left leg now", default);
        }),
        ["enquiry, a welfare check"] = Of(
            async (_, desk, staff, reference) =>
            {
                for (var call = 0; call < Enquiry.CallsBeforeWelfareCheck; call++)
                {
                    await desk.RecordCallAsync(staff, reference, CallOutcome.NoAnswer, Duration.FromHours(1), null, default);
                }
            },
            Urgent),
        ["enquiry, sent in Arabic"] = Of((_, _, _, _) => Task.CompletedTask, Arabic()),
        ["enquiry, overtaken"] = Of((_, desk, staff, reference) => desk.AddNoteAsync(staff, reference, "She rang", default)) with { Act = PostAnOldPageAsync },
    };

    public static IReadOnlyCollection<string> Names => States.Keys;

    public static PageState Find(string name) => States[name];

    private static PageState Of(Func<RunningClinic, TriageDesk, StaffActor, string, Task> act, AnswerSheet? sheet = null, Func<string, string>? path = null) => new("", SignedInAs: DemoClinic.ReceptionEmail)
    {
        Make = async (clinic, _) =>
        {
            var sent = await clinic.Services.GetRequiredService<EnquiryIntake>().ReceiveAsync(
                new EnquirySubmission(Guid.NewGuid(), sheet ?? Sheets.AllNo(), Channel.Web, "en", Actor.Patient), CancellationToken.None);
            await using var db = clinic.Db();
            var staff = (await db.StaffMembers.AsNoTracking().SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
            await act(clinic, clinic.Services.GetRequiredService<TriageDesk>(), staff, sent.Receipt!.Reference);
            return path?.Invoke(sent.Receipt.Reference) ?? $"/staff/enquiries/{sent.Receipt.Reference}";
        },
    };

    private static AnswerSheet Arabic() =>
        Sheets.AllNo().With("site", new Answer(["lowerBack"], null, 1, "ar", TestClinic.Start)).With("help", new Answer([], "ألم في الساق", 1, "ar", TestClinic.Start));

    // Until the page is live nobody hears it.
    private static async Task ChooseOne(IPage page) => await page.WaitForFunctionAsync(
        "() => { const isThere = document.querySelector('.bulk button') !== null; if (!isThere) document.querySelector('#board-rows input[type=checkbox]').click(); return isThere; }",
        null, new() { PollingInterval = 500 });

    private static async Task PostAnOldPageAsync(IPage page)
    {
        await page.Locator("#form-tier [name=version]").EvaluateAsync("field => { field.value = '1'; field.form.elements.reason.value = 'Rang: worse'; field.form.requestSubmit(); }");
        await page.Locator(".error-summary").WaitForAsync();
    }
}
