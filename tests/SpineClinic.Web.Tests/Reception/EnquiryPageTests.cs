using Bunit;
using Microsoft.AspNetCore.Components;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class EnquiryPageTests : StaffContext
{
    [Theory, EveryDatabase]
    public async Task It_shows_the_patients_words_as_text_with_the_matching_lines_and_the_timeline(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Clinician);
        var page = await ShowAsync(clinic, Sheets.AllNo().Choose("signs", "weightLoss").Write("help", "<img src=x onerror=alert(1)>"));
        Assert.Contains(page.FindAll(".summary-value p"), value => value.TextContent == "<img src=x onerror=alert(1)>");
        Assert.Contains("R-WT", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Received", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".alarm"));
        Assert.Equal(page.Find("aside").Id, page.Find(".to-actions a").GetAttribute("href")!.Split('#')[1]);
    }

    [Theory, EveryDatabase]
    public async Task An_answer_changed_after_the_emergency_page_is_an_alarm_for_good(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Clinician);
        var sheet = Sheets.AllNo().Choose("saddle", "yes").Choose("saddle", "no") with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] };
        var page = await ShowAsync(clinic, sheet);
        Assert.Contains("emergency page", page.Find(".alarm").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".summary-value p"), value => value.TextContent == "Changed from: Yes");
    }

    private async Task<IRenderedComponent<EnquiryPage>> ShowAsync(TestClinic clinic, AnswerSheet sheet)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var reference = (await clinic.ReceiveAsync(sheet)).Reference;
        var file = await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None);
        var profile = await clinic.Get<ClinicProfile>().GetAsync(CancellationToken.None);
        return Render<EnquiryPage>(parameters => parameters
            .Add(component => component.File, file!)
            .Add(component => component.Actor, clinic.Clinician)
            .Add(component => component.Profile, profile)
            .Add(component => component.Now, TestClinic.Start));
    }
}
