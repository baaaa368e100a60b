using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Triage;

/// <summary>What one shift tells the next, sealed with a key of its own: when that is gone nobody can read it any more, in backups neither.</summary>
[Audited]
public sealed class ShiftNote
{
    /// <summary>Purpose that its words are sealed for.</summary>
    public const string WordsPurpose = "shift-note";

    /// <summary>How long it is kept: whoever was away for a week still finds it.</summary>
    public static readonly Duration Kept = Duration.FromDays(14);

    private ShiftNote()
    {
    }

    public ShiftNote(Guid id, Guid key, Guid staffId, Guid dataKeyId, byte[] sealedWords, Instant now)
    {
        Id = id;
        NoteKey = key;
        StaffId = staffId;
        DataKeyId = dataKeyId;
        SealedWords = sealedWords;
        WrittenAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>Made with the page; the same key again is the same note. Unique.</summary>
    public Guid NoteKey { get; private set; }

    public Guid StaffId { get; private set; }

    public Guid DataKeyId { get; private set; }

    public byte[] SealedWords { get; private set; } = [];

    public Instant WrittenAt { get; private set; }
}
