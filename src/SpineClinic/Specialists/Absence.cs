using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>Whole days on which a specialist is away, in the clinic's civil time; both are in it.</summary>
public sealed class Absence
{
    private Absence()
    {
    }

    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public Absence(LocalDate first, LocalDate last)
    {
        if (last < first)
        {
            throw new ArgumentException("An absence must end on or after the day it starts.", nameof(last));
        }

        First = first;
        Last = last;
    }

    public int Id { get; private set; }

    public LocalDate First { get; private set; }

    public LocalDate Last { get; private set; }

    public bool Includes(LocalDate day) => First <= day && day <= Last;
}
