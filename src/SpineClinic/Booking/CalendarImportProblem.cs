namespace SpineClinic.Booking;

/// <summary>Why a calendar file was not read at all.</summary>
public enum CalendarImportProblem
{
    TooLarge,
    TooManyEvents,

    /// <summary>No VCALENDAR in it: often a page that says that one must sign in.</summary>
    NotACalendar,

    /// <summary>Components that do not end, or end in each other.</summary>
    Broken,
}
