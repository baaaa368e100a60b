using System.Net;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>Outcomes of an enquiry over HTTP: what was typed is never lost, and the next one opens.</summary>
public sealed class DeskOutcomes
{
    private const string Question = "When did it begin?";

    [Theory, EveryDatabase]
    public async Task What_somebody_else_did_meanwhile_is_said_and_the_words_stay(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var address = $"/staff/enquiries/{await StaffBrowser.NewEnquiryAsync(clinic)}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var version = (await reception.PageAsync(address)).QuerySelector("#form-ask input[name=version]")!.GetAttribute("value")!;
        await specialist.GoAsync($"{address}/note", ("note", "I know her"));
        using var late = await reception.PostAsync($"{address}/ask", ("version", version), ("question", Question));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await FormClient.ReadAsync(late);
        Assert.Contains("changed by", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Question, page.GetElementById("question")!.TextContent.Trim());
        Assert.Contains("I know her", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        var now = page.QuerySelector("#form-ask input[name=version]")!.GetAttribute("value")!;
        Assert.Equal(address, await reception.GoAsync($"{address}/ask", ("version", now), ("question", Question)));
    }

    [Theory, EveryDatabase]
    public async Task A_question_to_a_closed_one_is_refused_and_can_be_copied_and_so_can_one_to_an_erased_one(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var address = $"/staff/enquiries/{await StaffBrowser.NewEnquiryAsync(clinic)}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await reception.GoAsync($"{address}/close", ("closure", "WithdrawnByPatient"));
        var refused = await reception.RefusedAsync($"{address}/ask", ("question", Question));
        Assert.Equal(Question, refused.GetElementById("kept-question")!.TextContent.Trim());
        using var gone = await reception.PostAsync("/staff/enquiries/SC-2222-22/ask", ("question", Question));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(Question, (await FormClient.ReadAsync(gone)).GetElementById("kept-question")!.TextContent.Trim());
    }

    [Theory, EveryDatabase]
    public async Task A_question_is_read_and_answered_on_the_status_page_only_after_the_second_factor(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var address = $"/staff/enquiries/{reference}";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var used = await ReadAsync(await reception.PostAsync($"{address}/ask", ("template", "betterTime"), ("question", "Hello."), ("use", "template")), HttpStatusCode.OK);
        Assert.StartsWith("Hello.\n\nWe tried to call you.", used.GetElementById("question")!.TextContent.Trim(), StringComparison.Ordinal);
        await reception.GoAsync($"{address}/ask", ("question", Question));

        using var patient = clinic.NewPatient();
        Assert.DoesNotContain(Question, (await patient.PageAsync("/status")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/status", await patient.GoAsync("/status/answer", ("add", "In spring")));
        await patient.GoAsync("/status", ("reference", reference), ("contact", "zoe@example.org"));
        var page = await patient.PageAsync("/status");
        Assert.Contains(Question, page.QuerySelector(".message-clinic")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We have a question for you.", page.GetElementById("state")!.TextContent, StringComparison.Ordinal);
        var answerTo = page.QuerySelector("input[name=answerTo]")!.GetAttribute("value")!;
        Assert.NotNull((await patient.RefusedAsync("/status/answer", ("add", " "), ("answerTo", answerTo))).QuerySelector(".error-summary a[href='#add']"));
        for (var press = 0; press < 2; press++)
        {
            Assert.Equal("/status?done=answerSaved", await patient.GoAsync("/status/answer", ("add", "In spring"), ("answerTo", answerTo)));
        }

        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.PatientAdded));
        Assert.Contains("In spring", (await reception.PageAsync(address)).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);

        await reception.GoAsync($"{address}/close", ("closure", "Declined"));
        Assert.Contains("cannot help", (await patient.PageAsync("/status")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("More", (await patient.RefusedAsync("/status/answer", ("add", "More"), ("answerTo", answerTo))).GetElementById("kept")!.TextContent.Trim());
    }

    [Theory, EveryDatabase]
    public async Task An_outcome_opens_the_next_of_the_list_which_offers_to_undo_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var (first, second) = (await StaffBrowser.NewEnquiryAsync(clinic), await StaffBrowser.NewEnquiryAsync(clinic));
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal($"/staff/enquiries/{first}?worklist=New", await reception.SentAwayAsync("/staff/next?worklist=new"));
        var next = await reception.GoAsync($"/staff/enquiries/{first}/close", ("closure", "Declined"), ("worklist", "New"), ("then", "next"));
        Assert.Equal($"/staff/enquiries/{second}?worklist=New&done={first}", next);
        var undo = (await reception.PageAsync(next)).QuerySelector("form.undo")!;
        Assert.Equal($"/staff/enquiries/{first}/undo", undo.GetAttribute("action"));
        var last = await reception.GoAsync($"/staff/enquiries/{second}/close", ("closure", "Declined"), ("worklist", "New"), ("then", "next"));
        Assert.Equal($"/staff?worklist=New&done={second}&ended=1", last);
        Assert.Equal($"/staff/enquiries/{second}/undo", (await reception.PageAsync(last)).QuerySelector(".board-said form.undo")!.GetAttribute("action"));
        Assert.Equal($"/staff/enquiries/{second}?undone=0&worklist=New", await reception.GoAsync($"/staff/enquiries/{second}/undo", ("worklist", "New")));
        Assert.Contains("Undone.", (await reception.PageAsync($"/staff/enquiries/{second}?undone=0")).Body!.TextContent, StringComparison.Ordinal);
        await reception.RefusedAsync($"/staff/enquiries/{second}/undo");
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var refused = await manager.GetAsync("/staff/next");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        using (response)
        {
            return await FormClient.ReadAsync(response);
        }
    }
}
