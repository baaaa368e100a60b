using Microsoft.Extensions.Primitives;

namespace SpineClinic.Web.StaffDiary;

/// <summary>Where an appointment is to be moved, as it was typed or linked.</summary>
/// <param name="With">With whom to look for times; empty for anyone suitable.</param>
/// <param name="From">From when to look.</param>
/// <param name="Specialist">The specialist of the chosen time.</param>
/// <param name="Date">Its date.</param>
/// <param name="Time">Its time of day.</param>
/// <param name="Room">Its room; empty for the one that fits.</param>
/// <param name="Reason">Why the rules are overridden.</param>
/// <param name="Revision">The revision of the appointment that was shown.</param>
public sealed record MoveTyped(string With, string From, string Specialist, string Date, string Time, string Room, string Reason, string Revision)
{
    public bool IsChosen => Date.Length > 0 || Time.Length > 0;

    public static MoveTyped Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var inputs = new Inputs(sent);
        return new MoveTyped(inputs["with"], inputs["from"], inputs["specialist"], inputs["date"], inputs["time"], inputs["room"], inputs["reason"], inputs["revision"]);
    }
}
