using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>Booking from the link in a letter, and the appointment afterwards.</summary>
public static class BookingPages
{
    private const string Digits = "0123";

    public static IReadOnlyDictionary<string, PageState> All { get; } = new Dictionary<string, PageState>
    {
        ["invitation"] = Made(InviteAsync),
        ["invitation, error"] = Made(InviteAsync, PatientPages.Continue),
        ["invitation, locked"] = Made(LockAsync),
        ["invitation, a link that is wrong"] = new("/invitation/a-link-that-is-wrong"),
        ["times"] = Made(TimesAsync),
        ["times of a day"] = Made(TimesAsync, act: page => GoAsync(page, ".days a", ".times-day")),
        ["times, filter open"] = Made(TimesAsync, act: OpenFolds),
        ["times, asked for help"] = Made(TimesAsync, act: page => GoAsync(page, "form[action$='/help'] button", ".notice-success")),
        ["times, one is gone"] = Made(TimesAsync, ChooseWhatIsGone),
        ["time to confirm"] = Made(ConfirmAsync),
        ["appointment, whose"] = Made(LeaveAsync),
        ["appointment, just booked"] = Made(async (clinic, patient) => $"{await BookAsync(clinic, patient)}?done=booked"),
        ["appointment, every part open"] = Made(BookAsync, act: OpenFolds),
        ["appointment, cancelled without a reason"] = Made(BookAsync, CancelWithoutReason),
        ["appointment, to move"] = Made(async (clinic, patient) => $"{await BookAsync(clinic, patient)}/move"),
        ["appointment, cancelled"] = Made(CancelAsync),
        ["Arabic: invitation, error"] = InArabic(async (clinic, _) => await InviteInAsync(clinic, "ar"), page => GoAsync(page, "main form .button", ".error-summary")),
        ["Arabic: times"] = InArabic(TimesInArabicAsync),
        ["Arabic: time to confirm"] = InArabic(async (clinic, patient) => await HoldAsync(patient, await TimesInArabicAsync(clinic, patient))),
        ["Arabic: appointment"] = InArabic(async (clinic, patient) => await BookAsync(patient, await HoldAsync(patient, await TimesInArabicAsync(clinic, patient)))),
        ["German: times"] = Made(async (clinic, patient) => await OpenAsync(patient, await InviteInAsync(clinic, "de"))) with { Language = "de" },
    };

    private static PageState Made(Func<RunningClinic, FormClient, Task<string>> make, Func<IPage, Task>? then = null, Func<IPage, Task>? act = null) => new("", Then: then, Act: act) { Make = make };

    private static PageState InArabic(Func<RunningClinic, FormClient, Task<string>> make, Func<IPage, Task>? then = null) => Made(make, then) with { Language = "ar" };

    private static Task<string> InviteAsync(RunningClinic clinic, FormClient patient) => InviteInAsync(clinic, "en");

    private static async Task<string> InviteInAsync(RunningClinic clinic, string language)
    {
        using var sender = clinic.NewPatient();
        await PatientPages.In(language, "check")(sender);
        return await clinic.InviteAsync(await sender.SendAsync(), await clinic.TypeAsync());
    }

    private static async Task<string> LockAsync(RunningClinic clinic, FormClient patient)
    {
        var link = await InviteAsync(clinic, patient);
        for (var i = 0; i < Invitation.MostTries; i++)
        {
            await clinic.Services.GetRequiredService<Invitations>().TryOpenAsync(link.Split('/')[^1], $"999{i}", $"{Guid.NewGuid():N}", CancellationToken.None);
        }

        return link;
    }

    private static async Task<string> TimesAsync(RunningClinic clinic, FormClient patient) => await OpenAsync(patient, await InviteAsync(clinic, patient));

    private static async Task<string> TimesInArabicAsync(RunningClinic clinic, FormClient patient) => await OpenAsync(patient, await InviteInAsync(clinic, "ar"));

    private static async Task<string> OpenAsync(FormClient patient, string link) => await GoAsync(patient, link, ("answer", Digits));

    private static async Task<string> ConfirmAsync(RunningClinic clinic, FormClient patient) => await HoldAsync(patient, await TimesAsync(clinic, patient));

    private static async Task<string> HoldAsync(FormClient patient, string times)
    {
        var form = (await patient.PageAsync(times)).QuerySelector(".times li:last-child form")!;
        return await GoAsync(patient, form.GetAttribute("action")!, [.. form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);
    }

    private static async Task<string> BookAsync(RunningClinic clinic, FormClient patient) => await BookAsync(patient, await ConfirmAsync(clinic, patient));

    private static async Task<string> BookAsync(FormClient patient, string confirm) => (await GoAsync(patient, confirm.Replace("/confirm", "/book", StringComparison.Ordinal))).Split('?')[0];

    private static async Task<string> LeaveAsync(RunningClinic clinic, FormClient patient)
    {
        var link = await BookAsync(clinic, patient);
        await GoAsync(patient, $"{link}/leave");
        return link;
    }

    private static async Task<string> CancelAsync(RunningClinic clinic, FormClient patient) =>
        await GoAsync(patient, $"{await BookAsync(clinic, patient)}/cancel", ("reason", "TimeDoesNotSuit"));

    private static async Task<string> GoAsync(FormClient patient, string path, params (string Name, string Value)[] inputs)
    {
        using var response = await patient.PostAsync(path, inputs);
        return response.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}");
    }

    private static async Task GoAsync(IPage page, string press, string thenShown)
    {
        await page.Locator(press).First.ClickAsync();
        await page.Locator(thenShown).First.WaitForAsync();
    }

    private static async Task OpenFolds(IPage page) => await page.Locator("details").EvaluateAllAsync<object?>("folds => folds.forEach(fold => fold.open = true)");

    private static async Task ChooseWhatIsGone(IPage page)
    {
        await page.Locator("input[name=at]").First.EvaluateAsync("input => input.value = '1'");
        await GoAsync(page, ".times button", ".error-summary");
    }

    private static async Task CancelWithoutReason(IPage page)
    {
        await OpenFolds(page);
        await GoAsync(page, "form[action$='/cancel'] button", ".error-summary");
    }
}
