using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpineClinic.Web.Hosting;
using SpineClinic.Website;

namespace SpineClinic.Web.Layout;

/// <summary>
/// The stylesheet of the public pages in a clinic's own colours. Its address says the colours and what the sheet holds, so that every replica makes the same
/// sheet from the address alone: none can have an old one, and a browser keeps what it has for good.
/// </summary>
public static class BrandSheet
{
    public const string Folder = "/look/";
    private const string None = "-";
    private const int MostKept = 8;

    private static readonly string Plain = Read();
    private static readonly byte[] PlainHash = SHA256.HashData(Encoding.UTF8.GetBytes(Plain));
    private static readonly ConcurrentDictionary<(Colour? Brand, Colour? Accent), Sheet> Made = new();
    private static volatile Named? last;

    /// <summary>Where the sheet of a look is found.</summary>
    public static string Address(ClinicLook look, AssetPaths files)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(files);
        if (!look.HasColours)
        {
            return files["site.css"];
        }

        if (last is { } known && known.Brand == look.Brand && known.Accent == look.Accent)
        {
            return known.Address;
        }

        var address = $"{Folder}{Of(look.Brand, look.Accent).Fingerprint}.{Part(look.Brand)}.{Part(look.Accent)}.css";
        last = new Named(look.Brand, look.Accent, address);
        return address;
    }

    /// <summary>The sheet at an address below <see cref="Folder"/>.</summary>
    /// <returns>Null when it is no address of a sheet, or its colours cannot be read by people with low vision; whether it is exactly the sheet that was asked for: another version of the program may have named it.</returns>
    public static (Packed Css, bool IsExact)? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Split('.') is not [var print, var brandPart, var accentPart, "css"])
        {
            return null;
        }

        var (brand, accent) = (Colour.Parse(brandPart), Colour.Parse(accentPart));
        if ((brand is null && brandPart != None) || (accent is null && accentPart != None) || (brand is { } main && !BrandCheck.Passes(main)) || (accent is { } warm && !BrandCheck.AccentPasses(warm)))
        {
            return null;
        }

        var sheet = Of(brand, accent);
        return (sheet.Css, print == sheet.Fingerprint);
    }

    // A few are kept, and among them always the one that pages name: anybody may ask for any colours, and must not push it out.
    private static Sheet Of(Colour? brand, Colour? accent)
    {
        if (Made.TryGetValue((brand, accent), out var made))
        {
            return made;
        }

        foreach (var key in Made.Keys.Where(key => last is not { } named || key != (named.Brand, named.Accent)))
        {
            if (Made.Count >= MostKept)
            {
                Made.TryRemove(key, out _);
            }
        }

        var colours = Colours(brand, accent);
        return Made.GetOrAdd((brand, accent), new Sheet(Fingerprint(colours), new Packed(Encoding.UTF8.GetBytes(Plain + colours))));
    }

    // On screens alone: paper stays as the sheet has it. Who asks for more contrast gets the hue, farther from its ground.
    private static string Colours(Colour? brand, Colour? accent)
    {
        var css = new StringBuilder("\n/* The clinic's own */\n");
        if (brand is { } main)
        {
            Add("screen", Tokens(BrandScheme.Light(main)));
            Add("screen and (prefers-color-scheme: dark)", Tokens(BrandScheme.Dark(main)));
            Add("screen and (prefers-contrast: more)", Token("brand", main.At(Math.Min(main.Lightness, 0.3))));
            Add("screen and (prefers-contrast: more) and (prefers-color-scheme: dark)", Token("brand", main.At(0.9, 0.06)));
        }

        if (accent is { } warm)
        {
            Add("screen", Token("warm", warm) + Token("warm-tint", warm.At(0.96, 0.025)));
            Add("screen and (prefers-color-scheme: dark)", Token("warm-tint", warm.At(0.27, 0.02)));
        }

        return css.ToString();

        void Add(string media, string tokens) => css.Append(CultureInfo.InvariantCulture, $"@media {media} {{\n  :root {{{tokens} }}\n}}\n");
    }

    private static string Tokens(BrandScheme scheme) => string.Concat(
        Token("brand", scheme.Brand), Token("brand-deep", scheme.Deep), Token("on-brand", scheme.OnBrand), Token("tint", scheme.Tint), Token("tint-line", scheme.TintLine),
        Token("hero", scheme.Hero), Token("on-hero", scheme.OnHero), Token("hero-ink", scheme.HeroInk), Token("hero-tint", scheme.HeroTint), Token("bone", scheme.Bone));

    private static string Token(string name, Colour colour) => $" --{name}: {colour};";

    private static string Part(Colour? colour) => colour?.ToString().TrimStart('#') ?? None;

    private static string Fingerprint(string colours) => Convert.ToHexStringLower(SHA256.HashData([.. PlainHash, .. Encoding.UTF8.GetBytes(colours)]))[..12];

    private static string Read()
    {
        using var reader = new StreamReader(typeof(BrandSheet).Assembly.GetManifestResourceStream("site.css") ?? throw new InvalidDataException("No stylesheet in the build."));
        return reader.ReadToEnd();
    }

    private sealed record Sheet(string Fingerprint, Packed Css);

    private sealed record Named(Colour? Brand, Colour? Accent, string Address);
}
