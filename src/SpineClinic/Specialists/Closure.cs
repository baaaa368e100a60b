using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>Whole days on which the clinic, or one of its sites, is closed, in civil time; both are in it.</summary>
public sealed class Closure
{
    private Closure()
    {
    }

    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="name">Why, as patients may read it, such as "Christmas".</param>
    /// <param name="siteId">The one site; null for the whole clinic.</param>
    /// <exception cref="ArgumentException">It ends before it starts, or has no name.</exception>
    public Closure(LocalDate first, LocalDate last, string name, Guid? siteId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (last < first)
        {
            throw new ArgumentException("A closure must end on or after the day it starts.", nameof(last));
        }

        First = first;
        Last = last;
        Name = name;
        SiteId = siteId;
    }

    public int Id { get; private set; }

    public LocalDate First { get; private set; }

    public LocalDate Last { get; private set; }

    public string Name { get; private set; } = "";

    public Guid? SiteId { get; private set; }

    public bool Includes(LocalDate day) => First <= day && day <= Last;
}
