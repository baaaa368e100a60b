using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>The diary as the desk says it.</summary>
public static class DiaryWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly LocalDatePattern IsoDate = LocalDatePattern.Iso;
    private static readonly LocalTimePattern[] Times =
        [.. new[] { "HH:mm", "H:mm", "H.mm", "HHmm", "HH:mm:ss" }.Select(LocalTimePattern.CreateWithInvariantCulture)];

    public static string Moment(LocalDateTime at, int thisYear) => at.ToString(at.Year == thisYear ? "ddd d MMM, HH:mm" : "ddd d MMM uuuu, HH:mm", English);

    public static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Iso(LocalDate date) => IsoDate.Format(date);

    public static string Day(LocalDate date) => date.ToString("dddd d MMMM uuuu", English);

    public static string ShortDay(LocalDate date) => date.ToString("ddd d MMM", English);

    public static LocalDate? ReadDate(string? text) => IsoDate.Parse(text?.Trim() ?? "") is { Success: true, Value: { Year: > 1900 and < 2200 } date } ? date : null;

    /// <summary>As people write it: 14:00, 9.30, 0930.</summary>
    public static LocalTime? ReadTime(string? text)
    {
        foreach (var pattern in Times)
        {
            if (pattern.Parse(text?.Trim() ?? "") is { Success: true, Value: var time })
            {
                return time;
            }
        }

        return null;
    }

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

    /// <summary>Who may override a rule, as a sentence.</summary>
    public static string WhoOverrides(BookingRule rule)
    {
        if (BookingRules.OverriddenWith(rule) is not { } permission)
        {
            return "Nobody can override this.";
        }

        var roles = Enum.GetValues<Role>().Where(role => Permissions.Allow(role, permission)).Select(role => role == Role.Receptionist ? "reception" : role == Role.Specialist ? "specialists" : "managers").ToList();
        var who = string.Join(" and ", roles);
        return $"{char.ToUpper(who[0], English)}{who[1..]} can override this, with a reason.";
    }

    public static bool MayOverride(BookingRule rule, StaffActor actor) => BookingRules.OverriddenWith(rule) is { } permission && actor.May(permission);

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

    public static Tone ToneOf(AppointmentStatus status) => status switch
    {
        AppointmentStatus.Held or AppointmentStatus.Requested => Tone.Warning,
        AppointmentStatus.Arrived => Tone.New,
        AppointmentStatus.InConsultation => Tone.Brand,
        AppointmentStatus.Completed => Tone.Good,
        AppointmentStatus.DidNotAttend => Tone.Danger,
        _ => Tone.Neutral,
    };

    public static string Of(ConsultationMode mode) => mode switch
    {
        ConsultationMode.Phone => "By phone",
        ConsultationMode.Video => "By video",
        _ => "In person",
    };

    public static string Of(CancelReason reason) => reason switch
    {
        CancelReason.TimeDoesNotSuit => "the time does not suit the patient",
        CancelReason.TooUnwell => "the patient is too unwell to come",
        CancelReason.FeelsBetter => "the patient feels better",
        CancelReason.CareElsewhere => "the patient gets care elsewhere",
        CancelReason.SpecialistAway => "the specialist cannot be there",
        CancelReason.ClinicNeedsTime => "the clinic needs the time",
        CancelReason.HoldExpired => "it was not taken in time",
        CancelReason.NotApproved => "it was not approved",
        _ => "another reason",
    };

    public static string Need(string code) => code switch
    {
        "lieDown" => "Needs to lie down",
        "shortWait" => "Short wait",
        PatientNeeds.StepFree => "Step-free",
        PatientNeeds.PhoneOrVideo => "By phone or video",
        PatientNeeds.Interpreter => "Interpreter",
        PatientNeeds.SignLanguage => "Sign language",
        "companion" => "With a companion",
        _ => code,
    };

    public static string Needs(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return string.Join(", ", appointment.Needs.Select(code => code == PatientNeeds.Interpreter && appointment.InterpreterLanguage is { } language ? $"Interpreter: {language}" : Need(code)));
    }

    public static string Of(AppointmentFile.HistoryLine line, string moment)
    {
        ArgumentNullException.ThrowIfNull(line);
        var overridden = line.Details?.Contains("over ", StringComparison.Ordinal) == true ? ", a rule overridden" : "";
        return line.Kind switch
        {
            AppointmentEventKind.Held => $"Held: {moment}, {line.Specialist}",
            AppointmentEventKind.HoldExtended => "Held for longer",
            AppointmentEventKind.Requested => $"Asked for: {moment}, {line.Specialist}",
            AppointmentEventKind.Booked => $"Booked: {moment}, {line.Specialist}{overridden}",
            AppointmentEventKind.Approved => "Approved",
            AppointmentEventKind.Moved => $"Moved to {moment}, {line.Specialist}{overridden}",
            AppointmentEventKind.Confirmed => "The patient says that they come",
            AppointmentEventKind.RunningLate => $"The patient will be {line.Details} minutes late",
            AppointmentEventKind.Arrived => "Arrived",
            AppointmentEventKind.ConsultationBegan => "Consultation began",
            AppointmentEventKind.Completed => "Completed",
            AppointmentEventKind.DidNotAttend => "Did not attend",
            AppointmentEventKind.Cancelled => $"Cancelled: {(Enum.TryParse<CancelReason>(line.Details, out var reason) ? Of(reason) : line.Details)}",
            AppointmentEventKind.EnteredInError => "Entered in error",
            AppointmentEventKind.Undone => "Last change of status taken back",
            AppointmentEventKind.ReminderSettled => $"Reminder: {line.Details}",
            AppointmentEventKind.LinkLocked => "The link to its page was locked after wrong answers: ring the patient",
            AppointmentEventKind.ContactChanged => "How to reach the patient was changed",
            AppointmentEventKind.LinkRenewed => "A new link to its page was sent",
            _ => line.Kind.ToString(),
        };
    }

    public static string Letter(string kind) => kind switch
    {
        BookingLetters.Booked => "Confirmation",
        BookingLetters.Requested => "Request received",
        BookingLetters.Moved => "Moved",
        BookingLetters.Cancelled => "Cancelled",
        BookingLetters.Reminding => "Reminder",
        _ => kind,
    };

    /// <summary>What a refused act on an appointment says.</summary>
    public static string Of(DiaryOutcome outcome, IReadOnlyList<BookingRule>? rules) => outcome switch
    {
        DiaryOutcome.Taken => "Somebody was quicker: this time has just been taken. Nothing was changed; choose another",
        DiaryOutcome.Refused => "This time cannot be had: " + string.Join(" ", (rules ?? []).Select(rule => $"{Of(rule)} {WhoOverrides(rule)}")),
        DiaryOutcome.ReasonMissing => "Write why, to book against the rules",
        DiaryOutcome.Lapsed => "The time ran out before it was taken",
        _ => "That is not possible now: somebody changed this appointment. Look at it as it is now",
    };
}
