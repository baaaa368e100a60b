namespace SpineClinic.Booking;

/// <summary>A row of the ranking for one time.</summary>
/// <param name="Person">Who.</param>
/// <param name="DaysWaiting">Whole days since the enquiry came.</param>
/// <param name="Against">Why they are not offered it; none for those who may be.</param>
/// <param name="Rules">The rules of the diary that speak against it.</param>
public sealed record RankedPerson(WaitingPerson Person, int DaysWaiting, IReadOnlyList<WaitingReason> Against, IReadOnlyList<BookingRule> Rules)
{
    public bool Fits => Against.Count == 0;
}
