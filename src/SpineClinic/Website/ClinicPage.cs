namespace SpineClinic.Website;

/// <summary>A page that the clinic wrote itself. It stands at /pages/{slug}.</summary>
public sealed class ClinicPage
{
    /// <summary>Longest title, in UTF-16 characters, as are the others.</summary>
    public const int LongestTitle = 120;

    public const int LongestSlug = 60;

    public const int LongestSummary = 300;

    public const int LongestText = 20_000;

    private ClinicPage()
    {
    }

    /// <param name="id">Made with the page that it is typed on, so that what is sent twice is one.</param>
    public ClinicPage(Guid id) => Id = id;

    public Guid Id { get; private set; }

    /// <summary>The last part of its address: small letters, digits and hyphens. No two pages have the same.</summary>
    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>Markdown of the few kinds that our own articles have.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether patients see it.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Where it is found.</summary>
    public string Address => AddressOf(Slug);

    public static string AddressOf(string slug) => $"/pages/{slug}";

    /// <exception cref="ArgumentException">It has no slug, title or text.</exception>
    public void Write(string slug, string title, string summary, string text, bool isPublished)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        (Slug, Title, Summary, Text, IsPublished) = (slug, title, summary, text, isPublished);
    }
}
