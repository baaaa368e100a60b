using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Web.Tests.Replan;

/// <summary>Two people who wait for a time that somebody gave back, and a session with three patients that cannot take place.</summary>
public abstract class ReplanContext : PageContext
{
    protected static readonly Instant Tuesday = Instant.FromUtc(2026, 12, 1, 9, 0);

    protected static StaffActor Manager { get; } = new(Guid.NewGuid(), "Max Manager", Role.Manager);

    /// <summary>The first has no e-mail address and is asked; the second waits. One more time is free.</summary>
    protected static async Task<WaitingListView> WaitingAsync(TestClinic clinic, bool isAsked = true)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        foreach (var sheet in new[] { Sheets.AllNo().Write("name", "Ada <b>Lund</b>").Choose("contactBy", "phone").Write("email", ""), Sheets.AllNo() })
        {
            var reference = (await clinic.ReceiveAsync(sheet)).Reference;
            await clinic.Get<WaitingList>().AddAsync(clinic.Receptionist, reference, new WaitingWish(clinic.First.Id, null, 24, [IsoDayOfWeek.Tuesday], []), CancellationToken.None);
        }

        await FreeAsync(clinic, Tuesday);
        if (isAsked)
        {
            await clinic.Get<WaitingListRun>().StepAsync(CancellationToken.None);
            await FreeAsync(clinic, Tuesday + Duration.FromHours(1));
        }

        return await clinic.Get<WaitingList>().ReadAsync(clinic.Receptionist, await clinic.Get<WaitingListRun>().FreedAsync(CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Two patients with an enquiry, one without; the first is invited when asked for.</summary>
    protected static async Task<(DisruptionView View, IReadOnlyDictionary<Guid, ProposedTime> Proposals)> DisruptedAsync(TestClinic clinic, bool isOneInvited = false)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        for (var i = 0; i < 3; i++)
        {
            Guid? enquiryId = null, patientId = null;
            if (i < 2)
            {
                var reference = (await clinic.ReceiveAsync()).Reference;
                await using var db = clinic.Db();
                var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
                (enquiryId, patientId) = (enquiry.Id, enquiry.DataKeyId);
            }

            var patient = new PatientToBook(patientId ?? Guid.Empty, enquiryId, $"Patient <{i}>", "+442079460000", "ann@example.org", "en", Tier.P3, [], null);
            await BookAsync(clinic, Tuesday + Duration.FromHours(i), patient);
        }

        var sessions = clinic.Get<SessionDisruptions>();
        var (_, id) = await sessions.StartAsync(clinic.Receptionist, clinic.Back.Id, Tuesday, Tuesday + Duration.FromHours(8), CancellationToken.None);
        var view = (await sessions.FollowAsync(clinic.Receptionist, id, CancellationToken.None))!;
        var proposals = await sessions.ProposeAsync(view, CancellationToken.None);
        if (isOneInvited)
        {
            await sessions.SendAsync(clinic.Receptionist, id, [proposals.First(time => view.Rows.First(row => row.Appointment.Id == time.AppointmentId).CanBeInvited)], CancellationToken.None);
            view = (await sessions.FollowAsync(clinic.Receptionist, id, CancellationToken.None))!;
            proposals = await sessions.ProposeAsync(view, CancellationToken.None);
        }

        return (view, proposals.ToDictionary(time => time.AppointmentId));
    }

    private static async Task FreeAsync(TestClinic clinic, Instant start)
    {
        var id = await BookAsync(clinic, start, new PatientToBook(Guid.Empty, null, "Somebody", null, null, "en", Tier.P3, [], null));
        await clinic.Get<Diary>().CancelAsync(id, null, CancelReason.FeelsBetter, null, CancellationToken.None);
    }

    private static async Task<Guid> BookAsync(TestClinic clinic, Instant start, PatientToBook patient) => (await clinic.Get<Diary>().BookAsync(
        clinic.Receptionist, new BookingRequest(Guid.NewGuid(), patient, new TimeQuery(clinic.First.Id, ForStaff: true), clinic.Back.Id, start), CancellationToken.None)).AppointmentId!.Value;
}
