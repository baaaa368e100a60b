namespace SpineClinic.Web.Series;

/// <summary>A group session as it was typed.</summary>
public sealed record GroupTyped(string Type, string Specialist, string Date, string Time, string Room, string Reason)
{
    public static GroupTyped Nothing { get; } = new("", "", "", "", "", "");

    public static GroupTyped Of(Sent sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return new GroupTyped(sent["type"], sent["specialist"], sent["date"], sent["time"], sent["room"], sent["reason"]);
    }
}
