using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Web.Information;

/// <summary>What is done for a person.</summary>
/// <param name="Name">As it is called, such as "Spinal fusion".</param>
/// <param name="IsProcedure">Whether it is done to them with an instrument; otherwise it is a course that they take part in.</param>
public sealed record Treatment(string Name, bool IsProcedure);

/// <summary>What the head of an article's file says, between two lines of three hyphens: one "key: value" a line.</summary>
/// <param name="Title">The page's only heading of level 1.</param>
/// <param name="Summary">One paragraph, shown first and to search engines.</param>
/// <param name="Sources">Ids, in the order in which they are numbered; empty for a page that cites nothing.</param>
/// <param name="ReviewedBy">A named clinician, or <see cref="NotReviewed"/>.</param>
/// <param name="ReviewedOn">Null exactly when nobody has reviewed it.</param>
/// <param name="ReviewDue">The last day on which the page still counts as reviewed.</param>
/// <param name="Order">Place in lists, smallest first.</param>
/// <param name="IsPrintable">Whether paper leaves room to write between the points.</param>
public sealed record FrontMatter(
    string Title, string Summary, IReadOnlyList<string> Sources, string ReviewedBy, LocalDate? ReviewedOn, LocalDate ReviewDue, int Order, bool IsPrintable)
{
    /// <summary>What a page that no clinician has read says in place of a name.</summary>
    public const string NotReviewed = "Not yet reviewed by a clinician";

    /// <summary>The one treatment that the page is about, as it is called; null where there is none, or the page compares several.</summary>
    public Treatment? Treatment { get; init; }

    private const string Fence = "---";
    private const string Never = "never";
    private const string Procedure = "procedure";
    private const string Therapy = "therapy";
    private static readonly string[] Required = ["title", "summary", "sources", "reviewed by", "reviewed on", "review due", "order"];
    private static readonly string[] Known = [.. Required, "printable", Procedure, Therapy];

    /// <param name="lines">The whole file.</param>
    /// <returns>The head, and the index of the first line after it.</returns>
    /// <exception cref="ArticleFaultException">It is not as it must be.</exception>
    internal static (FrontMatter Front, int Next) Read(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0] != Fence)
        {
            throw new ArticleFaultException(1, $"the file must begin with a line {Fence}");
        }

        Dictionary<string, (string Value, int Line)> fields = [];
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i] == Fence)
            {
                return (Make(fields, i + 1), i + 1);
            }

            var (key, value) = Field(lines[i], i + 1);
            if (!fields.TryAdd(key, (value, i + 1)))
            {
                throw new ArticleFaultException(i + 1, $"'{key}' is there twice");
            }
        }

        throw new ArticleFaultException(lines.Count, $"the front matter does not end with a line {Fence}");
    }

    private static (string Key, string Value) Field(string line, int number)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? "" : line[..colon].Trim();
        return colon < 0 ? throw new ArticleFaultException(number, "expected 'key: value'")
            : Known.Contains(key) ? (key, line[(colon + 1)..].Trim())
            : throw new ArticleFaultException(number, $"there is no '{key}'; known are {string.Join(", ", Known)}");
    }

    private static FrontMatter Make(Dictionary<string, (string Value, int Line)> fields, int end)
    {
        foreach (var key in Required)
        {
            if (!fields.TryGetValue(key, out var field))
            {
                throw new ArticleFaultException(end, $"'{key}' is missing");
            }

            if (field.Value.Length == 0 && key != "sources")
            {
                throw new ArticleFaultException(field.Line, $"'{key}' is empty");
            }
        }

        var by = fields["reviewed by"].Value;
        LocalDate? on = fields["reviewed on"].Value == Never ? null : Date(fields["reviewed on"]);
        if (on is null != (by == NotReviewed))
        {
            throw new ArticleFaultException(fields["reviewed on"].Line, $"'{Never}' goes with '{NotReviewed}', a date with a name");
        }

        return new FrontMatter(
            fields["title"].Value,
            fields["summary"].Value,
            fields["sources"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            by,
            on,
            Date(fields["review due"]),
            int.TryParse(fields["order"].Value, CultureInfo.InvariantCulture, out var order) ? order : throw new ArticleFaultException(fields["order"].Line, "'order' is not a number"),
            fields.TryGetValue("printable", out var printable) && (printable.Value == "yes" ? true : throw new ArticleFaultException(printable.Line, "'printable' is 'yes' or not there")))
        {
            Treatment = OneTreatment(fields),
        };
    }

    private static Treatment? OneTreatment(Dictionary<string, (string Value, int Line)> fields)
    {
        var said = new[] { Procedure, Therapy }.Where(fields.ContainsKey).ToList();
        return said.Count > 1 ? throw new ArticleFaultException(fields[Therapy].Line, $"'{Procedure}' and '{Therapy}' do not go together")
            : said is not [var key] ? null
            : fields[key].Value.Length > 0 ? new Treatment(fields[key].Value, IsProcedure: key == Procedure)
            : throw new ArticleFaultException(fields[key].Line, $"'{key}' is empty");
    }

    private static LocalDate Date((string Value, int Line) field) =>
        LocalDatePattern.Iso.Parse(field.Value).TryGetValue(default, out var date) ? date : throw new ArticleFaultException(field.Line, $"'{field.Value}' is not a date such as 2027-05-31");
}
