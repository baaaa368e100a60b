using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>How the last synthetic enquiries fared: one row.</summary>
public sealed class PathCheck
{
    internal PathCheck()
    {
        Id = 1;
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private set; }

    /// <summary>When one last went from the form to the courier.</summary>
    public Instant? LastPassedAt { get; private set; }

    /// <summary>Since when none could be taken in: the form is closed from then on. Null when the last one could.</summary>
    public Instant? IntakeFailingSince { get; private set; }

    /// <summary>Since when the courier does not hand on; null when it does.</summary>
    public Instant? MailFailingSince { get; private set; }

    internal void IntakePassed() => IntakeFailingSince = null;

    internal void IntakeFailed(Instant now) => IntakeFailingSince ??= now;

    internal void MailPassed(Instant now) => (LastPassedAt, MailFailingSince) = (now, null);

    internal void MailFailed(Instant now) => MailFailingSince ??= now;
}
