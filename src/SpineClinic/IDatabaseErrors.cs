using Microsoft.EntityFrameworkCore;

namespace SpineClinic;

/// <summary>Tells what a failed write means, from the database's own error code. One implementation per database, in its migrations project.</summary>
public interface IDatabaseErrors
{
    /// <summary>Whether a unique index or primary key already held the value.</summary>
    bool IsDuplicate(DbUpdateException error);

    /// <summary>Whether the database could not do its work at all (unreachable, full, read-only, locked for too long): the same request may succeed later.</summary>
    bool IsUnavailable(Exception error);

    /// <summary>Whether the database gave up this transaction because some waited for each other: nothing of it was written, and it can be done again.</summary>
    bool IsDeadlock(Exception error);
}
