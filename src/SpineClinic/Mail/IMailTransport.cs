using MimeKit;

namespace SpineClinic.Mail;

/// <summary>A way out for letters: a folder of files, or a mail server.</summary>
public interface IMailTransport
{
    /// <exception cref="TransportDownException">Nothing can be sent at the moment; it has nothing to do with this letter.</exception>
    /// <exception cref="LetterRefusedException">This letter was refused.</exception>
    /// <exception cref="LetterUncertainException">The connection broke when all had been said: it may have been accepted.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);

    /// <summary>Called when there is nothing more to send for now.</summary>
    Task RestAsync(CancellationToken cancellationToken);
}
