using NodaTime;

namespace SpineClinic.Mail;

/// <summary>One e-mail to one address: a row in the transaction of whatever caused it. The courier delivers it later, as often as it takes.</summary>
public sealed class Letter
{
    /// <summary>Kind of a letter that proves that the courier works, and goes to nobody.</summary>
    public const string SyntheticKind = "synthetic";

    /// <summary>How long the courier keeps trying: an outage of a fortnight loses nothing.</summary>
    public static readonly Duration Patience = Duration.FromDays(14);

    /// <summary>How long to wait before the one repeat of a letter whose fate is unknown.</summary>
    public static readonly Duration UncertaintyPause = Duration.FromMinutes(15);

    private Letter()
    {
    }

    internal Letter(string kind, string dedupeKey, string messageId, string to, string subject, string text, string language, string regarding, Instant now, Instant? expiresAt = null, string? calendar = null, Instant? dueAt = null)
    {
        Id = Guid.CreateVersion7(now.ToDateTimeOffset());
        Kind = kind;
        DedupeKey = dedupeKey;
        MessageId = messageId;
        To = to;
        Subject = subject;
        Text = text;
        Language = language;
        Regarding = regarding;
        CreatedAt = now;
        DueAt = dueAt ?? now;
        ExpiresAt = expiresAt ?? now + Patience;
        Calendar = calendar;
    }

    public Guid Id { get; private set; }

    /// <summary>Which letter it is, such as "specialist-notice".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What makes it one and the same letter; unique in the database.</summary>
    public string DedupeKey { get; private set; } = "";

    /// <summary>Without angle brackets; made from the unique key, so that it is the same for every attempt, and without meaning.</summary>
    public string MessageId { get; private set; } = "";

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Markdown. As it stands it is the plain part; rendered when the letter leaves, it is the HTML part.</summary>
    public string Text { get; private set; } = "";

    /// <summary>A calendar file that goes with it; null for none.</summary>
    public string? Calendar { get; private set; }

    /// <summary>BCP 47, such as "en".</summary>
    public string Language { get; private set; } = "en";

    /// <summary>The reference of what it speaks of, for people who look for it.</summary>
    public string Regarding { get; private set; } = "";

    public LetterState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>How many attempts ended with an unknown fate. After the second it is left to a person.</summary>
    public int Uncertainties { get; private set; }

    public Instant CreatedAt { get; private set; }

    public Instant DueAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    public string? LeaseOwner { get; private set; }

    public Instant? LeasedUntil { get; private set; }

    /// <summary>Rises with each lease; only the holder of the newest may say how it ended.</summary>
    public long Fence { get; private set; }

    public Instant? SentAt { get; private set; }

    /// <summary>A code, never a server's text: "connect", "refused-550", "expired" ...</summary>
    public string? LastProblem { get; private set; }

    /// <summary>When a person said that nothing more is to be done about it.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>Whether only a person can mend it: it was refused, ran out of time, or left twice without an answer. Nobody has yet.</summary>
    public bool NeedsAPerson => SettledAt is null && (State == LetterState.Dead || (State == LetterState.Uncertain && Uncertainties > 1));

    /// <summary>A person lets it go once more, with the same Message-ID: what arrived before is not shown twice.</summary>
    /// <exception cref="InvalidOperationException">It needs nobody.</exception>
    public void SendAgain(Instant now)
    {
        Require();
        End(LetterState.Pending, null);
        (Uncertainties, DueAt, ExpiresAt) = (0, now, now + Patience);
        Fence++;
    }

    /// <summary>A person has done something else about it, such as ringing.</summary>
    /// <exception cref="InvalidOperationException">It needs nobody.</exception>
    public void Settle(Instant now)
    {
        Require();
        SettledAt = now;
        Fence++;
    }

    /// <summary>Takes the letter for an attempt. The row's fence guards it: the save fails when another courier was quicker.</summary>
    public void Lease(string owner, Instant now, Duration length)
    {
        State = LetterState.Leased;
        LeaseOwner = owner;
        LeasedUntil = now + length;
        Fence++;
    }

    public void MarkSent(Instant now)
    {
        End(LetterState.Sent, null);
        Attempts++;
        SentAt = now;
    }

    /// <summary>This letter, not the mail server, was the trouble: tried again at <paramref name="next"/>, or dead when that is past its time.</summary>
    public void Postpone(Instant next, string problem)
    {
        Attempts++;
        if (next >= ExpiresAt)
        {
            End(LetterState.Dead, "expired");
            return;
        }

        End(LetterState.Pending, problem);
        DueAt = next;
    }

    /// <summary>The mail server could not be reached: nothing was tried with this letter, so nothing is counted against it.</summary>
    public void PutBack(Instant now, string problem) => End(now >= ExpiresAt ? LetterState.Dead : LetterState.Pending, now >= ExpiresAt ? "expired" : problem);

    public void MarkUncertain(Instant now, string problem)
    {
        Attempts++;
        Uncertainties++;
        End(LetterState.Uncertain, problem);
        DueAt = now + UncertaintyPause;
    }

    /// <summary>Something newer made it pointless; a letter that is on its way or has left cannot be called back.</summary>
    /// <returns>Whether it will not be sent.</returns>
    public bool Supersede()
    {
        if (State is not (LetterState.Pending or LetterState.Superseded))
        {
            return false;
        }

        End(LetterState.Superseded, null);
        Fence++;
        return true;
    }

    public void MarkDead(string problem)
    {
        Attempts++;
        End(LetterState.Dead, problem);
    }

    private void Require()
    {
        if (!NeedsAPerson)
        {
            throw new InvalidOperationException($"A letter that is {State} needs nobody.");
        }
    }

    private void End(LetterState state, string? problem)
    {
        State = state;
        LeaseOwner = null;
        LeasedUntil = null;
        LastProblem = problem;
    }
}
