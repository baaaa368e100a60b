using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Web.Tests.Reception;

public sealed class LiveBoardTests : StaffContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EveryDatabase]
    public async Task An_account_that_is_no_longer_active_is_sent_to_sign_in(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        await using (var db = clinic.Db())
        {
            db.StaffMembers.Single(member => member.Id == clinic.Receptionist.Id).Deactivate();
            await db.SaveChangesAsync();
        }

        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.EndsWith("/staff/sign-in", Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().Uri, StringComparison.Ordinal), Patience);
    }

    [Theory, EveryDatabase]
    public async Task An_empty_board_says_so_and_a_new_enquiry_comes_by_itself(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.Contains("Nobody is waiting", board.Markup, StringComparison.Ordinal), Patience);

        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "<b>Zoë</b>"))).Reference;
        board.WaitForAssertion(() => Assert.NotNull(board.Find($"[data-reference='{reference}']")), Patience);
        var row = board.Find($"[data-reference='{reference}']");
        Assert.Equal(("P3", "New"), (row.GetAttribute("data-tier"), row.GetAttribute("data-worklist")));
        Assert.Equal("<b>Zoë</b>", row.QuerySelector(".enquiry-name")!.TextContent);
        Assert.Contains(reference, board.Find("[aria-live]").TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_claim_shows_on_both_boards_and_the_second_one_is_told_who(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.NotNull(board.Find(".enquiry button")), Patience);
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None);
        board.WaitForAssertion(() => Assert.Contains("Rob Two", board.Find(".enquiry").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(board.FindAll(".enquiry button"));
    }

    [Theory, EveryDatabase]
    public async Task An_open_P0_brings_what_rings_to_the_board_and_none_does_not(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        await clinic.ReceiveAsync();
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.NotNull(board.Find(".enquiry")), Patience);
        Assert.Empty(board.FindAll("[data-alarms], #alarm-sound"));

        var told = await clinic.ReceiveAsync(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent") with { ToldClinic = true });
        board.WaitForAssertion(() => Assert.Equal("0", board.Find("[data-alarms]").GetAttribute("data-alarms")), Patience);
        Assert.Equal("button", board.Find("button#alarm-sound").GetAttribute("type"));
        clinic.Clock.Advance(Duration.FromMinutes(15));
        await clinic.Get<TriageDesk>().AddNoteAsync(clinic.SecondReceptionist, told.Reference, "Nobody has rung yet", CancellationToken.None);
        board.WaitForAssertion(() => Assert.Equal("1", board.Find("[data-alarms]").GetAttribute("data-alarms")), Patience);
        await clinic.Get<TriageDesk>().RecordCallAsync(clinic.SecondReceptionist, told.Reference, CallOutcome.Spoke, null, null, CancellationToken.None);
        board.WaitForAssertion(() => Assert.Empty(board.FindAll("[data-alarms], #alarm-sound")), Patience);
    }

    [Theory, EveryDatabase]
    public async Task A_manager_sees_the_board_and_claims_nothing(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Manager);
        await clinic.ReceiveAsync();
        var board = ShowBoard();
        board.WaitForAssertion(() => Assert.NotNull(board.Find(".enquiry")), Patience);
        Assert.Empty(board.FindAll(".enquiry button"));
    }
}
