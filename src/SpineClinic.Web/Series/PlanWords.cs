using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>Plans as the desk says them.</summary>
public static class PlanWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IReadOnlyList<Choice> Scopes { get; } =
        [new(nameof(SeriesScope.This), "This one"), new(nameof(SeriesScope.ThisAndFollowing), "This one and those that follow"), new(nameof(SeriesScope.All), "All that are still to come")];

    /// <summary>Why staff call off something of their own.</summary>
    public static IReadOnlyList<Choice> ClinicReasons { get; } =
        [new(nameof(CancelReason.SpecialistAway), "The specialist cannot be there"), new(nameof(CancelReason.ClinicNeedsTime), "The clinic has another reason")];

    public static IReadOnlyList<Choice> AllReasons { get; } =
    [
        new(nameof(CancelReason.TimeDoesNotSuit), "The times do not suit the patient"),
        new(nameof(CancelReason.TooUnwell), "The patient is too unwell to come"),
        new(nameof(CancelReason.FeelsBetter), "The patient feels better"),
        new(nameof(CancelReason.CareElsewhere), "The patient gets care elsewhere"),
        .. ClinicReasons,
        new(nameof(CancelReason.Other), "Another reason"),
    ];

    public static string Day(LocalDate date) => date.ToString("ddd d MMM uuuu", English);

    public static string Of(OccurrenceState state) => state switch
    {
        OccurrenceState.Free => "Free",
        OccurrenceState.Closed => "Closed",
        OccurrenceState.TooFarAhead => "Too far ahead",
        OccurrenceState.SkippedHour => "No such time",
        _ => "In conflict",
    };

    public static Tone ToneOf(OccurrenceState state) => state switch
    {
        OccurrenceState.Free => Tone.Good,
        OccurrenceState.Conflicting => Tone.Danger,
        _ => Tone.Warning,
    };

    public static string Why(SeriesOccurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return occurrence.State == OccurrenceState.SkippedHour ? "The clocks go forward over this time that day." : Of(occurrence.Rules);
    }

    public static string Of(IReadOnlyList<BookingRule> rules) => string.Join(' ', rules.Select(DiaryWords.Of));

    /// <summary>What a refused act says.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="rules">What is against it.</param>
    /// <param name="at">The civil time that it is about; null for none.</param>
    /// <param name="thisYear">The year that need not be said.</param>
    public static string Of(DiaryOutcome outcome, IReadOnlyList<BookingRule> rules, LocalDateTime? at, int thisYear)
    {
        var when = at is { } time ? $"{DiaryWords.Moment(time, thisYear)}: " : "";
        return outcome switch
        {
            DiaryOutcome.Taken => "Somebody has one of these times. Nothing was changed",
            DiaryOutcome.Refused when rules.Count == 0 => $"{when}the clocks go forward over this time that day. Nothing was changed",
            DiaryOutcome.Refused => $"{when}{Of(rules)} Nothing was changed",
            DiaryOutcome.ReasonMissing => $"{when}{Of(rules)} Write why it is to be all the same",
            DiaryOutcome.NotFound => "There is no such thing any more. Look at it as it is now",
            _ => "That is not possible now. Look at it as it is now",
        };
    }
}
