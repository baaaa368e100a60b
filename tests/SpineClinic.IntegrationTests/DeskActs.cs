using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using static SpineClinic.IntegrationTests.DeskRows;

namespace SpineClinic.IntegrationTests;

/// <summary>What staff do to an enquiry over HTTP, and what is stored of it.</summary>
public sealed class DeskActs
{
    [Theory, EveryDatabase]
    public async Task Of_two_who_claim_at_once_one_has_it_and_the_other_sees_who_and_keeps_the_words(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await AddReceptionistAsync(clinic, "second@demo.clinic", "Sam Second");
        using var first = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var second = await StaffBrowser.SignInAsync(clinic, "second@demo.clinic");
        for (var round = 0; round < 5; round++)
        {
            var reference = await StaffBrowser.NewEnquiryAsync(clinic);
            var address = $"/staff/enquiries/{reference}";
            var answers = await Task.WhenAll(first.PostAsync($"{address}/claim"), second.PostAsync($"{address}/claim"));
            Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
            var (holder, other) = answers[0].StatusCode == HttpStatusCode.SeeOther ? ("Priya Nair", second) : ("Sam Second", first);
            var refused = await FormClient.ReadAsync(answers.Single(answer => answer.StatusCode != HttpStatusCode.SeeOther));
            Assert.Contains($"{holder} has this enquiry now", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal((2, 2), await CountsAsync(clinic, reference));

            var tier = await other.RefusedAsync($"{address}/tier", ("tier", "P1"), ("reason", "Typed while the other has it"));
            Assert.Contains(holder, tier.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Typed while the other has it", tier.GetElementById("reason")!.TextContent.Trim());
            await other.RefusedAsync($"{address}/close", ("closure", "Seen"));
            Assert.Equal((2, 2), await CountsAsync(clinic, reference));

            Assert.Equal(address, await other.GoAsync($"{address}/note", ("note", $"Note of round {round}")));
            Assert.Equal((3, 3), await CountsAsync(clinic, reference));
            Assert.Contains($"Note of round {round}", (await first.PageAsync(address)).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
            Array.ForEach(answers, answer => answer.Dispose());
        }
    }

    [Theory, EveryDatabase]
    public async Task Each_act_writes_one_event_and_one_audit_entry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        (string Act, (string, string)[] Inputs, EventKind Kind)[] acts =
        [
            ("claim", [], EventKind.Claimed), ("note", [("note", "Rang, no answer")], EventKind.NoteAdded), ("tier", [("tier", "P2"), ("reason", "Sounds worse")], EventKind.TierChanged),
            ("release", [], EventKind.Released), ("close", [("closure", "AdviceGiven"), ("closureWords", "Told to see a GP")], EventKind.Closed),
        ];
        foreach (var (act, inputs, _) in acts)
        {
            await reception.GoAsync($"/staff/enquiries/{reference}/{act}", inputs);
        }

        var stored = await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Privacy.Vault>(), reference);
        Assert.Equal([EventKind.Received, .. acts.Select(act => act.Kind)], stored.Events.Select(happened => happened.Kind));
        Assert.Equal(stored.Events.Select(happened => $"enquiry.{happened.Kind}"), stored.Audit.Select(entry => entry.Action));
        Assert.All(stored.Audit.Skip(1), entry => Assert.Equal("staff", entry.ActorKind));
        Assert.Equal((EnquiryStatus.Closed, Tier.P2), (stored.Enquiry.Status, stored.Enquiry.Tier));
        await reception.RefusedAsync($"/staff/enquiries/{reference}/close", ("closure", "Seen"));
        Assert.Equal((6, 6), await CountsAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task Ready_words_stand_above_what_was_typed_and_are_words_enough(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var address = $"/staff/enquiries/{await StaffBrowser.NewEnquiryAsync(clinic)}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        await reception.RefusedAsync($"{address}/call", ("outcome", "Handled"));
        await reception.GoAsync($"{address}/call", ("outcome", "Handled"), ("callReady", "Nothing new since the form."));
        await reception.GoAsync($"{address}/specialist", ("specialistReady", "Is imaging needed first, and which?"), ("specialistQuestion", "She had an MRI in 2019"));
        await specialist.GoAsync($"{address}/opinion", ("opinion", "Advise"), ("opinionReady", "I will ring this person myself."));
        var words = (await reception.PageAsync(address)).QuerySelectorAll(".timeline .note-words").Select(line => line.TextContent).ToList();
        Assert.Equal(["I will ring this person myself.", "Is imaging needed first, and which?\nShe had an MRI in 2019", "Nothing new since the form."], words);
    }

    [Theory, EveryDatabase]
    public async Task A_mistyped_address_is_corrected_and_what_is_wrong_or_overtaken_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var address = $"/staff/enquiries/{await StaffBrowser.NewEnquiryAsync(clinic)}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var version = (await reception.PageAsync(address)).QuerySelector("#form-contact [name=version]")!.GetAttribute("value")!;
        (string, string)[] Typed(string email) => [("version", version), ("contactPhone", "07700 900124"), ("contactEmail", email)];
        using (var forbidden = await manager.PostAsync($"{address}/contact", Typed("zoe@example.org")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        }

        var wrong = await reception.RefusedAsync($"{address}/contact", Typed("zoe at example"));
        Assert.Equal("zoe at example", wrong.GetElementById("contactEmail")!.GetAttribute("value"));
        Assert.Contains("Enter an email address", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await reception.GoAsync($"{address}/note", ("note", "She spells it with a z"));
        using (var late = await reception.PostAsync($"{address}/contact", Typed("zoe@example.org")))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Equal("zoe@example.org", (await FormClient.ReadAsync(late)).GetElementById("contactEmail")!.GetAttribute("value"));
        }

        version = (await reception.PageAsync(address)).QuerySelector("#form-contact [name=version]")!.GetAttribute("value")!;
        await reception.GoAsync($"{address}/contact", Typed("zoe@example.org"));
        var done = await reception.PageAsync(address);
        Assert.Contains("zoe@example.org", done.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("How to reach the person was changed", done.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_crisis_protocol_is_shown_once_its_opening_is_recorded_and_for_an_hour(DatabaseKind kind)
    {
        var clock = new FakeClock(TestClinic.Start);
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var address = $"/staff/enquiries/{reference}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await reception.RefusedAsync($"{address}/crisis");
        await WriteProtocolAsync(clinic);
        Assert.Null((await reception.PageAsync($"{address}?crisis=open")).QuerySelector(".crisis-protocol .as-written"));
        Assert.Equal((1, 1), await CountsAsync(clinic, reference));

        Assert.Equal($"{address}?crisis=open#crisis", await reception.GoAsync($"{address}/crisis"));
        var shown = await reception.PageAsync($"{address}?crisis=open");
        Assert.Equal("Ring the <b>team</b>", shown.QuerySelector("#crisis .as-written")!.TextContent);
        Assert.Contains("Opened the crisis protocol", shown.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((2, 2), await CountsAsync(clinic, reference));
        Assert.NotNull((await reception.PageAsync(address)).QuerySelector(".crisis-protocol form"));
        clock.AdvanceHours(1);
        Assert.Null((await reception.PageAsync($"{address}?crisis=open")).QuerySelector(".crisis-protocol .as-written"));
    }

    [Theory, EveryDatabase]
    public async Task When_its_opening_cannot_be_recorded_the_crisis_protocol_is_shown_all_the_same(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await WriteProtocolAsync(clinic);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await using var fault = new DatabaseFault(clinic, kind);
        await fault.FillDiskAsync();
        var shown = await reception.RefusedAsync($"/staff/enquiries/{reference}/crisis");
        Assert.Contains("could not be recorded", shown.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ring the <b>team</b>", shown.QuerySelector("#crisis .as-written")!.TextContent);
        Assert.Equal((1, 1), await CountsAsync(clinic, reference));
        await fault.FreeDiskAsync();
    }

    private static async Task WriteProtocolAsync(RunningClinic clinic)
    {
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await manager.GoAsync("/staff/settings/safety", ("priorityMode", "List"), ("crisisProtocol", "Ring the <b>team</b>"));
    }

    private static async Task AddReceptionistAsync(RunningClinic clinic, string email, string name)
    {
        await using var scope = clinic.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().CreateAsync(new StaffMember(email, name, Role.Receptionist), DemoClinic.Password);
        Assert.True(made.Succeeded);
    }
}
