using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>Some 25 appointments from last week to the week after next, booked and attended by the same classes as real ones.</summary>
internal sealed class DemoBookings(IServiceProvider services, PastClock clock, StaffActor reception)
{
    /// <summary>So long before today the sessions began.</summary>
    public const int WeeksBefore = 4;

    private const int DaysBefore = 6;
    private const int DaysAfter = 12;

    private static readonly string[] Names =
    [
        "Edith Marlowe", "Tariq Aziz", "Bronwen Hughes", "Pavel Dvořák", "Sunita Rao", "Michael O'Leary", "Grace Nwosu", "Hannah Weiss", "Luis Ortega", "Ming Zhao",
        "Elsie Partridge", "Joseph Kamara", "Aoife Byrne", "Viktor Ivanov", "Nadia Rahimi", "Clive Bannister", "Priti Shah", "Andre Silva", "Ruby Fletcher", "Owen Pritchard",
    ];

    private readonly Instant now = clock.Now;
    private readonly Diary diary = ActivatorUtilities.CreateInstance<Diary>(services, clock, new ClinicSignals());
    private readonly DiaryPages pages = services.GetRequiredService<DiaryPages>();

    public static IReadOnlyList<ConsultationType> Types()
    {
        var first = new ConsultationType("First consultation", 45) { WhatToBring = "A list of your medicines, and any scans and letters that you have." };
        first.SetTimes(45, 0, 15, 60, 15);
        first.Prerequisites.AddRange(["MRI report under 12 months old", "Letter from your GP"]);
        var followUp = new ConsultationType("Follow-up", 20);
        followUp.SetTimes(20, 0, 10, 30, 10);
        var phone = new ConsultationType("Phone review", 15) { NeedsApproval = true };
        phone.SetTimes(15, 0, 0, 15, 15);
        phone.Modes.Clear();
        phone.Modes.Add(ConsultationMode.Phone);
        return [first, followUp, phone];
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var shape = await services.GetRequiredService<ClinicShape>().GetAsync(cancellationToken);
        var (first, followUp, phone) = (Type("First consultation"), Type("Follow-up"), Type("Phone review"));
        var today = now.InZone(shape.Zone).Date;
        var patients = new Queue<PatientToBook>([.. await OfEnquiriesAsync(cancellationToken), .. Names.Select(Made)]);

        // Of a long list of free times every so-manieth is booked; who was there, and who is there now, follows from the clock.
        clock.Now = now - Duration.FromDays(WeeksBefore * 7 / 2);
        var firsts = await FreeAsync(first);
        var followUps = await FreeAsync(followUp);
        for (var i = 0; patients.Count > 5 && i < firsts.Count; i += 4)
        {
            await BookAsync(first, firsts[i], patients.Dequeue());
        }

        for (var i = 5; patients.Count > 4 && i < followUps.Count; i += 9)
        {
            await BookAsync(followUp, followUps[i], patients.Dequeue());
        }

        clock.Now = now;
        var phones = (await diary.FindAsync(new TimeQuery(phone, ForStaff: false), cancellationToken)).Times;
        for (var i = 3; patients.Count > 1 && i < phones.Count; i += 11)
        {
            var held = await diary.HoldAsync(new BookingRequest(Guid.NewGuid(), patients.Peek(), new TimeQuery(phone, ForStaff: false), phones[i].SpecialistId, phones[i].Start), now + Appointment.HoldLength, Actor.Patient, cancellationToken);
            if (held is { IsDone: true, AppointmentId: { } id })
            {
                await diary.TakeAsync(id, [], null, Actor.Patient, null, cancellationToken);
                patients.Dequeue();
            }
        }

        // Somebody is choosing at this moment.
        var free = (await diary.FindAsync(new TimeQuery(first, ForStaff: false), cancellationToken)).Times;
        if (free.Count > 1)
        {
            await diary.HoldAsync(new BookingRequest(Guid.NewGuid(), patients.Dequeue(), new TimeQuery(first, ForStaff: false), free[1].SpecialistId, free[1].Start), now + Appointment.HoldLength, Actor.Patient, cancellationToken);
            var lunch = free[^1].Start.InZone(shape.Zone).Date;
            await diary.BlockAsync(reception, free[^1].SpecialistId, shape.Zone.AtLeniently(lunch + new LocalTime(16, 0)).ToInstant(), shape.Zone.AtLeniently(lunch + new LocalTime(17, 0)).ToInstant(), "Team meeting", cancellationToken);
        }

        Guid Type(string name) => shape.Types.First(type => type.Name == name).Id;

        async Task<IReadOnlyList<FreeTime>> FreeAsync(Guid type) =>
            (await diary.FindAsync(new TimeQuery(type, ForStaff: true) { From = today.PlusDays(-DaysBefore), To = today.PlusDays(DaysAfter) }, cancellationToken)).Times;

        async Task BookAsync(Guid type, FreeTime time, PatientToBook patient)
        {
            clock.Now = Instant.Min(now, time.Start) - Duration.FromDays(5);
            var request = new BookingRequest(Guid.NewGuid(), patient, new TimeQuery(type, ForStaff: true), time.SpecialistId, time.Start);
            if (await diary.BookAsync(reception, request, cancellationToken) is { IsDone: true, AppointmentId: { } id })
            {
                await AttendAsync((await diary.GetAsync(id, cancellationToken))!, cancellationToken);
            }
        }
    }

