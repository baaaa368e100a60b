using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class KnownCallersTests
{
    [Theory, EveryDatabase]
    public async Task Nothing_typed_or_half_a_number_finds_nobody_and_a_manager_may_not_ask(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        Assert.Empty(await FindAsync(clinic, "", ""));
        Assert.Empty(await FindAsync(clinic, "-", "0770"));
        Assert.Empty(await FindAsync(clinic, "Zoë", "07700 900124"));
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<KnownCallers>().FindAsync(clinic.Manager, "Zoë Quince", "", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_number_in_any_format_and_a_name_without_its_accents_find_who_asked_before(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = (await clinic.ReceiveAsync()).Reference;
        clinic.Clock.AdvanceMinutes(1);
        var second = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Quince Zoe").Write("phone", "07700 900456"))).Reference;
        clinic.Clock.AdvanceMinutes(1);
        await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Ada Lund").Write("phone", "07700 900789"));
        foreach (var typed in new[] { "07700 900123", "+44 7700 900123", "0044-7700-900123", "(07700) 900 123" })
        {
            var known = Assert.Single(await FindAsync(clinic, "", typed));
            Assert.Equal((first, true, false, true), (known.Reference, known.SamePhone, known.SameName, known.IsOpen));
        }

        var found = await FindAsync(clinic, "ZOE  QUINCE", "07700 900123");
        Assert.Equal([(second, false, true), (first, true, true)], found.Select(known => (known.Reference, known.SamePhone, known.SameName)));
    }

    [Theory, EveryDatabase]
    public async Task Of_many_the_newest_ten_are_shown_and_closed_ones_say_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var references = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            references.Add((await clinic.ReceiveAsync()).Reference);
            clinic.Clock.AdvanceMinutes(1);
        }

        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, references[^1], ClosureReason.AdviceGiven, null, CancellationToken.None);
        var found = await FindAsync(clinic, "", "07700 900123");
        Assert.Equal(references.AsEnumerable().Reverse().Take(10), found.Select(known => known.Reference));
        Assert.Equal((ClosureReason.AdviceGiven, false), (found[0].Closure, found[0].IsOpen));
    }

    private static Task<IReadOnlyList<KnownCaller>> FindAsync(TestClinic clinic, string name, string phone) =>
        clinic.Get<KnownCallers>().FindAsync(clinic.Receptionist, name, phone, CancellationToken.None);
}
