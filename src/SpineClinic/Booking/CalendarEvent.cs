using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// What a calendar file says of one appointment. It is read by mail providers and shared calendars, so it has no field for what the appointment is about:
/// whoever fills <see cref="Summary"/> and <see cref="Description"/> writes the clinic's words, never the patient's.
/// </summary>
public sealed record CalendarEvent
{
    /// <summary>The same for the whole life of the appointment, such as "8f3c@clinic.example". ASCII without spaces.</summary>
    public required string Uid { get; init; }

    /// <summary>0 at first, and 1 more with each change of the time, each cancellation: a calendar ignores what is older than it has.</summary>
    public required int Sequence { get; init; }

    public required Instant Start { get; init; }

    /// <summary>After <see cref="Start"/>, and not part of it.</summary>
    public required Instant End { get; init; }

    /// <summary>When this revision was made.</summary>
    public required Instant Stamp { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>May have several lines.</summary>
    public string? Description { get; init; }

    /// <summary>One line.</summary>
    public string? Location { get; init; }

    /// <summary>An absolute http or https address.</summary>
    public Uri? Url { get; init; }

    /// <summary>The clinic: every calendar file needs one (RFC 5546), also a feed that says no more than when.</summary>
    public required CalendarPerson Organizer { get; init; }

    /// <summary>Who is invited; never in a feed.</summary>
    public CalendarPerson? Attendee { get; init; }

    /// <summary>In a feed: shown as cancelled, and no longer taking up the time.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Only the time, the clinic, and the word "Busy": for calendars that others can see.</summary>
    public bool IsBusyOnly { get; init; }
}
