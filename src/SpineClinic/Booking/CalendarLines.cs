using System.Text;
using SpineClinic.Privacy;

namespace SpineClinic.Booking;

/// <summary>
/// The lines of an iCalendar file (RFC 5545, 3.1). Every value goes through here, and nothing that is written can begin a line of its own: line ends of any
/// kind become "\n" or a space, and other control characters go. Lines end with CR LF and are folded at 75 bytes between characters.
/// </summary>
internal sealed class CalendarLines
{
    private const int LongestLine = 75;
    private readonly StringBuilder written = new();

    public override string ToString() => written.ToString();

    /// <summary>A value of the product's own making: numbers, times, codes.</summary>
    public CalendarLines Code(string name, string value) => Fold($"{name}:{value}");

    /// <summary>A text of one line.</summary>
    public CalendarLines Line(string name, string? text) => Fold($"{name}:{Escape(OneLine(text))}");

    /// <summary>A text of one line, left out when there is none.</summary>
    public CalendarLines LineIfAny(string name, string? text) => OneLine(text).Length == 0 ? this : Line(name, text);

    /// <summary>A text that may have several lines, left out when there is none.</summary>
    public CalendarLines ParagraphsIfAny(string name, string? text)
    {
        var kept = PersonalText.Paragraphs(text);
        return kept.Length == 0 ? this : Fold($"{name}:{Escape(kept)}");
    }

    /// <exception cref="ArgumentException">Not an absolute http or https address.</exception>
    public CalendarLines Address(string name, Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("A calendar's address is an absolute web address.", nameof(address));
        }

        return Fold($"{name}:{Percent(address.AbsoluteUri, "-._~:/?#[]@!$&'()*+,;=%")}");
    }

    public CalendarLines Person(string name, string codes, CalendarPerson person)
    {
        var shown = OneLine(person.Name);
        return Fold($"{name}{codes}{(shown.Length == 0 ? "" : $";CN={Parameter(shown)}")}:mailto:{Percent(OneLine(person.Email), "-._~@!$'*+")}");
    }

    /// <summary>A time in a zone, such as DTSTART;TZID=Europe/London:20261025T090000.</summary>
    public CalendarLines Local(string name, string zone, string time) =>
        Fold($"{name};TZID={(zone.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '_' or '-' or '+') ? zone : Parameter(OneLine(zone)))}:{time}");

    private static string OneLine(string? text) => PersonalText.Line(text?.ReplaceLineEndings("\n"));

    private static string Escape(string text) => new StringBuilder(text).Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\n", "\\n").ToString();

    // A parameter cannot hold a quote; RFC 6868 writes it with a circumflex.
    private static string Parameter(string text) => $"\"{text.Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal)}\"";

    private static string Percent(string text, string plain)
    {
        var address = new StringBuilder(text.Length);
        foreach (var sign in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)sign) || plain.Contains((char)sign, StringComparison.Ordinal))
            {
                address.Append((char)sign);
            }
            else
            {
                address.Append('%').Append(sign.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return address.ToString();
    }

    private CalendarLines Fold(string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                written.Append("\r\n ");
                length = 1;
            }

            written.Append(rune);
            length += rune.Utf8SequenceLength;
        }

        written.Append("\r\n");
        return this;
    }
}
