using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class EnquiryPageTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_receptionist_claims_raises_notes_and_closes_with_the_keyboard()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        await desk.LiveAsync();
        await desk.PressAsync(desk.Row(reference).Locator(".enquiry-link"));
        await desk.Page.ArriveAsync($"**/staff/enquiries/{reference}");

        await PressButtonAsync(desk, "Claim it");
        await ExpectLineAsync(desk, "Claimed");

        await OpenAsync(desk, "Set the tier");
        await desk.ChooseAsync("tier", "P2");
        await desk.TypeAsync("reason", "Cannot sleep");
        await PressButtonAsync(desk, "Set the tier");
        await ExpectLineAsync(desk, "Tier changed");
        await Assertions.Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("Cannot sleep");
        await Assertions.Expect(desk.Page.Locator(".enquiry-title")).ToContainTextAsync("Soon");

        await OpenAsync(desk, "Add a note");
        await desk.TypeAsync("note", "Will call after two");
        await PressButtonAsync(desk, "Add the note");
        await ExpectLineAsync(desk, "Note");
        await Assertions.Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("Will call after two");

        await OpenAsync(desk, "Close");
        await desk.ChooseAsync("closure", "WithdrawnByPatient");
        await PressButtonAsync(desk, "Close the enquiry");
        await ExpectLineAsync(desk, "Closed: withdrawn by the patient");
        await Assertions.Expect(desk.Page.Locator(".facts")).ToContainTextAsync("Closed: withdrawn by the patient");
        Assert.Equal("", string.Join("\n", desk.Complaints));
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_acts_once_and_says_that_it_is_done()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        await OpenAsync(desk, "Record a call");
        await desk.ChooseAsync("outcome", "Spoke");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Record it", Exact = true }).DblClickAsync();
        await ExpectLineAsync(desk, "Recorded: spoke to the person");
        await Assertions.Expect(desk.Page.Locator(".error-summary")).ToHaveCountAsync(0);

        await OpenAsync(desk, "Add a note");
        await desk.TypeAsync("note", "Will call after two");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Add the note", Exact = true }).DblClickAsync();
        await Assertions.Expect(desk.Page.Locator(".timeline").GetByText("Will call after two")).ToHaveCountAsync(1);
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.Locator(".timeline").GetByText("Will call after two")).ToHaveCountAsync(1);
        Assert.Equal("", string.Join("\n", desk.Complaints));
    }

    [Fact]
    public async Task What_is_on_its_way_is_not_sent_again_and_anything_else_is()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        await OpenAsync(desk, "Add a note");
        await desk.TypeAsync("note", "Will call after two");

        // The answer to the first does not come while the page is looked at.
        var sent = await desk.Page.EvaluateAsync<int[]>("""
            () => {
              let count = 0;
              window.addEventListener("submit", (event) => { count += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
              const note = document.querySelector("textarea[name=note]");
              const press = () => { note.form.requestSubmit(note.form.querySelector("button:not([name])")); return count; };
              const counts = [press(), press()];
              note.value += ", not before";
              return [...counts, press(), press()];
            }
            """);
        Assert.Equal([1, 1, 2, 2], sent);
    }

    [Fact]
    public async Task A_lower_tier_is_offered_to_a_clinician_and_not_to_a_receptionist()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic, Sending.UrgentAsync);
        Assert.Equal(["P0", "P1"], await TiersAsync(clinic, reference, "reception@demo.clinic"));
        Assert.Equal(["P0", "P1", "P2", "P3"], await TiersAsync(clinic, reference, "specialist@demo.clinic"));
    }

    [Fact]
    public async Task An_error_opens_its_fold_and_keeps_what_was_typed()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        await OpenAsync(desk, "Close");
        await desk.TypeAsync("closureWords", "They called us");
        await PressButtonAsync(desk, "Close the enquiry");
        await Assertions.Expect(desk.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("[name=closureWords]")).ToHaveValueAsync("They called us");
        await desk.PressAsync(desk.Page.Locator(".error-summary a"));
        await Assertions.Expect(desk.Page.Locator("#closure")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_open_enquiry_says_that_somebody_else_took_it()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var reader = await browser.OpenAsync(clinic.Address);
        await reader.SignInAsync("specialist@demo.clinic", $"/staff/enquiries/{reference}");
        await reader.LiveAsync();
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        await PressButtonAsync(desk, "Claim it");
        await Assertions.Expect(reader.Page.Locator(".holder")).ToContainTextAsync("Priya Nair");
    }

    private static Task OpenAsync(Visitor desk, string fold) => desk.PressAsync(desk.Page.Locator("summary", new() { HasTextString = fold }));

    private static Task PressButtonAsync(Visitor desk, string name) => desk.PressAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    private static Task ExpectLineAsync(Visitor desk, string words) => Assertions.Expect(desk.Page.Locator(".timeline > li", new() { HasTextString = words })).ToHaveCountAsync(1);

    private async Task<IReadOnlyList<string>> TiersAsync(RunningClinic clinic, string reference, string email)
    {
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(email, $"/staff/enquiries/{reference}");
        return await desk.Page.Locator("[name=tier]").EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)");
    }
}