    private async Task AttendAsync(Appointment booked, CancellationToken cancellationToken)
    {
        var (id, number) = (booked.Id, booked.PatientName.Length);
        if (booked.Start > now + Duration.FromMinutes(20))
        {
            clock.Now = now - Duration.FromHours(3);
            _ = (number % 6) switch
            {
                0 => await diary.ConfirmAsync(id, Actor.Patient, cancellationToken),
                1 when booked.EnquiryId is null => await diary.CancelAsync(id, null, CancelReason.TimeDoesNotSuit, null, cancellationToken),
                _ => null,
            };
            return;
        }

        if (booked.End < now && number % 5 == 2 && booked.EnquiryId is null)
        {
            clock.Now = booked.End + Duration.FromMinutes(5);
            await diary.AttendAsync(reception, id, AppointmentStatus.DidNotAttend, cancellationToken);
            return;
        }

        await AtAsync(booked.Start - Duration.FromMinutes(6), AppointmentStatus.Arrived);
        if (booked.Start < now)
        {
            await AtAsync(booked.Start + Duration.FromMinutes(1), AppointmentStatus.InConsultation);
        }

        if (booked.End < now)
        {
            await AtAsync(booked.End, AppointmentStatus.Completed);
        }

        async Task AtAsync(Instant at, AppointmentStatus status)
        {
            clock.Now = Instant.Min(at, now);
            await diary.AttendAsync(reception, id, status, cancellationToken);
        }
    }

    // Those that were accepted and marked as booked; the others of "to book" are left to be booked by whoever tries it.
    private async Task<List<PatientToBook>> OfEnquiriesAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync(cancellationToken);
        var references = await db.Enquiries.AsNoTracking().Where(row => row.Status == EnquiryStatus.Scheduled && row.Tier > Tier.P1).OrderBy(row => row.ReceivedAt).Select(row => row.Reference).ToListAsync(cancellationToken);
        var patients = new List<PatientToBook>();
        foreach (var reference in references)
        {
            if (await pages.PatientOfAsync(reception, reference, cancellationToken) is { } patient)
            {
                patients.Add(patient);
            }
        }

        return patients;
    }

    private static PatientToBook Made(string name, int index) => new(
        Guid.Empty, null, name, $"+447700900{300 + index}", index % 2 == 0 ? $"demo{index}@example.org" : null, "en", Tier.P3, index % 5 == 1 ? [PatientNeeds.StepFree] : [], null);
}
