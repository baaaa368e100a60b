using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.People;

/// <summary>What is known of a person, as the desk says it.</summary>
public static class PeopleWords
{
    /// <summary>The form's "adjust" question, in the words of the staff area.</summary>
    public static IReadOnlyList<Choice> Needs { get; } =
    [
        new("stepFree", "Step-free way in"),
        new("lieDown", "Somewhere to lie down"),
        new("shortWait", "A short wait"),
        new("phoneOrVideo", "By phone or video"),
        new("interpreter", "An interpreter"),
        new("signLanguage", "A sign language interpreter"),
        new("companion", "Somebody comes with them"),
    ];

    /// <summary>What everybody must know before they ring or write; first.</summary>
    public static IReadOnlyList<string> Warnings(PersonNeeds needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        return [.. new[] { needs.IsDiscreet ? "Discreet contact" : null, needs.NoMessages ? "Leave no messages" : null }.OfType<string>()];
    }

    public static IReadOnlyList<string> Of(PersonNeeds needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        return [.. Needs.Where(need => needs.Codes.Contains(need.Value)).Select(need => need.Value == "interpreter" ? $"Interpreter: {needs.InterpreterLanguage}" : need.Label)];
    }

    public static string Where(PersonView.Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Closure is { } reason ? $"closed: {EventWords.Of(reason)}" : line.Worklist is { } worklist ? Worklists.Name(worklist) : "closed";
    }

    /// <summary>Why two enquiries may be of one person.</summary>
    public static string Why(PersonView.LikelyLine likely)
    {
        ArgumentNullException.ThrowIfNull(likely);
        string[] same = [.. new[] { likely.SamePhone ? "phone number" : null, likely.SameEmail ? "email address" : null, likely.SameName ? "name" : null }.OfType<string>()];
        return $"Same {string.Join(" and ", same)}";
    }

    public static string Of(PersonFile.LineageLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Action switch
        {
            "person.Begun" => "First said to be one person",
            "person.Linked" => $"{line.Reference} added",
            "person.Unlinked" => $"{line.Reference} taken out",
            "person.NeedsChanged" => "Needs changed",
            _ => "Joined with another person",
        };
    }
}
