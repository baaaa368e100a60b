using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

internal static class BookingDesk
{
    public static readonly Instant Tuesday = Instant.FromUtc(2026, 12, 1, 9, 0);

    public static PatientToBook Someone(Guid? patientId = null, Guid? enquiryId = null, string? email = "ann@example.org") =>
        new(patientId ?? Guid.Empty, enquiryId, "Ann Example", "+442079460000", email, "en", Tier.P3, [], null);

    public static BookingRequest At(this TestClinic clinic, Instant start, PatientToBook? patient = null, Guid? key = null) =>
        new(key ?? Guid.NewGuid(), patient ?? Someone(), new TimeQuery(clinic.First.Id, ForStaff: false), clinic.Back.Id, start);

    public static Task<DiaryResult> BookAsync(this TestClinic clinic, BookingRequest request) =>
        clinic.Get<Diary>().BookAsync(clinic.Receptionist, request, CancellationToken.None);

    public static async Task<Guid> BookedAsync(this TestClinic clinic, Instant start, PatientToBook? patient = null)
    {
        var result = await clinic.BookAsync(clinic.At(start, patient));
        return result.IsDone ? result.AppointmentId!.Value : throw new InvalidOperationException($"{result.Outcome} {string.Join(' ', result.Rules ?? [])}");
    }
}
