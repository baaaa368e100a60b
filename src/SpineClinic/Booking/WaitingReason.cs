namespace SpineClinic.Booking;

/// <summary>Why somebody on the waiting list is not offered a time.</summary>
public enum WaitingReason
{
    /// <summary>Their enquiry is not one to book now.</summary>
    NotToBook,

    /// <summary>They are asked about another time at this moment.</summary>
    HasAnOffer,

    /// <summary>They were asked about this very time before.</summary>
    OfferedBefore,

    OtherSpecialist,
    DayDoesNotSuit,
    TimeOfDayDoesNotSuit,

    /// <summary>It begins sooner than they can come, or too soon for an answer.</summary>
    TooSoon,

    /// <summary>A rule of the diary speaks against it; see the rules of the row.</summary>
    NotFree,
}
