using Microsoft.Extensions.Primitives;

namespace SpineClinic.Web.StaffDiary;

/// <summary>What a browser sent, whether in the address or in a form.</summary>
internal sealed class Inputs(IEnumerable<KeyValuePair<string, StringValues>> sent)
{
    private readonly Dictionary<string, StringValues> all = new(sent, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first value, trimmed; empty when there is none.</summary>
    public string this[string name] => all.TryGetValue(name, out var values) && values.Count > 0 ? (values[0] ?? "").Trim() : "";

    public IReadOnlyList<string> Several(string name) => all.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    public static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;
}
