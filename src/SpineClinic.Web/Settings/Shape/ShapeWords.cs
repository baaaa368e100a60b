using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>The clinic's shape in words.</summary>
public static class ShapeWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IReadOnlyList<Choice> Modes { get; } = [.. Enum.GetValues<ConsultationMode>().Select(mode => new Choice(mode.ToString(), Mode(mode)))];

    public static IReadOnlyList<Choice> Tiers { get; } = [new(nameof(Tier.P1), Kept(Tier.P1)), new(nameof(Tier.P2), Kept(Tier.P2))];

    public static string Mode(ConsultationMode mode) => mode switch
    {
        ConsultationMode.InPerson => "In person",
        ConsultationMode.Phone => "By phone",
        _ => "By video",
    };

    public static string Kept(Tier tier) => tier == Tier.P1 ? $"{TierWords.Of(tier, needsACall: false)} only" : $"{TierWords.Of(tier, needsACall: false)}, and whoever is more urgent";

    public static string Date(LocalDate date) => date.ToString("ddd d MMM uuuu", English);

    public static string Time(LocalTime time) => time.ToString("HH:mm", English);

    public static string Span(LocalTime starts, LocalTime ends) => $"{Time(starts)} to {Time(ends)}";

    public static string Days(LocalDate first, LocalDate last) => first == last ? Date(first) : $"{Date(first)} to {Date(last)}";

    public static string Week(WeeklySession session) => $"{(session.EveryWeeks == 1 ? "" : $"every {session.EveryWeeks} weeks, ")}from {Date(session.From)}{(session.Until is { } last ? $" until {Date(last)}" : "")}";

    public static string Limits(BookingLimits limits) =>
        $"{(limits.NoticeHours == 0 ? "no notice" : $"{limits.NoticeHours} h notice")}, {limits.HorizonDays} days ahead{(limits.DailyCap is { } cap ? $", {cap} a day" : "")}";

    public static string Times(ConsultationType type)
    {
        var parts = new List<string> { $"{type.LengthMinutes} min" };
        if (type.BufferBeforeMinutes > 0)
        {
            parts.Add($"{type.BufferBeforeMinutes} before");
        }

        if (type.BufferAfterMinutes > 0)
        {
            parts.Add($"{type.BufferAfterMinutes} after");
        }

        parts.Add($"starts every {type.GridMinutes}");
        return string.Join(", ", parts);
    }

    public static string Names(IEnumerable<string> names, string none) => string.Join(", ", names) is { Length: > 0 } text ? text : none;
}
