using NodaTime;
using NodaTime.Text;
using SpineClinic.Privacy;

namespace SpineClinic.Website;

/// <summary>Opening hours of one day as a manager types them, such as "08:00-13:00, 14:00-18:00".</summary>
/// <param name="Spans">In their order, with a gap between each; one that closes at midnight lasts to the end of the day. None when the day is empty, or wrong.</param>
/// <param name="Problem">What is wrong, in words for the manager; null when nothing is.</param>
internal sealed record TypedHours(IReadOnlyList<(LocalTime Opens, LocalTime Closes)> Spans, string? Problem)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public static TypedHours Read(string typed)
    {
        List<(LocalTime Opens, LocalTime Closes)> spans = [];
        foreach (var part in PersonalText.Line(typed).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries);
            var isToMidnight = ends[^1] is SiteForms.EndOfDay or "24.00";
            if (ends.Length != 2 || TimeOf(ends[0]) is not { } opens || (isToMidnight ? LocalTime.Midnight : TimeOf(ends[1])) is not { } closes)
            {
                return Wrong($"“{part}” cannot be read. Enter times such as 08:00-13:00, 14:00-18:00; leave it empty when nobody is there");
            }

            if (closes <= opens && !isToMidnight)
            {
                return Wrong($"“{part}” ends before it begins. Hours after midnight belong to the next day: end this day with {SiteForms.EndOfDay}, and begin that one with 00:00");
            }

            if (spans.Count > 0 && (spans[^1].Closes == LocalTime.Midnight || opens < spans[^1].Closes))
            {
                return Wrong($"“{part}” begins before the times before it have ended. Enter times in their order");
            }

            if (spans.Count > 0 && opens == spans[^1].Closes)
            {
                return Wrong($"“{part}” begins as the times before it end. Enter both as one: {SiteForms.Said([(spans[^1].Opens, closes)])}");
            }

            spans.Add((opens, closes));
        }

        return new TypedHours(spans, null);
    }

    private static TypedHours Wrong(string problem) => new([], problem);

    private static LocalTime? TimeOf(string text) => Time.Parse(text.Replace('.', ':')).TryGetValue(default, out var time) ? time : null;
}
