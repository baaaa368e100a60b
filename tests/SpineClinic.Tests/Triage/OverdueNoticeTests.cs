using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class OverdueNoticeTests
{
    [Theory, EveryDatabase]
    public async Task Nobody_is_told_while_nothing_is_late_or_the_clinic_is_closed_or_only_the_ladder_is_concerned(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(Duration.FromDays(8) + Duration.FromHours(10));
        Assert.Equal(0, await RunAsync(clinic));
        await using var urgent = await TestClinic.StartAsync(kind);
        await urgent.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"));
        urgent.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(0, await RunAsync(urgent));
    }

    [Theory, EveryDatabase]
    public async Task Reception_is_told_once_a_day_and_the_managers_once_it_is_late_by_more_than_a_working_day(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await clinic.ReceiveAsync();
        clinic.Clock.Advance(receipt.DueAt!.Value - TestClinic.Start + Duration.FromHours(15));
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(clinic))));
        Assert.Equal(2, told.Sum());
        clinic.Clock.Advance(Duration.FromHours(1));
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(3, await RunAsync(clinic));
        await using var db = clinic.Db();
        var letters = await db.Letters.Where(letter => letter.Kind == EnquiryLetters.Overdue).ToListAsync();
        Assert.All(letters, letter => Assert.Contains("**2** open enquiries", letter.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Quince", string.Join(' ', letters.Select(letter => letter.Text + letter.Subject)), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Reception_is_told_once_a_day_of_what_stays_in_quarantine(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var aside = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().QuarantineAsync(clinic.Receptionist, aside, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromHours(25));
        Assert.Equal(0, await RunAsync(clinic));
        var later = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().QuarantineAsync(clinic.Receptionist, later, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromHours(24));
        Assert.Equal(2, (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(clinic))))).Sum());
        Assert.Equal(0, await RunAsync(clinic));
        await using var db = clinic.Db();
        var letters = await db.Letters.Where(letter => letter.Kind == EnquiryLetters.Aside).ToListAsync();
        Assert.Equal(["one@clinic.example", "two@clinic.example"], letters.Select(letter => letter.To).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.Contains("**1** enquiries", letter.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Quince", string.Join(' ', letters.Select(letter => letter.Text + letter.Subject)), StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(TestClinic clinic) => clinic.Get<OverdueNotice>().RunAsync(CancellationToken.None);
}
