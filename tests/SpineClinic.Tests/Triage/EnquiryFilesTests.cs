using NodaTime;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class EnquiryFilesTests
{
    [Theory, EveryDatabase]
    public async Task An_earlier_enquiry_of_the_same_contact_within_30_days_is_shown_and_an_older_one_is_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        clinic.Clock.Advance(Duration.FromDays(20));
        var byPhone = (await clinic.ReceiveAsync(Sheets.AllNo().Write("email", "other@example.org"))).Reference;
        var byEmail = (await clinic.ReceiveAsync(Sheets.AllNo().Write("phone", "07700 900777"))).Reference;
        await clinic.ReceiveAsync(Sheets.AllNo().Write("phone", "07700 900888").Write("email", "someone@example.org"));
        clinic.Clock.Advance(Duration.FromDays(11));
        var newest = (await clinic.ReceiveAsync()).Reference;
        var file = (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, newest, CancellationToken.None))!;
        Assert.Equal(new[] { byEmail, byPhone }.Order(), file.Related.Select(other => other.Reference).Order());
    }
}
