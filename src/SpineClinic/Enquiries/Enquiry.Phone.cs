using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>What stands for the name of somebody who was gone before giving one.</summary>
    public const string NameNotGiven = "Name not given";

    /// <summary>A caller spoke with a member of staff about it. It acknowledges nothing: that is what recording a call is for.</summary>
    /// <param name="details">Codes.</param>
    /// <param name="actor">Who took the call.</param>
    /// <param name="now">When it ended.</param>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    internal EnquiryEvent TakeCall(string details, Actor actor, Instant now)
    {
        Require(Status != EnquiryStatus.Closed, "take a call about");
        return Change(EventKind.CallTaken, actor, now, details);
    }
}
