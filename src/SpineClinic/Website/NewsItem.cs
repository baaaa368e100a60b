using NodaTime;

namespace SpineClinic.Website;

/// <summary>Something that is worth telling for a while, such as a new entrance or a change of hours.</summary>
public sealed class NewsItem
{
    public const int LongestTitle = 120;

    public const int LongestText = 4000;

    private NewsItem()
    {
    }

    /// <param name="id">Made with the page that it is typed on, so that what is sent twice is one.</param>
    public NewsItem(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown of the few kinds that our own articles have.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The first day on which it is shown, in the clinic's zone.</summary>
    public LocalDate From { get; private set; }

    /// <summary>The last day; null while no end is in sight.</summary>
    public LocalDate? Until { get; private set; }

    /// <exception cref="ArgumentException">It has no title or text, or ends before it begins.</exception>
    public void Write(string title, string text, LocalDate from, LocalDate? until)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (until < from)
        {
            throw new ArgumentException("News end on or after the day on which they begin.", nameof(until));
        }

        (Title, Text, From, Until) = (title, text, from, until);
    }

    public bool IsCurrent(LocalDate today) => From <= today && !(Until < today);
}
