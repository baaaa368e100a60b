namespace SpineClinic.Booking;

/// <summary>Why a time is not offered. <see cref="BookingRules"/> says who may override which.</summary>
public enum BookingRule
{
    InThePast,

    /// <summary>The consultation type is not in use, or this specialist does not hold it.</summary>
    NotHeldBySpecialist,

    /// <summary>The specialist has no session then.</summary>
    OutsideSession,

    /// <summary>A holiday or another closure of the clinic or the site.</summary>
    ClinicClosed,

    SpecialistAway,

    /// <summary>It does not begin on the grid of the session.</summary>
    OffGrid,

    /// <summary>Sooner than the minimum notice.</summary>
    TooSoon,

    /// <summary>Later than the horizon.</summary>
    TooFarAhead,

    /// <summary>As many of this type as there may be on a day.</summary>
    DayIsFull,

    /// <summary>Kept for urgent patients until it is released.</summary>
    KeptForUrgent,

    /// <summary>No room that this consultation and this patient can use.</summary>
    NoSuitableRoom,

    /// <summary>Another calendar of the specialist says that they are busy.</summary>
    BusyElsewhere,

    SpecialistBusy,
    RoomBusy,
    EquipmentBusy,

    /// <summary>The patient has another appointment then.</summary>
    PatientBusy,

    /// <summary>Every seat of the group session is taken.</summary>
    GroupIsFull,
}
