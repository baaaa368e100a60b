using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SafetySettingsTests
{
    private static readonly SafetySettings.Values Wanted = new(PriorityMode.List, true, " oncall@clinic.example ", "Ring the crisis team.\r\nThen tell Dr Back.");

    [Theory, EveryDatabase]
    public async Task Only_a_manager_sees_or_changes_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        foreach (var actor in new[] { clinic.Receptionist, clinic.Clinician })
        {
            await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<SafetySettings>().GetAsync(actor, CancellationToken.None));
            await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<SafetySettings>().ChangeAsync(actor, Wanted, hasPosition: true, CancellationToken.None));
        }

        Assert.Empty(await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_address_or_a_long_protocol_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var settings = clinic.Get<SafetySettings>();
        foreach (var email in new[] { "oncall", "on call@clinic.example", "<oncall@clinic.example>", $"{new string('a', 60)}@{string.Join('.', Enumerable.Repeat(new string('b', 50), 5))}.example" })
        {
            Assert.Equal([SafetySettings.Problem.EmailWrong], await settings.ChangeAsync(clinic.Manager, Wanted with { OnCallEmail = email }, hasPosition: false, CancellationToken.None));
        }

        Assert.Equal([SafetySettings.Problem.ProtocolTooLong], await settings.ChangeAsync(clinic.Manager, Wanted with { CrisisProtocol = new string('a', 4001) }, hasPosition: false, CancellationToken.None));
        Assert.Empty(await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task How_many_calls_must_reach_nobody_is_a_number_from_1_to_10_and_is_on_the_trail(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var settings = clinic.Get<SafetySettings>();
        var standing = await settings.GetAsync(clinic.Manager, CancellationToken.None);
        Assert.Equal("3", standing.CallsBeforeUnreachable);
        foreach (var wrong in new[] { "", "0", "11", "-1", "2.5", "three", "99999999999" })
        {
            Assert.Equal([SafetySettings.Problem.CallsWrong], await settings.ChangeAsync(clinic.Manager, standing with { CallsBeforeUnreachable = wrong }, hasPosition: false, CancellationToken.None));
        }

        Assert.Empty(await settings.ChangeAsync(clinic.Manager, standing with { CallsBeforeUnreachable = null }, hasPosition: false, CancellationToken.None));
        Assert.Empty(await TrailAsync(clinic));
        Assert.Empty(await settings.ChangeAsync(clinic.Manager, standing with { CallsBeforeUnreachable = " 5 " }, hasPosition: false, CancellationToken.None));
        Assert.Equal(["callsBeforeUnreachable 3 to 5"], await TrailAsync(clinic));
        Assert.Equal("5", (await settings.GetAsync(clinic.Manager, CancellationToken.None)).CallsBeforeUnreachable);
    }

    [Theory, EveryDatabase]
    public async Task Protocol_match_needs_a_recorded_position_and_the_trail_says_who_confirmed_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var settings = clinic.Get<SafetySettings>();
        await settings.ChangeAsync(clinic.Manager, Wanted, hasPosition: false, CancellationToken.None);
        var match = Wanted with { PriorityMode = PriorityMode.ProtocolMatch };
        Assert.Equal([SafetySettings.Problem.PositionMissing], await settings.ChangeAsync(clinic.Manager, match with { AcceptsFromAbroad = false }, hasPosition: false, CancellationToken.None));
        Assert.Equal(
            [SafetySettings.Problem.PositionMissing, SafetySettings.Problem.EmailWrong],
            await settings.ChangeAsync(clinic.Manager, match with { OnCallEmail = "nobody" }, hasPosition: false, CancellationToken.None));
        var before = await settings.GetAsync(clinic.Manager, CancellationToken.None);
        Assert.Equal((PriorityMode.List, true), (before.PriorityMode, before.AcceptsFromAbroad));
        Assert.Single(await TrailAsync(clinic));

        Assert.Empty(await settings.ChangeAsync(clinic.Manager, match, hasPosition: true, CancellationToken.None));
        Assert.Equal("priorityMode List to ProtocolMatch, position confirmed", (await TrailAsync(clinic))[^1]);
        await using var db = clinic.Db();
        Assert.Equal(clinic.Manager.Id, (await db.AuditEntries.Where(row => row.SubjectId == SafetySettings.Subject).OrderBy(row => row.Id).LastAsync()).ActorId);
        Assert.Empty(await settings.ChangeAsync(clinic.Manager, match with { AcceptsFromAbroad = false }, hasPosition: false, CancellationToken.None));
        Assert.Equal("fromAbroad off", (await TrailAsync(clinic))[^1]);
    }

    [Theory, EveryDatabase]
    public async Task A_change_stands_at_once_and_the_trail_holds_codes_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var settings = clinic.Get<SafetySettings>();
        Assert.Equal(PriorityMode.ProtocolMatch, (await settings.GetAsync(clinic.Manager, CancellationToken.None)).PriorityMode);
        Assert.Empty(await settings.ChangeAsync(clinic.Manager, Wanted, hasPosition: false, CancellationToken.None));
        Assert.Equal(
            new SafetySettings.Values(PriorityMode.List, true, "oncall@clinic.example", "Ring the crisis team.\nThen tell Dr Back.") { CallsBeforeUnreachable = "3" }, await settings.GetAsync(clinic.Manager, CancellationToken.None));
        Assert.Empty(await settings.ChangeAsync(clinic.Manager, Wanted, hasPosition: false, CancellationToken.None));
        Assert.Equal(["priorityMode ProtocolMatch to List; fromAbroad on; onCall set; crisisProtocol set"], await TrailAsync(clinic));
        Assert.Empty(await settings.ChangeAsync(clinic.Manager, Wanted with { OnCallEmail = " ", CrisisProtocol = null }, hasPosition: false, CancellationToken.None));
        Assert.Equal("onCall removed; crisisProtocol removed", (await TrailAsync(clinic))[^1]);
        Assert.Null((await settings.GetAsync(clinic.Manager, CancellationToken.None)).OnCallEmail);
    }

    [Theory, EveryDatabase]
    public async Task What_another_process_changes_is_seen_within_half_a_minute(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Get<ClinicProfile>().GetAsync(CancellationToken.None);
        var contexts = clinic.Get<IDbContextFactory<ClinicDbContext>>();
        var elsewhere = new SafetySettings(contexts, new ClinicProfile(contexts, clinic.Clock, clinic.Get<IDatabaseErrors>()), clinic.Clock);
        await elsewhere.ChangeAsync(clinic.Manager, Wanted, hasPosition: false, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromSeconds(30));
        Assert.Equal(PriorityMode.List, (await clinic.Get<ClinicProfile>().GetAsync(CancellationToken.None)).Clinic.PriorityMode);
    }

    private static async Task<List<string?>> TrailAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.AuditEntries.Where(row => row.Action == "clinic.SafetyChanged" && row.SubjectId == SafetySettings.Subject).OrderBy(row => row.Id).Select(row => row.Details).ToListAsync();
    }
}
