using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;
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

    public static string Moment(LocalDateTime at, int thisYear) => at.ToString(at.Year == thisYear ? "ddd d MMM, HH:mm" : "ddd d MMM uuuu, HH:mm", English);

    public static string Day(LocalDate date) => date.ToString("ddd d MMM uuuu", English);

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

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

    public static string Of(IReadOnlyList<BookingRule> rules) => string.Join(' ', rules.Select(Of));

    public static string Of(BookingRule rule) => rule switch
    {
        BookingRule.InThePast => "This time has passed.",
        BookingRule.NotHeldBySpecialist => "This specialist does not hold this consultation.",
        BookingRule.OutsideSession => "The specialist has no session then.",
        BookingRule.ClinicClosed => "The clinic is closed that day.",
        BookingRule.SpecialistAway => "The specialist is away that day.",
        BookingRule.OffGrid => "It does not begin on the grid of the session.",
        BookingRule.TooSoon => "It is sooner than the shortest notice.",
        BookingRule.TooFarAhead => "It is further ahead than this consultation is booked.",
        BookingRule.DayIsFull => "The specialist has as many of this consultation that day as there may be.",
        BookingRule.KeptForUrgent => "It is kept for urgent patients until it is released.",
        BookingRule.NoSuitableRoom => "No room that this consultation and this patient can use belongs to the session.",
        BookingRule.BusyElsewhere => "Another calendar of the specialist says that they are busy.",
        BookingRule.SpecialistBusy => "The specialist has something else then, with its time before and after.",
        BookingRule.RoomBusy => "The room is taken then.",
        BookingRule.EquipmentBusy => "The equipment is taken then.",
        BookingRule.PatientBusy => "The patient has another appointment then.",
        _ => "Every seat is taken.",
    };

    /// <summary>What a refused act says.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="rules">What is against it.</param>
    /// <param name="at">The civil time that it is about; null for none.</param>
    /// <param name="thisYear">The year that need not be said.</param>
    public static string Of(DiaryOutcome outcome, IReadOnlyList<BookingRule> rules, LocalDateTime? at, int thisYear)
    {
        var when = at is { } time ? $"{Moment(time, thisYear)}: " : "";
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

    public static string Of(AppointmentStatus status) => status switch
    {
        AppointmentStatus.Held => "Held",
        AppointmentStatus.Requested => "To approve",
        AppointmentStatus.Booked => "Booked",
        AppointmentStatus.Arrived => "Arrived",
        AppointmentStatus.InConsultation => "In consultation",
        AppointmentStatus.Completed => "Completed",
        AppointmentStatus.DidNotAttend => "Did not attend",
        AppointmentStatus.Cancelled => "Cancelled",
        _ => "Entered in error",
    };

    public static string? ErrorOf(this IReadOnlyList<FieldError> errors, string field)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.FirstOrDefault(error => error.Field == field)?.Text;
    }
}
