using NodaTime;

namespace SpineClinic.Booking;

/// <summary>When somebody is busy by another calendar of theirs. Nothing else of that calendar is kept: no titles, places or names.</summary>
/// <param name="Busy">Sorted, apart from each other, within the horizon. Empty when there is a problem.</param>
/// <param name="Problem">Why the file as a whole says nothing.</param>
/// <param name="Skipped">How many events could not be read, or repeat in a way that is refused: the person may be busy then, and should be told.</param>
public sealed record CalendarImportResult(IReadOnlyList<Interval> Busy, CalendarImportProblem? Problem, int Skipped)
{
    /// <summary>The problem in plain words, for the person whose calendar it is.</summary>
    public string? Reason => Problem switch
    {
        CalendarImportProblem.TooLarge => "The calendar is larger than 1 MB.",
        CalendarImportProblem.TooManyEvents => $"The calendar has more than {CalendarImport.MostEvents} events.",
        CalendarImportProblem.NotACalendar => "This is not a calendar file.",
        CalendarImportProblem.Broken => "The calendar file is damaged or breaks off.",
        _ => null,
    };
}
