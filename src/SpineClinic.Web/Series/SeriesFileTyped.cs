namespace SpineClinic.Web.Series;

/// <summary>What was typed to move or call off appointments of a series.</summary>
public sealed record SeriesFileTyped(
    string MoveFrom, string MoveScope, string MoveDate, string MoveTime, string MoveReason, string CancelFrom, string CancelScope, string CancelWhy, string CancelWords)
{
    public static SeriesFileTyped Nothing { get; } = new("", "", "", "", "", "", "", "", "");

    public static SeriesFileTyped Of(Sent sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return new SeriesFileTyped(
            sent["moveFrom"], sent["moveScope"], sent["moveDate"], sent["moveTime"], sent["moveReason"], sent["cancelFrom"], sent["cancelScope"], sent["cancelWhy"], sent["cancelWords"]);
    }
}
