using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>Which enquiries the board shows.</summary>
/// <param name="Worklist">One list; null is every open enquiry.</param>
/// <param name="Mine">Only those that the viewer has.</param>
/// <param name="After">The last line of the page before; null for the first page.</param>
public sealed record BoardFilter(Worklist? Worklist = null, bool Mine = false, BoardPlace? After = null)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 50;
}
