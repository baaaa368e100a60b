using SpineClinic.Enquiries;

namespace SpineClinic.Web.Reception;

/// <summary>What the enquiry's page knows besides the enquiry.</summary>
/// <param name="Worklist">The list that the person works through; empty for all.</param>
/// <param name="Done">The enquiry that they come from, with what they can take back there.</param>
/// <param name="Undone">They have just undone something: how many of its letters had left.</param>
public sealed record DeskView(string Worklist = "", (string Reference, EventKind What, int Version)? Done = null, int? Undone = null)
{
    public static DeskView Plain { get; } = new();
}
