using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>Every page that staff can meet.</summary>
public static class StaffPages
{
    private const string Told = "enquiry, told to get help";
    private const string ToldError = "enquiry, told to get help, error";
    private const string Changed = "enquiry, changed after the emergency page";

    private const string Second = "enquiry, a second person is needed";
    private const string Asked = "enquiry, a specialist is asked";
    private const string Held = "enquiry, somebody else has it";

    private static readonly Dictionary<string, PageState> Fixed = new()
    {
        ["sign in"] = new("/staff/sign-in"),
        ["sign in, error"] = new("/staff/sign-in", Then: SignInWithNothing),
        ["board"] = new("/staff", SignedInAs: DemoClinic.ReceptionEmail),
        ["board, somebody was told to get help"] = new("/staff?worklist=mine", Before: SafetyNetPages.Told, SignedInAs: DemoClinic.ReceptionEmail),
        ["board, the longest name"] = new("", SignedInAs: DemoClinic.ReceptionEmail) { Make = async (_, patient) => $"/staff?worklist=clinicianToday&of={await SendLongNameAsync(patient)}" },
        ["enquiry, the longest name"] = new("", SignedInAs: DemoClinic.ReceptionEmail) { Make = async (_, patient) => $"/staff/enquiries/{await SendLongNameAsync(patient)}" },
        ["mail, none"] = new("/staff/mail", SignedInAs: DemoClinic.ManagerEmail),
        ["handover"] = new("/staff/handover", SignedInAs: DemoClinic.ReceptionEmail),
        ["board, a list without rows"] = new("/staff?worklist=mine", SignedInAs: DemoClinic.ManagerEmail),
        ["clinical sign-off"] = new("/staff/settings/sign-off", Then: OpenFolds, SignedInAs: DemoClinic.SpecialistEmail),
        ["clinical sign-off, error"] = new("/staff/settings/sign-off", Then: SignNothing, SignedInAs: DemoClinic.SpecialistEmail),
        ["safety net, error"] = new("/staff/settings/safety", Then: SaveNonsense, SignedInAs: DemoClinic.ManagerEmail),
        ["other rules, error"] = new("/staff/settings/shadow-run", Then: TryNonsense, SignedInAs: DemoClinic.ManagerEmail),
        ["safety net"] = new("/staff/settings/safety", SignedInAs: DemoClinic.ManagerEmail),
        ["button for the website"] = new("/staff/settings/button?language=ar&look=dark", SignedInAs: DemoClinic.ManagerEmail),
        ["design"] = new("/staff/settings/design", SignedInAs: DemoClinic.SpecialistEmail),
        ["diary set-up"] = new("/staff/settings/booking", SignedInAs: DemoClinic.ManagerEmail),
        ["consultation type, error"] = new("/staff/settings/booking/types/new", Then: SaveWrongType, SignedInAs: DemoClinic.ManagerEmail),
        ["weekly session"] = new("/staff/settings/booking/sessions/new", SignedInAs: DemoClinic.ManagerEmail),
        ["safety stops"] = new("/staff/reports", Before: SafetyNetPages.Told, SignedInAs: DemoClinic.ManagerEmail),
        ["other rules, tried"] = new("/staff/settings/shadow-run", Then: TryRules, SignedInAs: DemoClinic.ManagerEmail),
        ["staff, an unknown address"] = new("/staff/no-such-page", SignedInAs: DemoClinic.ReceptionEmail),
    };

    private static readonly Dictionary<string, (Func<IPage, Task>? Then, string Email)> Enquiries = new()
    {
        ["enquiry"] = (null, DemoClinic.ReceptionEmail),
        ["enquiry, error"] = (NoteOfNothing, DemoClinic.ReceptionEmail),
        ["enquiry, all folds open"] = (OpenFolds, DemoClinic.SpecialistEmail),
        ["enquiry, closed"] = (null, DemoClinic.ManagerEmail),
        [Told] = (null, DemoClinic.ReceptionEmail),
        [ToldError] = (RecordNothing, DemoClinic.ReceptionEmail),
        [Changed] = (null, DemoClinic.SpecialistEmail),
        [Second] = (OpenFolds, DemoClinic.ReceptionEmail),
        [Asked] = (OpenFolds, DemoClinic.SpecialistEmail),
        [Held] = (null, DemoClinic.SpecialistEmail),
    };

