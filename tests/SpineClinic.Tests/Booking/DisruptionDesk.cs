using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

/// <summary>A session that cannot take place, and who is in it.</summary>
internal static class DisruptionDesk
{
    public static readonly Instant Starts = BookingDesk.Tuesday;
    public static readonly Instant Ends = Starts + Duration.FromHours(8);

    public static async Task<(AppointmentStatus, Instant)> StateAsync(this TestClinic clinic, Guid id)
    {
        var appointment = (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
        return (appointment.Status, appointment.Start);
    }

    public static async Task<Guid> CallOffSessionAsync(this TestClinic clinic, Instant? end = null) =>
        (await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, Starts, end ?? Ends, CancellationToken.None)).Id;

    public static async Task<DisruptionView> DisruptionAsync(this TestClinic clinic, Guid session) =>
        (await clinic.Get<SessionDisruptions>().FollowAsync(clinic.Receptionist, session, CancellationToken.None))!;

    public static async Task<IReadOnlyList<ProposedTime>> ProposeNewTimesAsync(this TestClinic clinic, Guid session) =>
        await clinic.Get<SessionDisruptions>().ProposeAsync(await clinic.DisruptionAsync(session), CancellationToken.None);

    public static async Task<IReadOnlyList<DisruptionOutcome>> SendNewTimesAsync(this TestClinic clinic, Guid session, IReadOnlyList<ProposedTime> chosen) =>
        [.. (await clinic.Get<SessionDisruptions>().SendAsync(clinic.Receptionist, session, chosen, CancellationToken.None)).Select(result => result.Outcome)];

    public static async Task<Guid> PatientInSessionAsync(this TestClinic clinic, int hour, Tier tier = Tier.P3, string? email = "ann@example.org")
    {
        var reference = (await clinic.ReceiveAsync()).Reference;
        if (tier != Tier.P3)
        {
            await clinic.Get<TriageDesk>().SetTierAsync(clinic.Receptionist, reference, tier, "Worse", CancellationToken.None);
        }

        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
        return await clinic.BookedAsync(Starts + Duration.FromHours(hour), BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id, email) with { Tier = tier });
    }
}
