namespace SpineClinic.Benchmarks;

/// <summary>A Markdown table on the console, with columns as wide as they need to be.</summary>
public sealed class Table(params string[] columns)
{
    private readonly List<string[]> rows = [];

    public static string Verdict(bool isMet) => isMet ? "met" : "MISSED";

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print(string title)
    {
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        Console.WriteLine($"\n## {title}\n");
        Console.WriteLine(Line(columns, widths));
        Console.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        foreach (var row in rows)
        {
            Console.WriteLine(Line(row, widths));
        }
    }

    private static string Line(string[] cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |";
}
