using MimeKit;

namespace SpineClinic.Mail;

/// <summary>How letters leave. Checked at start by the host; secrets never appear in a message about them.</summary>
public sealed record MailSettings
{
    /// <summary>"Folder" or "Smtp".</summary>
    public required string Transport { get; init; }

    /// <summary>Where the folder transport writes.</summary>
    public required string Folder { get; init; }

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>"StartTls", "Tls", or "None" (loopback only).</summary>
    public string Security { get; init; } = "StartTls";

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address; its domain is also that of the message ids.</summary>
    public required string From { get; init; }

    public string FromName { get; init; } = "";

    /// <summary>The sender's domain as mail servers know it: letters beyond ASCII are encoded ("xn--…").</summary>
    public string Domain => MailboxAddress.EncodeAddrspec(From).Split('@')[^1];
}
