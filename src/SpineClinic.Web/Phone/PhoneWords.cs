using SpineClinic.Triage;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Phone;

/// <summary>Calls, as the desk says it.</summary>
public static class PhoneWords
{
    /// <summary>Id of the last part of the page.</summary>
    public const string Finish = "finish";

    /// <summary>Id of what is read aloud when an emergency rule fires.</summary>
    public const string Stop = "stop";

    /// <summary>Id of what is read aloud when an urgent rule fires.</summary>
    public const string Urgent = "urgent";

    /// <summary>Id of the list of those who asked before.</summary>
    public const string Known = "known";

    private static readonly Dictionary<char, string> Spoken = new()
    {
        ['2'] = "two",
        ['3'] = "three",
        ['4'] = "four",
        ['5'] = "five",
        ['6'] = "six",
        ['7'] = "seven",
        ['8'] = "eight",
        ['9'] = "nine",
        ['C'] = "Charlie",
        ['D'] = "Delta",
        ['F'] = "Foxtrot",
        ['H'] = "Hotel",
        ['J'] = "Juliet",
        ['K'] = "Kilo",
        ['M'] = "Mike",
        ['N'] = "November",
        ['P'] = "Papa",
        ['R'] = "Romeo",
        ['S'] = "Sierra",
        ['T'] = "Tango",
        ['V'] = "Victor",
        ['W'] = "Whiskey",
        ['X'] = "X-ray",
        ['Y'] = "Yankee",
        ['-'] = "dash",
    };

    public static IReadOnlyList<Choice> Told { get; } =
    [
        new(nameof(CallTold.GettingHelp), "Told to call or go now; they will"),
        new(nameof(CallTold.HandedOver), "Handed over", "Write in your notes to whom"),
        new(nameof(CallTold.Refuses), "Told, and refuses", "Write in your notes what they said"),
        new(nameof(CallTold.LineLost), "The line was lost before I could say it"),
    ];

    public static IReadOnlyList<Choice> AbandonReasons { get; } =
    [
        new(nameof(CallAbandonReason.LineLost), "The line was lost before a name or number"),
        new(nameof(CallAbandonReason.SomethingElse), "It was about something else"),
        new(nameof(CallAbandonReason.Answered), "The caller was helped and wants nothing more"),
        new(nameof(CallAbandonReason.TooYoung), "The person is too young for this clinic"),
        new(nameof(CallAbandonReason.WrongNumber), "Wrong number"),
        new(nameof(CallAbandonReason.Mistake), "Begun by mistake"),
    ];

    /// <summary>The heading of a part of the form.</summary>
    public static string Block(string block) => block switch
    {
        "safety" => "Safety questions",
        "problem" => "The problem",
        "background" => "Other things that matter",
        "help" => "What they want",
        "start" => "Who needs help",
        _ => "How to reach them",
    };

    /// <summary>Sign by sign, as it is said on the phone.</summary>
    public static string Spell(string reference) => string.Join(", ", reference.Select(sign => Spoken.GetValueOrDefault(sign, sign.ToString())));

    /// <summary>A line of an enquiry's timeline.</summary>
    public static string OfCall(string? details) => details switch
    {
        "Same" => "The person rang about this",
        "Filed" => "Noted while on the phone",
        "CutShort" => "The call was cut short",
        nameof(CallTold.GettingHelp) => "On the phone: told to call or go now, and will",
        nameof(CallTold.HandedOver) => "On the phone: handed over",
        nameof(CallTold.Refuses) => "On the phone: told to call or go now, and refuses",
        nameof(CallTold.LineLost) => "On the phone: the line was lost before help was named",
        "Left" => "On the phone: the call was left, and filed by the program",
        _ => "Rang",
    };

    /// <summary>Why a call could not be ended so, and where.</summary>
    public static FieldError Of(CallEnding ending) => ending switch
    {
        CallEnding.EmergencyFires => new(Stop, "An emergency rule fires. Read the red part aloud, and file it as an emergency"),
        CallEnding.NoEmergency => new(Finish, "No emergency rule fires any more. Look at the answers again"),
        CallEnding.UrgentUnread => new(Urgent, "Read the urgent advice aloud first"),
        CallEnding.ToldMissing => new(CallInput.Told, "Choose what the caller was told"),
        CallEnding.NotesMissing => new(CallInput.Notes, "Write here to whom you handed over, or what the caller said"),
        CallEnding.NoWayBack => new("phone", "Enter a phone number or an email address: without one nobody can ring back. Until then the call stays on the list"),
        CallEnding.TooUrgent => new(Known, "What the caller says is more urgent than that. Check and file it: both are shown beside each other"),
        CallEnding.MustBeRung => new(PostedCall.AbandonReason, "A clinician is to ring this person today, and can. File it as far as it goes"),
        CallEnding.EnquiryClosed => new(Known, "That enquiry is closed. Check and file this one"),
        CallEnding.NotFound => new(Known, "There is no such enquiry any more"),
        _ => new(Finish, "An answer was changed in another tab at this moment. Look at it, and press again"),
    };
}
