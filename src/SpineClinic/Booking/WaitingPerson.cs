using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>Somebody on the waiting list.</summary>
/// <param name="Entry">What they wait for.</param>
/// <param name="Enquiry">Whose it is, as it is now: the tier counts as people have confirmed it since.</param>
public sealed record WaitingPerson(WaitingListEntry Entry, Enquiry Enquiry)
{
    /// <summary>Whether a time may be offered for the enquiry now.</summary>
    public bool IsToBook => Enquiry is { CanBeBooked: true, Status: EnquiryStatus.Accepted };

    public bool MustBeRung => Enquiry.Email is null;
}
