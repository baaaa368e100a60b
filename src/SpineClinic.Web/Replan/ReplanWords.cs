using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Replan;

/// <summary>The waiting list and called-off sessions, as the desk says it.</summary>
public static class ReplanWords
{
    /// <summary>Why somebody stands where they stand: "P2, waiting 12 days, can come at 24 h notice, Tuesdays suit".</summary>
    public static string Why(RankedPerson row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var entry = row.Person.Entry;
        List<string> parts =
        [
            row.Person.Enquiry.TierWord, $"waiting {Days(row.DaysWaiting)}", entry.NoticeHours == 0 ? "can come at once" : $"can come at {entry.NoticeHours} h notice", $"{When(entry)} suit{(entry.Days.Count + entry.TimesOfDay.Count == 0 ? "s" : "")}",
        ];
        if (entry.OffersMissed > 0)
        {
            parts.Add(entry.OffersMissed == 1 ? "1 offer missed" : $"{entry.OffersMissed} offers missed");
        }

        return string.Join(", ", parts);
    }

    public static string Against(RankedPerson row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join("; ", row.Against.Where(reason => reason != WaitingReason.NotFree).Select(Of).Concat(row.Rules.Select(Of)));
    }

    public static string Of(WaitingReason reason) => reason switch
    {
        WaitingReason.NotToBook => "their enquiry is not one to book now",
        WaitingReason.HasAnOffer => "is asked about another time now",
        WaitingReason.OfferedBefore => "was asked about this time before",
        WaitingReason.OtherSpecialist => "waits for another specialist",
        WaitingReason.DayDoesNotSuit => "the day does not suit",
        WaitingReason.TimeOfDayDoesNotSuit => "the time of day does not suit",
        WaitingReason.TooSoon => "too soon for them to answer and come",
        _ => "not free for them",
    };

    public static string Of(BookingRule rule) => rule switch
    {
        BookingRule.InThePast => "it is over",
        BookingRule.NotHeldBySpecialist => "this specialist does not hold what they wait for",
        BookingRule.OutsideSession => "there is no session then",
        BookingRule.ClinicClosed => "the clinic is closed then",
        BookingRule.SpecialistAway => "the specialist is away",
        BookingRule.OffGrid => "what they wait for does not begin then",
        BookingRule.TooSoon or BookingRule.TooFarAhead => "not within the days that can be booked",
        BookingRule.DayIsFull => "the day is full",
        BookingRule.KeptForUrgent => "kept for urgent patients",
        BookingRule.NoSuitableRoom => "no room that they can use",
        BookingRule.BusyElsewhere => "another calendar has the specialist",
        BookingRule.RoomBusy => "the room is taken",
        BookingRule.EquipmentBusy => "the equipment is taken",
        BookingRule.PatientBusy => "they have another appointment then",
        BookingRule.GroupIsFull => "the group is full",
        _ => "it is taken, or too short for what they wait for",
    };

    public static string Of(WaitingListOutcome outcome) => outcome switch
    {
        WaitingListOutcome.NotFound => "There is no such enquiry, or no such consultation",
        WaitingListOutcome.HeldByAnother => "Somebody else works on this enquiry now",
        WaitingListOutcome.OnTheList => "They are on the list for this consultation already",
        _ => "Nothing can be booked for this enquiry: it is closed, has an appointment, or waits for an answer",
    };

    public static string Of(DisruptionOutcome outcome) => outcome switch
    {
        DisruptionOutcome.Gone => "That time was taken meanwhile. Another is proposed below",
        DisruptionOutcome.NoEmail => "There is nowhere to write to. Ring them and book the time with them",
        _ => "Somebody has dealt with this patient meanwhile. Look at the list as it is now",
    };

    public static (string Text, Tone Tone) Of(DisruptionState state) => state switch
    {
        DisruptionState.ToDo => ("To do", Tone.Warning),
        DisruptionState.Ring => ("Ring", Tone.Danger),
        DisruptionState.Invited => ("Invited", Tone.Brand),
        DisruptionState.Declined => ("Time does not suit", Tone.Danger),
        DisruptionState.Lapsed => ("No answer in time", Tone.Danger),
        DisruptionState.LinkEnded => ("Link ended: ring", Tone.Danger),
        DisruptionState.CalledOff => ("Called off, to rebook", Tone.Warning),
        DisruptionState.Booked => ("Has a new time", Tone.Good),
        _ => ("Closed", Tone.Neutral),
    };

    public static string History(string what) => what switch
    {
        "Added" => "put on the list",
        "Offered" => "was asked about a time",
        "Declined" => "did not want the time",
        "Lapsed" => "did not answer in time",
        "Accepted" => "took the time",
        _ => "left the list",
    };

    public static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    /// <summary>"Tuesdays, mornings"; "any day".</summary>
    public static string When(WaitingListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        List<string> parts = [.. entry.Days.Order().Select(day => $"{day}s"), .. entry.TimesOfDay];
        return parts.Count == 0 ? "any day" : string.Join(", ", parts);
    }

    /// <summary>"Tue 1 Dec, 09:00", with the year when it is another.</summary>
    public static string Time(Instant at, Instant now, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return local.ToString(local.Year == now.InZone(zone).Year ? "ddd d MMM, HH:mm" : "ddd d MMM uuuu, HH:mm", CultureInfo.GetCultureInfo("en-GB"));
    }
}
