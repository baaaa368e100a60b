using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class CallEndingTests
{
    private static readonly (string, string[])[] Numb = [("saddle", ["yes"]), ("saddleTiming", ["recent"])];

    [Theory, EveryDatabase]
    public async Task What_is_missing_is_said_and_nothing_is_filed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, ("name", ["Zoë Quince"]), ("age", ["under16"]));
        var ended = await desk.FileAsync(clinic.Receptionist, id, CancellationToken.None);
        Assert.Equal(CallEnding.Incomplete, ended.Ending);
        Assert.Contains(new SheetError("walk", "required"), ended.Errors);
        Assert.Contains(new SheetError("age", "tooYoung"), ended.Errors);
        Assert.DoesNotContain(ended.Errors, error => error.Question == "sex");
        Assert.Equal(CallEnding.NotFound, (await desk.FileAsync(clinic.Receptionist, Guid.NewGuid(), CancellationToken.None)).Ending);
        await using var db = clinic.Db();
        Assert.Equal((0, 1), (await db.Enquiries.CountAsync(), await db.Drafts.CountAsync(draft => !draft.IsSent)));
    }

    [Theory, EveryDatabase]
    public async Task The_urgent_advice_is_read_before_it_is_filed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, [.. Calls.AllNo, ("unwell", ["fever"]), ("feverMore", ["none"])]);
        Assert.Equal(CallEnding.UrgentUnread, (await desk.FileAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.True(await desk.MarkUrgentReadAsync(clinic.Receptionist, id, CancellationToken.None));
        Assert.Equal(CallEnding.Done, (await desk.FileAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(Tier.P1, (await Calls.OnlyEnquiryAsync(clinic)).Tier);
    }

    [Theory, EveryDatabase]
    public async Task A_filed_call_is_an_enquiry_like_any_other_by_phone_and_by_whoever_took_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, [.. Calls.AllNo, ("callNotes", ["Sounded tired"])]);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.FileAsync(clinic.Receptionist, id, CancellationToken.None)))), ended => Assert.Equal(CallEnding.Done, ended.Ending));
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        Assert.Equal((Channel.Phone, "Zoë Quince", "+447700900123", Worklist.New), (enquiry.Channel, enquiry.Name, enquiry.Phone, enquiry.Worklist));
        await using var db = clinic.Db();
        var events = await db.EnquiryEvents.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        Assert.Equal([EventKind.Received, EventKind.CallTaken], events.Select(row => row.Kind));
        Assert.All(events, row => Assert.Equal(clinic.Receptionist.Id, row.ActorId));
        Assert.Equal("Sounded tired", await OpenAsync(clinic, enquiry, events[1]));
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.SubjectId == enquiry.Id));
        // No e-mail address: nobody but the specialist on duty is written to.
        Assert.Equal([EnquiryLetters.SpecialistNotice], await db.Letters.Select(letter => letter.Kind).ToListAsync());
        Assert.Null((await db.Drafts.SingleAsync()).SealedSheet);
        var key = await db.DataKeys.SingleAsync();
        var sheet = AnswerSheet.FromJson(clinic.Get<Vault>().Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet));
        Assert.Equal((null, null), (sheet.CallNotes, sheet.CallTold));
        var filed = await desk.FindFiledAsync(clinic.Receptionist, await Calls.FindAsync(clinic, id), CancellationToken.None);
        Assert.Equal((enquiry.Reference, Tier.P3, false), (filed!.Reference, filed.Tier, filed.HasEmail));
        Assert.Empty(await desk.ListAsync(clinic.Receptionist, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task With_an_address_the_receipt_goes_there(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, [.. Calls.AllNo, ("email", ["zoe@example.org"])]);
        await clinic.Get<CallDesk>().FileAsync(clinic.Receptionist, id, CancellationToken.None);
        await using var db = clinic.Db();
        Assert.Equal("zoe@example.org", (await db.Letters.SingleAsync(letter => letter.Kind == EnquiryLetters.PatientAcknowledgement)).To);
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_is_filed_only_with_what_was_said_and_a_way_to_reach_them(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, Numb);
        Task<CallEnded> TellAsync() => desk.FileEmergencyAsync(clinic.Receptionist, id, CancellationToken.None);
        Assert.Equal(CallEnding.EmergencyFires, (await desk.FileAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.EmergencyFires, (await desk.FileForCallBackAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.ToldMissing, (await TellAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("callTold", [nameof(CallTold.Refuses)]));
        Assert.Equal(CallEnding.NotesMissing, (await TellAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("callNotes", ["Wants to wait for her husband"]));
        Assert.Equal(CallEnding.NoWayBack, (await TellAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("phone", ["0770"]));
        Assert.Equal([new SheetError("phone", "invalid")], (await TellAsync()).Errors);
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync());
        var other = await Calls.BeginAsync(clinic, Calls.AllNo);
        Assert.Equal(CallEnding.NoEmergency, (await desk.FileEmergencyAsync(clinic.Receptionist, other, CancellationToken.None)).Ending);
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_is_filed_as_from_the_form_with_its_clock_and_letters_and_what_was_said(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, [.. Numb, ("phone", ["07700 900123"]), ("callTold", [nameof(CallTold.GettingHelp)]), ("callNotes", ["Her son drives her"])]);
        Assert.Equal(CallEnding.Done, (await desk.FileEmergencyAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.Done, (await desk.FileEmergencyAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        Assert.Equal((Tier.P0, Worklist.EmergencyTold, Enquiry.NameNotGiven, Channel.Phone), (enquiry.Tier, enquiry.Worklist, enquiry.Name, enquiry.Channel));
        // Taking the call is no acknowledgement: the ladder runs.
        Assert.True(enquiry.AwaitsAcknowledgement);
        var profile = await clinic.Get<ClinicProfile>().GetAsync(CancellationToken.None);
        Assert.Equal(ReplyClock.AcknowledgeBy(Tier.P0, TestClinic.Start, profile.Calendar, profile.Clinic.OnCallEmail is not null), enquiry.AcknowledgeBy);
        await using var db = clinic.Db();
        var taken = await db.EnquiryEvents.AsNoTracking().SingleAsync(row => row.Kind == EventKind.CallTaken);
        Assert.Equal(("GettingHelp", "Her son drives her"), (taken.Details, await OpenAsync(clinic, enquiry, taken)));
        var stop = await db.SafetyStops.SingleAsync();
        Assert.Equal((StopEnd.ContactLeft, enquiry.Id), (stop.End, stop.EnquiryId));
        Assert.True(await db.Letters.AnyAsync(letter => letter.Kind == EnquiryLetters.SpecialistNotice));
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_taken_back_raises_the_tier_as_on_the_form(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, Numb);
        await Calls.SaveAsync(clinic, id, Calls.AllNo);
        Assert.Equal(CallEnding.Done, (await clinic.Get<CallDesk>().FileAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        Assert.Equal((Tier.P1, true), (enquiry.Tier, enquiry.ChangedAfterStop));
    }

    [Theory, EveryDatabase]
    public async Task A_caller_who_is_gone_is_kept_to_be_rung_with_nothing_but_a_number(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var nameless = await Calls.BeginAsync(clinic, ("name", ["Zoë Quince"]));
        Assert.Equal(CallEnding.NoWayBack, (await desk.FileForCallBackAsync(clinic.Receptionist, nameless, CancellationToken.None)).Ending);
        var id = await Calls.BeginAsync(clinic, ("phone", ["07700 900123"]));
        Assert.Equal(CallEnding.Done, (await desk.FileForCallBackAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        Assert.Equal((Enquiry.NameNotGiven, true, Worklist.NeedsACall), (enquiry.Name, enquiry.NeedsACall, enquiry.Worklist));
        Assert.Single(await desk.ListAsync(clinic.Receptionist, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_name_that_is_too_long_is_not_taken_as_it_is(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("name", [new string('n', 300)]), ("phone", ["07700 900123"]));
        Assert.Equal("tooLong", Assert.Single((await clinic.Get<CallDesk>().FileForCallBackAsync(clinic.Receptionist, id, CancellationToken.None)).Errors).Kind);
    }

    [Theory, EveryDatabase]
    public async Task What_is_more_urgent_or_about_a_closed_one_is_not_added_to_another(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, reference) = (clinic.Get<CallDesk>(), (await clinic.ReceiveAsync()).Reference);
        Task<CallEnded> AddAsync(Guid call, string to) => desk.AddToAsync(clinic.Receptionist, call, to, CancellationToken.None);
        var id = await Calls.BeginAsync(clinic, Numb);
        Assert.Equal(CallEnding.EmergencyFires, (await AddAsync(id, reference)).Ending);
        await Calls.SaveAsync(clinic, id, ("saddle", ["no"]));
        Assert.Equal(CallEnding.TooUrgent, (await AddAsync(id, reference)).Ending);
        var calm = await Calls.BeginAsync(clinic, ("callNotes", ["Asks when"]));
        Assert.Equal(CallEnding.NotFound, (await AddAsync(calm, "SC-2222-22")).Ending);
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, reference, ClosureReason.AdviceGiven, null, CancellationToken.None);
        Assert.Equal(CallEnding.EnquiryClosed, (await AddAsync(calm, reference)).Ending);
        await using var db = clinic.Db();
        Assert.Equal((2, 0), (await db.Drafts.CountAsync(), await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.CallTaken)));
    }

    [Theory, EveryDatabase]
    public async Task The_same_request_gets_a_line_with_what_was_said_and_no_second_enquiry(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, reference) = (clinic.Get<CallDesk>(), (await clinic.ReceiveAsync()).Reference);
        var id = await Calls.BeginAsync(clinic, ("callNotes", ["Asks when"]), ("trend", ["worse"]), ("phone", ["07700 900123"]));
        Assert.Equal(CallEnding.Done, (await desk.AddToAsync(clinic.Receptionist, id, reference, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.Done, (await desk.AddToAsync(clinic.Receptionist, id, reference, CancellationToken.None)).Ending);
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        await using var db = clinic.Db();
        var taken = await db.EnquiryEvents.AsNoTracking().SingleAsync(row => row.Kind == EventKind.CallTaken);
        var words = await OpenAsync(clinic, enquiry, taken);
        Assert.StartsWith("Asks when\n", words, StringComparison.Ordinal);
        Assert.Contains("07700 900123", words, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await db.Drafts.CountAsync(), await db.DataKeys.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task What_a_colleague_goes_on_with_is_not_called_added(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, reference) = (clinic.Get<CallDesk>(), (await clinic.ReceiveAsync()).Reference);
        var id = await Calls.BeginAsync(clinic, ("callNotes", ["Asks when"]));
        Assert.Null(await desk.HolderAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        clinic.Clock.Advance(CallDesk.QuietAfter);
        Assert.True(await desk.TakeOverAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        Assert.Equal(CallEnding.TakenOver, (await desk.AddToAsync(clinic.Receptionist, id, reference, CancellationToken.None)).Ending);
        Assert.Equal("Rob Two", await desk.HolderAsync(clinic.Receptionist, id, CancellationToken.None));
        Assert.Null(await desk.HolderAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        Assert.Equal(CallEnding.Done, (await desk.AddToAsync(clinic.SecondReceptionist, id, reference, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.Done, (await desk.AddToAsync(clinic.Receptionist, id, reference, CancellationToken.None)).Ending);
        Assert.Null(await desk.HolderAsync(clinic.Receptionist, id, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.CallTaken));
    }

    [Theory, EveryDatabase]
    public async Task A_call_with_nothing_to_file_is_deleted_with_its_key_and_the_trail_says_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("name", ["Zoë Quince"]), ("age", ["under16"]));
        Assert.Equal(CallEnding.Done, (await clinic.Get<CallDesk>().AbandonAsync(clinic.Receptionist, id, CallAbandonReason.TooYoung, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.NotFound, (await clinic.Get<CallDesk>().AbandonAsync(clinic.Receptionist, id, CallAbandonReason.TooYoung, CancellationToken.None)).Ending);
        await using var db = clinic.Db();
        Assert.Equal((0, 0), (await db.Drafts.CountAsync(), await db.DataKeys.CountAsync()));
        var entry = await db.AuditEntries.SingleAsync(row => row.Action == "call.Abandoned");
        Assert.Equal((id, "TooYoung", clinic.Receptionist.Id), (entry.SubjectId, entry.Details, entry.ActorId));
    }

    [Theory, EveryDatabase]
    public async Task Somebody_whom_a_clinician_is_to_ring_today_is_not_put_away_while_they_can_be_reached(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, ("signs", ["weightLoss"]), ("phone", ["07700 900123"]));
        Task<CallEnded> AbandonAsync(Guid call) => desk.AbandonAsync(clinic.Receptionist, call, CallAbandonReason.LineLost, CancellationToken.None);
        Assert.Equal(CallEnding.MustBeRung, (await AbandonAsync(id)).Ending);
        await Calls.SaveAsync(clinic, id, ("phone", [""]));
        Assert.Equal(CallEnding.Done, (await AbandonAsync(id)).Ending);

        // The clinic cannot see a child, and the call has to end somehow.
        var child = await Calls.BeginAsync(clinic, ("age", ["under16"]), ("signs", ["weightLoss"]), ("phone", ["07700 900123"]));
        Assert.Equal(CallEnding.Done, (await AbandonAsync(child)).Ending);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_with_a_red_flag_is_not_put_away_while_they_can_be_reached(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<CallDesk>();
        var id = await Calls.BeginAsync(clinic, [.. Numb, ("phone", ["07700 900123"])]);
        Task<CallEnded> AbandonAsync() => desk.AbandonAsync(clinic.Receptionist, id, CallAbandonReason.LineLost, CancellationToken.None);
        Assert.Equal(CallEnding.EmergencyFires, (await AbandonAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("phone", ["0770"]));
        Assert.Equal(CallEnding.Incomplete, (await AbandonAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("phone", [""]));
        Assert.Equal(CallEnding.ToldMissing, (await AbandonAsync()).Ending);
        await Calls.SaveAsync(clinic, id, ("callTold", [nameof(CallTold.GettingHelp)]));
        Assert.Equal(CallEnding.Done, (await AbandonAsync()).Ending);
        await using var db = clinic.Db();
        Assert.Equal("LineLost GettingHelp", (await db.AuditEntries.SingleAsync(row => row.Action == "call.Abandoned")).Details);
        Assert.Equal(StopEnd.GettingHelp, (await db.SafetyStops.SingleAsync()).End);
    }

    private static async Task<string> OpenAsync(TestClinic clinic, Enquiry enquiry, EnquiryEvent happened)
    {
        await using var db = clinic.Db();
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId);
        return clinic.Get<Vault>().Open(key, EnquiryEvent.WordsPurpose, enquiry.Id, happened.SealedWords!);
    }
}
