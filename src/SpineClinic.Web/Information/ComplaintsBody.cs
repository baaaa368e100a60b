namespace SpineClinic.Web.Information;

/// <summary>Who hears complaints about the use of personal data.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="Url">Where it takes them.</param>
public sealed record ComplaintsBody(string Name, Uri Url)
{
    private static readonly Dictionary<string, ComplaintsBody> All = new(StringComparer.Ordinal)
    {
        ["AU"] = Of("Office of the Australian Information Commissioner", "https://www.oaic.gov.au"),
        ["CA"] = Of("Office of the Privacy Commissioner of Canada", "https://www.priv.gc.ca"),

        // Each state has its own; the federal office lists them.
        ["DE"] = Of("Datenschutzaufsicht der Länder", "https://www.bfdi.bund.de"),
        ["ES"] = Of("Agencia Española de Protección de Datos", "https://www.aepd.es"),
        ["FR"] = Of("Commission nationale de l'informatique et des libertés (CNIL)", "https://www.cnil.fr"),
        ["GB"] = Of("Information Commissioner's Office", "https://ico.org.uk"),
        ["IE"] = Of("Data Protection Commission", "https://www.dataprotection.ie"),
        ["NZ"] = Of("Office of the Privacy Commissioner", "https://www.privacy.org.nz"),
        ["US"] = Of("U.S. Department of Health and Human Services, Office for Civil Rights", "https://www.hhs.gov/ocr"),
    };

    /// <summary>That of a jurisdiction, such as "GB-ENG"; null where none is known.</summary>
    public static ComplaintsBody? Find(string jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        return All.GetValueOrDefault(jurisdiction.Split('-')[0]);
    }

    /// <summary>Whether the General Data Protection Regulation, or the United Kingdom's copy of it, holds there. Both name health care in article 9(2)(h).</summary>
    /// <param name="jurisdiction">Such as "GB-ENG".</param>
    public static bool IsUnderGdpr(string jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        return jurisdiction.Split('-')[0] is "DE" or "ES" or "FR" or "GB" or "IE";
    }

    private static ComplaintsBody Of(string name, string url) => new(name, new Uri(url));
}