    public static TheoryData<string> Names => [.. Fixed.Keys, .. Enquiries.Keys, .. DeskPages.Names, .. DiaryStates.Names, .. ReplanStates.Names, .. PlanningPages.Names, .. SearchStates.Names, .. PhoneStates.Names, .. SiteStates.Names];

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        if (Fixed.TryGetValue(name, out var page))
        {
            return page;
        }

        if (DeskPages.Names.Contains(name))
        {
            return DeskPages.Find(name);
        }

        if (DiaryStates.Names.Contains(name))
        {
            return await DiaryStates.FindAsync(clinic, name);
        }

        if (ReplanStates.Names.Contains(name))
        {
            return await ReplanStates.FindAsync(clinic, name);
        }

        if (SearchStates.Names.Contains(name))
        {
            return await SearchStates.FindAsync(clinic, name);
        }

        if (PhoneStates.Names.Contains(name))
        {
            return await PhoneStates.FindAsync(clinic, name);
        }

        if (SiteStates.Names.Contains(name))
        {
            return await SiteStates.FindAsync(clinic, name);
        }

        if (PlanningPages.Names.Contains(name))
        {
            return await PlanningPages.FindAsync(clinic, name);
        }

        var (then, email) = Enquiries[name];
        if (name is Told or ToldError or Changed)
        {
            using var patient = clinic.NewPatient();
            return new PageState($"/staff/enquiries/{await (name == Changed ? SafetyNetPages.ChangeAndSendAsync(patient) : SafetyNetPages.TellAsync(patient))}", Then: then, SignedInAs: email);
        }

        if (name is Second or Asked or Held)
        {
            return new PageState($"/staff/enquiries/{await DeskStates.MakeAsync(clinic, isUrgent: name == Second, isAsked: name == Asked)}", Then: then, SignedInAs: email);
        }

        await using var db = clinic.Db();
        var isClosed = name == "enquiry, closed";
        var reference = await db.Enquiries.Where(enquiry => isClosed ? enquiry.Worklist == null : enquiry.Worklist != null && enquiry.Tier == Tier.P3)
            .OrderBy(enquiry => enquiry.ReceivedAt).Select(enquiry => enquiry.Reference).FirstAsync();
        return new PageState($"/staff/enquiries/{reference}", Then: then, SignedInAs: email);
    }

    private static async Task<string> SendLongNameAsync(FormClient patient)
    {
        await patient.FillAsync("background");
        await PatientPages.AnswerAsync(
            patient, ("background", [("signs", "weightLoss"), ("history", "none")]), ("help", []), ("contact", [("name", new string('X', 120)), ("contactBy", "phone"), ("phone", "07700 900123")]));
        return await patient.SendAsync();
    }

    private static async Task SignInWithNothing(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task SignNothing(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task TryRules(IPage page)
    {
        await page.Locator("#priorityRules").FillAsync("""{"version":2,"rules":[]}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try them" }).ClickAsync();
        await page.Locator(".shadow-report").WaitForAsync();
    }

    private static async Task SaveNonsense(IPage page)
    {
        await page.Locator("#onCallEmail").FillAsync("nobody");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task SaveWrongType(IPage page)
    {
        await page.Locator("#length").FillAsync("7");
        await page.Locator("#patientNotice").FillAsync("soon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task TryNonsense(IPage page)
    {
        await page.Locator("#priorityRules").FillAsync("nonsense");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try them" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task RecordNothing(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task NoteOfNothing(IPage page)
    {
        await page.Locator("#do-note > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task OpenFolds(IPage page) => await page.Locator("details").EvaluateAllAsync<object?>("folds => folds.forEach(fold => fold.open = true)");
}
