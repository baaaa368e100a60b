using System.Globalization;
using NodaTime;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>Where a line stands in the order of the board. The page after it is found through the index: the hundredth costs what the first does.</summary>
/// <param name="DueAt">Null in quarantine.</param>
/// <param name="Tier">How soon.</param>
/// <param name="Id">The enquiry.</param>
public sealed record BoardPlace(Instant? DueAt, Tier Tier, Guid Id)
{
    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueAt?.ToUnixTimeTicks()}.{Tier}.{Id:N}");

    /// <returns>Null when it is none.</returns>
    public static BoardPlace? Parse(string? text)
    {
        if (text?.Split('.') is not [var due, var tier, var id] || !Enum.GetNames<Tier>().Contains(tier) || !Guid.TryParseExact(id, "N", out var key))
        {
            return null;
        }

        if (due.Length == 0)
        {
            return new BoardPlace(null, Enum.Parse<Tier>(tier), key);
        }

        return long.TryParse(due, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and < 100_000_000_000_000_000
            ? new BoardPlace(Instant.FromUnixTimeTicks(ticks), Enum.Parse<Tier>(tier), key)
            : null;
    }
}
