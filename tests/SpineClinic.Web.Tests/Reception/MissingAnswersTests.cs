using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class MissingAnswersTests : PageContext
{
    [Fact]
    public async Task What_was_skipped_is_named_safety_first_and_what_was_answered_is_not()
    {
        await using var clinic = await TestClinic.StartAsync(DatabaseKind.Sqlite);
        var file = await OpenAsync(clinic, Sheets.AllNo());
        file = file with
        {
            Answers = [new("help", "What they want", [], []), new("safety", "Fever", [], []), new("safety", "Legs", ["No"], []), new("contact", "Best time", [], [])],
        };
        var items = Render<MissingAnswers>(parameters => parameters.Add(component => component.File, file)).FindAll("li").Select(item => item.TextContent).ToList();
        Assert.Equal(["Fever (safety answer)", "What they want"], items.Take(2));
        Assert.DoesNotContain(items, item => item.Contains("Legs", StringComparison.Ordinal) || item.Contains("Best time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_missing_there_is_no_heading()
    {
        await using var clinic = await TestClinic.StartAsync(DatabaseKind.Sqlite);
        var file = await OpenAsync(clinic, Sheets.AllNo());
        var whole = file with { Answers = [new("safety", "Legs", ["No"], [])] };
        var page = Render<MissingAnswers>(parameters => parameters.Add(component => component.File, whole));
        Assert.Equal(new[] { file.Enquiry.Phone, file.Enquiry.Email }.Count(way => way is null), page.FindAll("li").Count);
    }

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, AnswerSheet sheet)
    {
        var receipt = await clinic.ReceiveAsync(sheet);
        return (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None))!;
    }
}
