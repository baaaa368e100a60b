using Bunit;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class BulkBarTests : StaffContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EveryDatabase]
    public async Task What_is_done_is_counted_what_is_not_is_named_with_why_and_stays_chosen(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        string[] references = [(await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference];
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, references[1], default);
        IReadOnlyList<string>? left = null;
        var bar = Render<BulkBar>(parameters => parameters.Add(component => component.Chosen, references).Add(component => component.OnChosen, chosen => left = chosen));
        Press(bar, "Spam");
        bar.WaitForAssertion(() => Assert.NotNull(left), Patience);
        Assert.Equal(references[1..], left);
        var told = bar.Find("[role=status]").TextContent;
        Assert.Contains("Put in quarantine: 1.", told, StringComparison.Ordinal);
        Assert.Contains($"Not {references[1]}: Rob Two has it.", told, StringComparison.Ordinal);
        Assert.Contains($"Not {references[2]}: it is too urgent", told, StringComparison.Ordinal);
        Assert.Equal([EnquiryStatus.Quarantined, EnquiryStatus.InTriage, EnquiryStatus.Received], await StatesAsync(clinic, references));

        // All of it can be taken back, once.
        Press(bar, "Undo");
        bar.WaitForAssertion(() => Assert.Contains("Undone: 1.", bar.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal([EnquiryStatus.Received, EnquiryStatus.InTriage, EnquiryStatus.Received], await StatesAsync(clinic, references));
        Assert.DoesNotContain(bar.FindAll("button"), button => button.TextContent.StartsWith("Undo", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Undo_takes_back_what_was_done_together_and_nothing_that_was_done_since(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        string[] references = [(await clinic.ReceiveAsync()).Reference];
        var bar = Render<BulkBar>(parameters => parameters.Add(component => component.Chosen, references));
        Press(bar, "Claim");
        bar.WaitForAssertion(() => Assert.Contains("Claimed: 1.", bar.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        await clinic.Get<TriageDesk>().AddNoteAsync(clinic.Receptionist, references[0], "In another tab", default);
        Press(bar, "Undo");
        bar.WaitForAssertion(() => Assert.Contains($"Not {references[0]}: somebody has done something else since.", bar.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal([EnquiryStatus.InTriage], await StatesAsync(clinic, references));
    }

    [Theory, EveryDatabase]
    public async Task Several_are_claimed_and_given_back_by_rows_of_the_board(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        string[] references = [(await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference];
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.Equal(2, board.FindAll(".choose input").Count), Patience);
        Assert.Empty(board.Find(".bulk").Children);
        Assert.Equal(references.Select(reference => $"Choose {reference}").Order(), board.FindAll(".choose").Select(label => label.TextContent.Trim()).Order());
        Choose(board, references[0]);
        Choose(board, references[1]);
        board.WaitForAssertion(() => Assert.Contains("2 chosen", board.Find(".bulk").TextContent, StringComparison.Ordinal), Patience);
        Press(board, "Claim");
        board.WaitForAssertion(() => Assert.Contains("Claimed: 2.", board.Find(".bulk").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal([EnquiryStatus.InTriage, EnquiryStatus.InTriage], await StatesAsync(clinic, references));
        board.WaitForAssertion(() => Assert.DoesNotContain("chosen", board.Find(".bulk").TextContent, StringComparison.Ordinal), Patience);
        Choose(board, references[0]);
        board.WaitForAssertion(() => Assert.Contains("1 chosen", board.Find(".bulk").TextContent, StringComparison.Ordinal), Patience);
        Press(board, "Choose none");
        board.WaitForAssertion(() => Assert.DoesNotContain("chosen", board.Find(".bulk").TextContent, StringComparison.Ordinal), Patience);
    }

    [Theory, EveryDatabase]
    public async Task Who_may_not_claim_chooses_nothing(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Manager);
        await clinic.ReceiveAsync();
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.NotNull(board.Find(".enquiry")), Patience);
        Assert.Empty(board.FindAll(".choose, .bulk"));
    }

    private static void Choose(IRenderedComponent<LiveBoard> board, string reference) =>
        board.Find("#board-rows").TriggerEvent("onrowact", new RowActEventArgs { Reference = reference, IsChosen = true });

    private static void Press<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll(".bulk button").First(button => button.TextContent.StartsWith(text, StringComparison.Ordinal)).Click();

    private static async Task<List<EnquiryStatus>> StatesAsync(TestClinic clinic, string[] references)
    {
        await using var db = clinic.Db();
        var rows = await db.Enquiries.AsNoTracking().ToDictionaryAsync(row => row.Reference, row => row.Status);
        return [.. references.Select(reference => rows[reference])];
    }
}
