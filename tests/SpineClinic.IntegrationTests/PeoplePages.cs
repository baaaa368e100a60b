using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class PeoplePages
{
    [Theory, EveryDatabase]
    public async Task Strangers_and_managers_say_nothing_about_people(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var stranger = clinic.NewPatient();
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var act in new[] { $"/staff/enquiries/{reference}/person/link", $"/staff/enquiries/{reference}/person/unlink", $"/staff/people/{Guid.NewGuid()}" })
        {
            Assert.Equal((act, HttpStatusCode.Redirect), (act, (await stranger.PostAsync(act)).StatusCode));
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await manager.PostAsync(act)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/staff/people/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_reference_is_an_error_on_the_enquiry_and_stays_in_the_box(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var address = $"/staff/enquiries/{reference}/person";
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var typed in new[] { "", "nonsense", reference, SpineClinic.Enquiries.EnquiryReference.New() })
        {
            var refused = await reception.RefusedAsync($"{address}/link", ("sameAs", typed));
            Assert.EndsWith("#sameAs", refused.QuerySelector(".error-summary a")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Equal(typed, refused.QuerySelector<IHtmlInputElement>("#sameAs")!.Value);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync("/staff/enquiries/nonsense/person/unlink")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"/staff/enquiries/{SpineClinic.Enquiries.EnquiryReference.New()}/person/unlink")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync($"/staff/people/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_same_person_is_said_so_gets_needs_and_is_taken_apart_again(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var (one, other) = (await StaffBrowser.NewEnquiryAsync(clinic), await StaffBrowser.NewEnquiryAsync(clinic));
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var page = await reception.PageAsync($"/staff/enquiries/{one}");
        Assert.Contains("Same phone number and email address and name", page.QuerySelector(".likely")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/staff/enquiries/{one}#person", await reception.GoAsync($"/staff/enquiries/{one}/person/link", ("sameAs", page.QuerySelector<IHtmlInputElement>(".likely input")!.Value)));

        page = await reception.PageAsync($"/staff/enquiries/{other}");
        Assert.Contains($"of one person with {one}", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        var person = page.QuerySelectorAll<IHtmlAnchorElement>("#person a").First().GetAttribute("href")!;
        var shown = await reception.PageAsync(person);
        Assert.Equal(2, shown.QuerySelectorAll(".person-enquiries li").Length);
        var version = shown.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value;
        var refused = await reception.RefusedAsync(person, ("version", version), ("needs", "interpreter"), ("contact", "discreet"));
        Assert.True(refused.QuerySelector<IHtmlInputElement>("input[value=discreet]")!.IsChecked);
        Assert.Equal(person, await reception.GoAsync(person, ("version", version), ("needs", "interpreter"), ("needs", "stepFree"), ("language", "Polish"), ("contact", "discreet")));
        var late = await reception.RefusedAsync(person, ("version", version), ("needs", "lieDown"));
        Assert.Contains("Somebody changed this meanwhile", late.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(late.QuerySelector<IHtmlInputElement>("input[value=lieDown]")!.IsChecked);
        foreach (var reference in new[] { one, other })
        {
            var needs = (await reception.PageAsync($"/staff/enquiries/{reference}")).QuerySelector(".person-needs")!.TextContent;
            Assert.Contains("Interpreter: Polish", needs, StringComparison.Ordinal);
            Assert.Contains("Discreet contact", needs, StringComparison.Ordinal);
        }

        Assert.Equal($"/staff/enquiries/{one}#person", await reception.GoAsync($"/staff/enquiries/{one}/person/unlink"));
        Assert.Null((await reception.PageAsync($"/staff/enquiries/{one}")).QuerySelector(".person-needs"));
        Assert.Contains($"{one} taken out", (await reception.PageAsync(person)).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.People.CountAsync(TestContext.Current.CancellationToken));
    }
}
