namespace SpineClinic.Audit;

/// <summary>Something changed: which kind of record and which one. Never more than that, so that everyone re-reads under their own permissions.</summary>
/// <param name="Subject">The kind of record, such as "enquiry" or "letter".</param>
/// <param name="Id">The record, or <see cref="Guid.Empty"/> when many changed.</param>
public readonly record struct ClinicSignal(string Subject, Guid Id)
{
    /// <summary>The subject of <see cref="Look"/>.</summary>
    public const string Looking = "look";

    /// <summary>It happened in another process, which has told everyone who shares the database.</summary>
    public bool IsFromElsewhere { get; init; }

    public static ClinicSignal Enquiry(Guid id) => new("enquiry", id);

    /// <summary>Somebody opened or left an enquiry, or types there: it was not changed.</summary>
    public static ClinicSignal Look(Guid enquiry) => new(Looking, enquiry);

    /// <summary>Something of the desk that belongs to no enquiry, such as a note to the next shift.</summary>
    public static ClinicSignal Desk { get; } = new("desk", Guid.Empty);

    public static ClinicSignal Diary { get; } = new("diary", Guid.Empty);

    public static ClinicSignal Letter { get; } = new("letter", Guid.Empty);
}
