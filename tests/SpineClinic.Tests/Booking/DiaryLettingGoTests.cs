using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class DiaryLettingGoTests
{
    [Theory, EveryDatabase]
    public async Task What_is_booked_or_still_held_does_not_lapse(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        var booked = await clinic.BookedAsync(BookingDesk.Tuesday);
        var held = await HoldAsync(clinic, BookingDesk.Tuesday + Duration.FromHours(1), BookingDesk.Someone());
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.ReleaseAsync(booked, Actor.System, onlyLapsed: false, null, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.ReleaseAsync(held, Actor.System, onlyLapsed: true, null, CancellationToken.None)).Outcome);
        Assert.Equal(0, await diary.LapseDueAsync(100, CancellationToken.None));

        // Ran out, but nobody else wants it: whoever comes back a little late still has it.
        clinic.Clock.Advance(Appointment.HoldLength + Duration.FromMinutes(10));
        Assert.Equal(0, await diary.LapseDueAsync(100, CancellationToken.None));
        Assert.True((await diary.TakeAsync(held, [], null, Actor.Patient, null, CancellationToken.None)).IsDone);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_that_nobody_came_back_to_is_ended_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var held = await HoldAsync(clinic, BookingDesk.Tuesday, BookingDesk.Someone());
        clinic.Clock.Advance(Appointment.HoldLength + Diary.LateReturn);
        var ended = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clinic.Get<Diary>().LapseDueAsync(100, CancellationToken.None)));
        Assert.Equal(1, ended.Sum());
        await using var db = clinic.Db();
        Assert.Equal(0, await db.OccupancyCells.CountAsync());
        Assert.Equal(CancelReason.HoldExpired, (await db.Appointments.SingleAsync(row => row.Id == held)).CancelReason);
    }

    [Theory, EveryDatabase]
    public async Task A_request_that_nobody_approved_is_told_to_the_patient_and_goes_back_to_those_to_book(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var enquiry = await RequestAsync(clinic, BookingDesk.Tuesday);
        clinic.Clock.Advance(Appointment.RequestPatience);
        Assert.Equal(1, await clinic.Get<Diary>().LapseDueAsync(100, CancellationToken.None));
        await AssertGivenBackAsync(clinic, enquiry);
    }

    [Theory, EveryDatabase]
    public async Task So_it_is_when_somebody_else_takes_the_time_first(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var enquiry = await RequestAsync(clinic, BookingDesk.Tuesday);
        clinic.Clock.Advance(Appointment.RequestPatience);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await AssertGivenBackAsync(clinic, enquiry);
    }

    private static async Task AssertGivenBackAsync(TestClinic clinic, Guid enquiry)
    {
        await using var db = clinic.Db();
        var row = await db.Enquiries.SingleAsync(other => other.Id == enquiry);
        Assert.Equal((EnquiryStatus.Accepted, Worklist.ToRebook), (row.Status, row.Worklist));
        Assert.Equal(1, await clinic.LettersAsync(BookingLetters.Cancelled));
    }

    private static async Task<Guid> HoldAsync(TestClinic clinic, Instant start, PatientToBook patient)
    {
        var until = clinic.Clock.GetCurrentInstant() + Appointment.HoldLength;
        return (await clinic.Get<Diary>().HoldAsync(clinic.At(start, patient), until, Actor.Patient, CancellationToken.None)).AppointmentId!.Value;
    }

    private static async Task<Guid> RequestAsync(TestClinic clinic, Instant start)
    {
        await using var db = clinic.Db();
        (await db.ConsultationTypes.SingleAsync()).NeedsApproval = true;
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
        var enquiry = await clinic.EnquiryOfAsync(await clinic.WaitAsync());
        var held = await HoldAsync(clinic, start, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        Assert.True((await clinic.Get<Diary>().TakeAsync(held, [], null, Actor.Patient, null, CancellationToken.None)).IsDone);
        return enquiry.Id;
    }
}
