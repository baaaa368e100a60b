using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Testing;

/// <summary>A day of the demo clinic's Dr Hale, booked through the diary: 25 minutes each, up to 16 patients, 8 before noon and 8 after.</summary>
/// <param name="Clinic">The running clinic.</param>
/// <param name="Reception">Who booked it.</param>
/// <param name="Specialist">Whose day it is.</param>
/// <param name="Type">What they are booked for.</param>
/// <param name="Date">The day; at least three days from now.</param>
public sealed record BookedSession(RunningClinic Clinic, StaffActor Reception, Specialist Specialist, ConsultationType Type, LocalDate Date)
{
    public const string TypeName = "Short review";

    public ClinicShape Shapes => Clinic.Services.GetRequiredService<ClinicShape>();

    public Diary Diary => Clinic.Services.GetRequiredService<Diary>();

    /// <summary>The consultation, the people, and the day; nobody is booked yet. Made twice, it is the same.</summary>
    public static async Task<BookedSession> PrepareAsync(RunningClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var type = await db.ConsultationTypes.SingleOrDefaultAsync(row => row.Name == TypeName);
        if (type is null)
        {
            type = new ConsultationType(TypeName, 25);
            db.ConsultationTypes.Add(type);
            await db.SaveChangesAsync();
            clinic.Services.GetRequiredService<ClinicShape>().Forget();
        }

        var reception = (await db.StaffMembers.SingleAsync(row => row.Email == DemoClinic.ReceptionEmail)).ToActor();
        var specialist = await db.Specialists.AsNoTracking().SingleAsync(row => row.Email == DemoClinic.SpecialistEmail);
        var date = clinic.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date.PlusDays(3);
        while (!specialist.Sessions.Exists(session => session.IsOn(date)) || specialist.SessionChanges.Exists(change => change.Date == date))
        {
            date = date.PlusDays(1);
        }

        return new BookedSession(clinic, reception, specialist, type, date);
    }

    // Whatever the day of the week is today: what the demo clinic has booked on that day makes room.
    private async Task MakeRoomAsync()
    {
        var (from, to) = (Date.AtMidnight().InUtc().ToInstant(), Date.PlusDays(1).AtMidnight().InUtc().ToInstant());
        await using var db = Clinic.Db();
        foreach (var id in await db.Appointments
            .Where(row => row.SpecialistId == Specialist.Id && row.ConsultationTypeId != Type.Id && row.Start >= from && row.Start < to && row.Status == AppointmentStatus.Booked)
            .Select(row => row.Id).ToListAsync())
        {
            await Diary.CancelAsync(id, Reception, CancelReason.ClinicNeedsTime, null, CancellationToken.None);
        }
    }

    /// <summary>The first patient has no enquiry, the second no e-mail address, all others have both.</summary>
    public async Task<IReadOnlyList<Guid>> BookAsync(int patients)
    {
        var query = new TimeQuery(Type.Id, ForStaff: true) { SpecialistId = Specialist.Id, From = Date, To = Date };
        var times = (await Diary.FindAsync(query, CancellationToken.None)).Times;
        if (times.Count < patients)
        {
            await MakeRoomAsync();
            times = (await Diary.FindAsync(query, CancellationToken.None)).Times;
        }

        var booked = new List<Guid>();
        for (var i = 0; i < patients; i++)
        {
            var patient = i == 0
                ? new PatientToBook(Guid.Empty, null, "Walk-in Patient", "+447700900999", null, "en", Tier.P3, [], null)
                : await PatientAsync($"Patient {i}", hasEmail: i != 1);
            var result = await Diary.BookAsync(Reception, new BookingRequest(Guid.NewGuid(), patient, query, Specialist.Id, times[i].Start), CancellationToken.None);
            booked.Add(result.AppointmentId ?? throw new InvalidOperationException($"{result.Outcome} {string.Join(' ', result.Rules ?? [])}"));
        }

        return booked;
    }

    /// <summary>An enquiry on the waiting list.</summary>
    /// <returns>Its reference.</returns>
    public async Task<string> WaitAsync(string name, bool hasEmail = true, params IsoDayOfWeek[] days)
    {
        var patient = await PatientAsync(name, hasEmail);
        await using var db = Clinic.Db();
        var reference = await db.Enquiries.Where(row => row.Id == patient.EnquiryId).Select(row => row.Reference).SingleAsync();
        var outcome = await Clinic.Services.GetRequiredService<WaitingList>().AddAsync(Reception, reference, new WaitingWish(Type.Id, null, 24, days, []), CancellationToken.None);
        return outcome == WaitingListOutcome.Done ? reference : throw new InvalidOperationException(outcome.ToString());
    }

    private async Task<PatientToBook> PatientAsync(string name, bool hasEmail)
    {
        var sheet = Sheets.AllNo().Write("name", name);
        var submission = new EnquirySubmission(Guid.NewGuid(), hasEmail ? sheet : sheet.Choose("contactBy", "phone").Write("email", ""), Channel.Web, "en", Actor.Patient);
        var receipt = (await Clinic.Services.GetRequiredService<EnquiryIntake>().ReceiveAsync(submission, CancellationToken.None)).Receipt ?? throw new InvalidOperationException("Refused.");
        await using var db = Clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == receipt.Reference);
        return new PatientToBook(enquiry.DataKeyId, enquiry.Id, enquiry.Name, enquiry.Phone, enquiry.Email, enquiry.Language, enquiry.Tier, [], null);
    }
}
