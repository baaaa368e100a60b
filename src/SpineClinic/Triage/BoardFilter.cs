using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>Which enquiries the board shows.</summary>
/// <param name="Worklist">One list; null is every open enquiry.</param>
/// <param name="Mine">Only those that the viewer has.</param>
/// <param name="Take">How many lines, 1 to 500.</param>
public sealed record BoardFilter(Worklist? Worklist = null, bool Mine = false, int Take = BoardFilter.PageSize)
{
    public const int PageSize = 50;
    public const int Most = 500;
}
