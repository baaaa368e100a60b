using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace SpineClinic.Mail;

/// <summary>
/// A mail server, over one connection that is kept while there are letters. Certificates are checked, STARTTLS is demanded and never merely preferred, and a
/// password is not sent before the connection is encrypted. Used by one courier at a time.
/// </summary>
public sealed class SmtpTransport(MailSettings settings) : IMailTransport, IDisposable
{
    private SmtpClient? client;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        var progress = new HandedOver();
        try
        {
            await connection.SendAsync(message, cancellationToken, progress);
        }
        catch (SmtpCommandException error)
        {
            await ResetAsync(connection, cancellationToken);
            var code = (int)error.StatusCode;
            throw new LetterRefusedException($"refused-{code}", forGood: code >= 500, error);
        }
        catch (Exception error) when (IsBroken(error))
        {
            Drop();
            throw progress.Complete ? new LetterUncertainException(error) : new TransportDownException("connection-lost", error);
        }
    }

    public async Task RestAsync(CancellationToken cancellationToken)
    {
        if (client is { IsConnected: true } connection)
        {
            try
            {
                await connection.DisconnectAsync(quit: true, cancellationToken);
            }
            catch (Exception error) when (IsBroken(error))
            {
                // The server hung up first: there was nothing left to say.
            }
        }

        Drop();
    }

    public void Dispose() => Drop();

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        if (client is { IsConnected: true } connected)
        {
            return connected;
        }

        Drop();
        var connection = new SmtpClient { Timeout = 20_000 };
        try
        {
            await connection.ConnectAsync(settings.Host, settings.Port, Options(settings.Security), cancellationToken);
            if (settings.User is { Length: > 0 } user)
            {
                await connection.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            }
        }
        catch (Exception error) when (IsBroken(error) || error is AuthenticationException or SmtpCommandException or SslHandshakeException or NotSupportedException)
        {
            connection.Dispose();
            throw new TransportDownException(Name(error), error);
        }

        return client = connection;
    }

    private static SecureSocketOptions Options(string security) => security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static string Name(Exception error) => error switch
    {
        AuthenticationException => "sign-in-refused",
        SslHandshakeException => "certificate",
        NotSupportedException => "no-starttls",
        SmtpCommandException => "greeting-refused",
        _ => "connect",
    };

    private static bool IsBroken(Exception error) =>
        error is IOException or SocketException or SmtpProtocolException or ServiceNotConnectedException or TimeoutException or ObjectDisposedException;

    // After a refusal the conversation may go on with the next letter; when it does not, a new connection does.
    private async Task ResetAsync(SmtpClient connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.NoOpAsync(cancellationToken);
        }
        catch (Exception error) when (IsBroken(error) || error is SmtpCommandException)
        {
            Drop();
        }
    }

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }

    private sealed class HandedOver : ITransferProgress
    {
        public bool Complete { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Complete = bytesTransferred >= totalSize;

        public void Report(long bytesTransferred)
        {
        }
    }
}
