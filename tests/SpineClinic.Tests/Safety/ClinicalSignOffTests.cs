using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

public sealed class ClinicalSignOffTests
{
    private static readonly StaffActor SecondClinician = new(Guid.NewGuid(), "Dr Second", Role.Specialist);

    [Theory, EveryDatabase]
    public async Task Each_role_does_what_the_table_says_and_nothing_else(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        var signed = await SignAsync(clinic);
        var before = await TrailAsync(clinic);
        foreach (var actor in new[] { clinic.Receptionist, clinic.Manager })
        {
            await Assert.ThrowsAsync<NotPermittedException>(() => desk.SignAsync(actor, "GMC 1", desk.InForce.Editions, desk.InForce.Wordings, desk.InForce.Packs, CancellationToken.None));
        }

        await Assert.ThrowsAsync<NotPermittedException>(() => desk.ConfirmAsync(clinic.Receptionist, signed, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.RevokeAsync(clinic.Receptionist, signed, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.ListAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal(before, await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Without_a_registration_a_language_or_a_pack_nothing_is_signed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        var before = await TrailAsync(clinic);
        async Task<IReadOnlyList<SignOffProblem>> Try(string? registration, string? editions, IReadOnlyList<string> wordings, IReadOnlyList<string> packs) =>
            await desk.SignAsync(clinic.Clinician, registration, editions, wordings, packs, CancellationToken.None);
        var (editions, wordings, packs) = (desk.InForce.Editions, desk.InForce.Wordings, desk.InForce.Packs);
        Assert.Equal([SignOffProblem.RegistrationMissing, SignOffProblem.NoLanguage, SignOffProblem.NoPack], await Try(" \n ", editions, [], []));
        Assert.Equal([SignOffProblem.RegistrationTooLong], await Try(new string('1', 65), editions, wordings, packs));
        Assert.Equal([SignOffProblem.ContentChanged], await Try("GMC 1", "stop:0", wordings, packs));
        Assert.Equal([SignOffProblem.ContentChanged], await Try("GMC 1", null, wordings, packs));
        Assert.Equal([SignOffProblem.ContentChanged], await Try("GMC 1", editions, [.. wordings, "en:99"], packs));
        Assert.Equal(before, await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_signed_cannot_confirm(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var signed = await SignAsync(clinic);
        var before = await TrailAsync(clinic);
        Assert.Equal(SignOffProblem.SamePerson, await clinic.Get<SignOffDesk>().ConfirmAsync(clinic.Clinician, signed, CancellationToken.None));
        Assert.Equal(before, await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task What_is_revoked_unknown_of_other_versions_or_the_demonstrations_cannot_be_confirmed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        var signed = await SignAsync(clinic);
        Assert.Null(await desk.RevokeAsync(clinic.Manager, signed, CancellationToken.None));
        var older = new ClinicalSignOff("Dr Back", "GMC 1", clinic.Clinician.Id, TestClinic.Start, desk.InForce with { StopRules = desk.InForce.StopRules + 1 }, isDemo: false);
        await using (var db = clinic.Db())
        {
            db.ClinicalSignOffs.Add(older);
            db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "signOff.Signed", "signOff", older.Id));
            await db.SaveChangesAsync();
        }

        var before = await TrailAsync(clinic);
        Assert.Equal(SignOffProblem.Revoked, await desk.ConfirmAsync(clinic.Manager, signed, CancellationToken.None));
        Assert.Equal(SignOffProblem.Revoked, await desk.RevokeAsync(clinic.Manager, signed, CancellationToken.None));
        Assert.Equal(SignOffProblem.NotFound, await desk.ConfirmAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(SignOffProblem.ContentChanged, await desk.ConfirmAsync(clinic.Manager, older.Id, CancellationToken.None));
        Assert.Equal(SignOffProblem.Confirmed, await desk.ConfirmAsync(clinic.Manager, await DemoAsync(clinic), CancellationToken.None));
        Assert.Equal(before, await TrailAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Of_many_who_confirm_at_once_one_has_and_the_trail_names_that_one(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        for (var round = 0; round < 5; round++)
        {
            var signed = await SignAsync(clinic);
            var people = Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? clinic.Manager : SecondClinician).ToList();
            var results = await Task.WhenAll(people.Select(actor => Task.Run(async () => (actor, Problem: await desk.ConfirmAsync(actor, signed, CancellationToken.None)))));
            var (winner, _) = Assert.Single(results, result => result.Problem is null);
            Assert.All(results.Where(result => result.Problem is not null), result => Assert.Equal(SignOffProblem.Confirmed, result.Problem));
            await using var db = clinic.Db();
            Assert.Equal(winner.Id, (await db.ClinicalSignOffs.SingleAsync(row => row.Id == signed)).ConfirmedById);
            Assert.Equal(winner.Id, (await db.AuditEntries.SingleAsync(row => row.SubjectId == signed && row.Action == "signOff.Confirmed")).ActorId);
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_a_confirmation_and_a_revocation_at_once_the_revocation_stands(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        await desk.RevokeAsync(clinic.Manager, await DemoAsync(clinic), CancellationToken.None);
        for (var round = 0; round < 5; round++)
        {
            var signed = await SignAsync(clinic);
            var revoked = Task.Run(() => desk.RevokeAsync(clinic.Clinician, signed, CancellationToken.None));
            var confirmed = Task.Run(() => desk.ConfirmAsync(clinic.Manager, signed, CancellationToken.None));
            Assert.Null(await revoked);
            Assert.Contains(await confirmed, new SignOffProblem?[] { null, SignOffProblem.Revoked });
            Assert.False(await IsOpenAsync(clinic));
        }
    }

    [Theory, EveryDatabase]
    public async Task The_form_closes_at_the_revocation_and_opens_with_the_second_person(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<SignOffDesk>();
        Assert.True(await IsOpenAsync(clinic));
        Assert.Null(await desk.RevokeAsync(clinic.Manager, await DemoAsync(clinic), CancellationToken.None));
        Assert.False(await IsOpenAsync(clinic));
        var signed = await SignAsync(clinic, ["en:1"]);
        Assert.False(await IsOpenAsync(clinic));
        Assert.Null(await desk.ConfirmAsync(clinic.Manager, signed, CancellationToken.None));
        Assert.True(await IsOpenAsync(clinic));
        Assert.False(await IsOpenAsync(clinic, "es:1"));
        Assert.Null(await desk.RevokeAsync(clinic.Clinician, signed, CancellationToken.None));
        Assert.False(await IsOpenAsync(clinic));

        var line = Assert.Single(await desk.ListAsync(clinic.Manager, CancellationToken.None), line => line.SignOff.Id == signed);
        Assert.Equal(("Dr Back", "GMC 1234567", "Max Manager", "Dr Back"), (line.SignOff.SignedBy, line.SignOff.Registration, line.SignOff.ConfirmedBy, line.RevokedBy));
        await using var db = clinic.Db();
        var trail = await db.AuditEntries.Where(row => row.SubjectId == signed).OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(["signOff.Signed", "signOff.Confirmed", "signOff.Revoked"], trail.Select(row => row.Action));
        Assert.All(trail, row => Assert.Equal("signOff", row.SubjectType));
        Assert.DoesNotContain(trail, row => row.Details?.Contains("1234567", StringComparison.Ordinal) ?? false);
    }

    [Theory, EveryDatabase]
    public async Task What_another_process_revokes_closes_the_form_within_half_a_minute(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.True(await IsOpenAsync(clinic));
        var elsewhere = new SignOffDesk(
            clinic.Get<IDbContextFactory<ClinicDbContext>>(),
            new FormGate(clinic.Get<IDbContextFactory<ClinicDbContext>>(), clinic.Clock, clinic.Get<IDatabaseErrors>()),
            clinic.Get<SignedContent>(),
            clinic.Clock);
        await elsewhere.RevokeAsync(clinic.Manager, await DemoAsync(clinic), CancellationToken.None);
        clinic.Clock.Advance(Duration.FromSeconds(30));
        Assert.False(await IsOpenAsync(clinic));
    }

    [Fact]
    public void The_verbs_refuse_what_the_desk_does_not_let_through()
    {
        var me = Guid.NewGuid();
        var signOff = new ClinicalSignOff("Dr Back", "GMC 1", me, TestClinic.Start, new SignedContent(1, 1, 1, ["en:1"], ["GB-ENG:1"]), isDemo: false);
        Assert.Throws<InvalidOperationException>(() => signOff.Confirm("Dr Back", me, TestClinic.Start));
        Assert.False(signOff.IsInForce);
        signOff.Confirm("Max Manager", Guid.NewGuid(), TestClinic.Start);
        Assert.True(signOff.IsInForce);
        signOff.Revoke(TestClinic.Start);
        Assert.False(signOff.IsInForce);
        Assert.Throws<InvalidOperationException>(() => signOff.Revoke(TestClinic.Start));
        Assert.Throws<ArgumentException>(() => new ClinicalSignOff("Dr Back", "GMC 1", me, TestClinic.Start, new SignedContent(1, 1, 1, [], ["GB-ENG:1"]), isDemo: false));
    }

    private static async Task<Guid> SignAsync(TestClinic clinic, IReadOnlyList<string>? wordings = null)
    {
        var desk = clinic.Get<SignOffDesk>();
        Assert.Empty(await desk.SignAsync(clinic.Clinician, " GMC  1234567 ", desk.InForce.Editions, wordings ?? desk.InForce.Wordings, desk.InForce.Packs, CancellationToken.None));
        await using var db = clinic.Db();
        return (await db.ClinicalSignOffs.Where(row => !row.IsDemo).ToListAsync()).MaxBy(row => row.Id)!.Id;
    }

    private static async Task<Guid> DemoAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.ClinicalSignOffs.Where(row => row.IsDemo).Select(row => row.Id).SingleAsync();
    }

    private static async Task<bool> IsOpenAsync(TestClinic clinic, string wording = "en:1")
    {
        var (rules, form) = (clinic.Get<RuleSet>(), clinic.Get<Questionnaire>());
        return await clinic.Get<FormGate>().FindAsync(new ClinicalContent(rules.StopVersion, rules.PriorityVersion, form.Version, wording, "GB-ENG:1"), CancellationToken.None) is not null;
    }

    private static async Task<(int SignOffs, int Standing, int Confirmed, int Audit)> TrailAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.ClinicalSignOffs.CountAsync(), await db.ClinicalSignOffs.CountAsync(row => row.RevokedAt == null), await db.ClinicalSignOffs.CountAsync(row => row.ConfirmedById != null),
            await db.AuditEntries.CountAsync());
    }
}
