namespace SpineClinic.Mail;

/// <summary>Pending → Leased → Sent | Uncertain | Superseded | Dead.</summary>
public enum LetterState
{
    /// <summary>Waits for its due time.</summary>
    Pending,

    /// <summary>A courier holds it until the lease runs out.</summary>
    Leased,

    /// <summary>The mail server accepted it. That is all that SMTP can prove.</summary>
    Sent,

    /// <summary>The connection broke after the last byte: it may have been accepted. It is sent once more, with the same Message-ID, and then left to a person.</summary>
    Uncertain,

    /// <summary>Something newer made it pointless.</summary>
    Superseded,

    /// <summary>Refused for good, or undeliverable for too long. A person must look.</summary>
    Dead,
}
