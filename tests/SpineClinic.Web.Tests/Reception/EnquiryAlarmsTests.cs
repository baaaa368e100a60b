using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class EnquiryAlarmsTests : PageContext
{
    [Theory, EveryDatabase]
    public async Task An_ordinary_enquiry_has_none(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal("", (await ShowAsync(clinic, Sheets.AllNo())).Markup.Trim());
    }

    [Theory, EveryDatabase]
    public async Task An_answer_changed_after_the_emergency_page_is_named_with_both_answers_and_the_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var later = TestClinic.Start + Duration.FromMinutes(4);
        var sheet = Sheets.AllNo().Choose("saddle", "yes") with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] };
        sheet = sheet.With("saddle", new Answer(["no"], null, 1, "en", later));
        var words = (await ShowAsync(clinic, sheet)).Find(".alarm").TextContent;
        Assert.Contains("Answered Yes, changed to No 4 min later, after seeing the emergency page.", words, StringComparison.Ordinal);
        Assert.Contains("numbness or tingling", words, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Someone_who_was_told_to_get_help_is_to_be_rung_now(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var alarms = await ShowAsync(clinic, Sheets.AllNo().Choose("unwell", "chest") with { ToldClinic = true });
        Assert.Contains("Ring now.", alarms.Find(".alarm").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<EnquiryAlarms>> ShowAsync(TestClinic clinic, AnswerSheet sheet)
    {
        var reference = (await clinic.ReceiveAsync(sheet)).Reference;
        var file = (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, reference, CancellationToken.None))!;
        return Render<EnquiryAlarms>(parameters => parameters
            .Add(component => component.File, file)
            .Add(component => component.Now, TestClinic.Start)
            .Add(component => component.Zone, DateTimeZone.Utc));
    }
}
