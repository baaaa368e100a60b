using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Web.Series;

/// <summary>What a browser sent, in the address or in a form.</summary>
public sealed class Sent(IEnumerable<KeyValuePair<string, StringValues>> inputs)
{
    private static readonly LocalTimePattern[] Times = [.. new[] { "HH:mm", "H:mm", "H.mm", "HHmm", "HH:mm:ss" }.Select(LocalTimePattern.CreateWithInvariantCulture)];
    private readonly Dictionary<string, StringValues> all = new(inputs, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first value, trimmed; empty when there is none.</summary>
    public string this[string name] => all.TryGetValue(name, out var values) && values.Count > 0 ? (values[0] ?? "").Trim() : "";

    public bool Has(string name) => all.ContainsKey(name);

    public IReadOnlyList<string> Several(string name) => all.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As browsers send it: 2026-12-01.</summary>
    public static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse((text ?? "").Trim()) is { Success: true, Value: { Year: > 1900 and < 2200 } date } ? date : null;

    /// <summary>As people write it: 14:00, 9.30, 0930.</summary>
    public static LocalTime? Time(string? text)
    {
        foreach (var pattern in Times)
        {
            if (pattern.Parse((text ?? "").Trim()) is { Success: true, Value: var time })
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>By name only: the runtime would take a number for one, too.</summary>
    public static TEnum? Name<TEnum>(string? text)
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Contains(text) ? Enum.Parse<TEnum>(text!) : null;
}
