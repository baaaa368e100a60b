using System.Globalization;
using System.Security;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Information;

/// <summary>
/// The button that leads from another site of the clinic to the form: a link around a picture of ours. It needs no script, sets no cookie and counts nobody.
/// </summary>
public sealed class EnquiryButton
{
    public const string Address = "/button.svg";

    /// <summary>For a page with a light background.</summary>
    public const string Light = "light";

    /// <summary>For a page with a dark background.</summary>
    public const string Dark = "dark";

    public const int Height = 48;
    // Any letter as it is: somebody reads the line before they paste it.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private const int FontSize = 17;
    private const int Before = 46;
    private const int After = 24;

    // The widest of the common fonts is not much wider; what is left over stands at both ends.
    private const double WidthOfLetter = 0.6;
    private const double DarkAccent = 0.4;
    private static readonly Colour PlainDarkAccent = Colour.Of("#a3180f");

    /// <param name="words">The language that it is in.</param>
    /// <param name="look">"dark"; anything else is light.</param>
    public EnquiryButton(Wording words, string? look)
    {
        ArgumentNullException.ThrowIfNull(words);
        (Words, Look, Text) = (words, look == Dark ? Dark : Light, words.Page("home", "ask"));
    }

    public Wording Words { get; }

    public string Look { get; }

    public string Text { get; }

    /// <summary>In pixels, as the line of HTML names it.</summary>
    public int Width => Before + (int)Math.Ceiling(Text.Length * FontSize * WidthOfLetter) + After;

    /// <summary>The picture's address on the clinic's own site.</summary>
    public string Path
    {
        get
        {
            string[] query = [.. Words.Language == PatientContexts.DefaultLanguage ? [] : (string[])[$"language={Words.Language}"], .. Look == Light ? [] : (string[])[$"look={Look}"]];
            return query.Length == 0 ? Address : $"{Address}?{string.Join('&', query)}";
        }
    }

    /// <summary>What is put on the other site: one line of HTML.</summary>
    public string Line(ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var form = site.Of(FormPages.InLanguage(FormPages.Home, Words.Language));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<a href=\"{Escape(form)}\" lang=\"{Words.Language}\"><img src=\"{Escape(site.Of(Path))}\" alt=\"{Escape(Text)}\" width=\"{Width}\" height=\"{Height}\"></a>");
    }

    /// <summary>The picture. Its text is text: sharp at every size, in the fonts of whoever looks.</summary>
    /// <param name="clinic">In whose colours; beside a logo of the clinic's own our mark stands nowhere.</param>
    public string Svg(ClinicLook clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var scheme = Look == Dark ? clinic.Dark : clinic.Light;
        var hasMark = clinic.Logo is null;
        var middle = !hasMark ? Width / 2 : IsLeft ? (Width - Before + After) / 2 : Before + ((Width - Before - After) / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" xml:lang="{Words.Language}">
            <title>{SecurityElement.Escape(Text)}</title>
            <rect width="{Width}" height="{Height}" rx="10" fill="{scheme.Brand}"/>{(hasMark ? Mark(scheme.OnBrand, clinic) : "")}
            <text x="{middle}" y="30" text-anchor="middle" direction="{Words.Direction}" font-family="-apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, system-ui, sans-serif" font-size="{FontSize}" font-weight="600" fill="{scheme.OnBrand}">{SecurityElement.Escape(Text)}</text>
            </svg>

            """);
    }

    private bool IsLeft => Words.Direction == "rtl";

    // On the light ground of the dark look the accent would hardly be seen: there it is a dark one of its hue.
    private string Mark(Colour bone, ClinicLook clinic)
    {
        var warm = Look == Light ? clinic.Warm : clinic.Accent?.At(DarkAccent) ?? PlainDarkAccent;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""

            <g transform="translate({(IsLeft ? Width - 14 - 24 : 14)} 12) scale(.75)">
            <path fill="{bone}" d="M13 1h10v4.6H13zM14 7.4h12V12H14zM11 13.8h14v4.6H11zM6.5 26.6h16v4.6h-16z"/>
            <path fill="{warm}" d="M6 20.2h15v4.6H6z"/>
            </g>
            """);
    }

    private static string Escape(string text) => Html.Encode(text);
}
