using System.Globalization;
using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Reception;

/// <summary>A posted form of the enquiry's page: what was typed, which version was on the screen, and where to go afterwards.</summary>
public sealed class DeskPost(IFormCollection form)
{
    // Everything else is words.
    private static readonly string[] Machinery = ["version", "worklist", "place", "then", "use", "template", "askedSpecialist", "opinion", "closure", "bookFrom", "tier", "outcome", "tryAgain", "contactPhone", "contactEmail", "contactPhoneWas", "contactEmailWas", "specialistReady", "opinionReady", "callReady"];

    public static async Task<DeskPost> ReadAsync(HttpContext http) => new(await PostedForm.ReadAsync(http));

    public string this[string name] => form[name].ToString();

    public int? Version => int.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The worklist that they work through: a name, "mine", or empty for all.</summary>
    public string Worklist => WorklistOf(this["worklist"]);

    /// <summary>Where the enquiry stood when its page was opened: the next one comes after it, whatever was done. Null for a page that does not say.</summary>
    public BoardPlace? Place => BoardPlace.Parse(this["place"]);

    public bool OpensNext => this["then"] == "next";

    /// <summary>Only asks for ready words to be filled in.</summary>
    public bool Uses => this["use"].Length > 0;

    public EnquiryActions.TypedWords Typed => new()
    {
        Tier = form["tier"],
        Reason = this["reason"],
        Note = this["note"],
        Closure = form["closure"],
        ClosureWords = this["closureWords"],
        Outcome = form["outcome"],
        TryAgain = form["tryAgain"],
        CallWords = this["callWords"],
        More = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal),
    };

    /// <summary>The words among what was typed.</summary>
    public static IReadOnlyList<TypedText> Texts(IReadOnlyDictionary<string, string> values) =>
        [.. values.Where(pair => pair.Value.Trim().Length > 0 && !Machinery.Contains(pair.Key)).Select(pair => new TypedText(pair.Key, pair.Value))];

    public SeenEnquiry Seen(string reference) => new(reference, Version);

    /// <summary>The name of a worklist that there is, or empty: nothing else of an address goes into a page.</summary>
    public static string WorklistOf(string? text) =>
        text == "mine" ? "mine" : Enum.GetNames<Worklist>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) ?? "";
}
