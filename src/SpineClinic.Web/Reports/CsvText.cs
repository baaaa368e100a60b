using System.Text;

namespace SpineClinic.Web.Reports;

/// <summary>
/// A table as RFC 4180 has it. Spreadsheets take a cell that begins with one of some signs for a formula, and run it: before these stands an apostrophe, which
/// they show as text.
/// </summary>
public static class CsvText
{
    private const string Formula = "=+-@\t\r\n";

    public static string Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string value)
    {
        var safe = value.TrimStart(' ') is [var first, ..] && Formula.Contains(first, StringComparison.Ordinal) ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
