using EconomieSociale.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EconomieSociale.Delivery;

/// <summary>Gives mails to the mail server. While it cannot be reached it is left alone for a while, so that nobody's message is tried in vain.</summary>
public sealed class MailServer(SystemOptions options, DeliveryTerms terms, TimeProvider clock)
{
    private const int Timeout = 20_000;

    private DateTimeOffset downUntil;

    public bool IsSetUp => options.Mail.Host is not null;

    public bool IsOpen => IsSetUp && clock.GetUtcNow() >= downUntil;

    /// <summary>Sends a mail. What goes wrong is an outcome, not an exception.</summary>
    public async Task<(AttemptOutcome Outcome, string? Error)> Send(MimeMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = Timeout };
        try
        {
            await client.ConnectAsync(options.Mail.Host!, options.Mail.Port, Security(options.Mail.Security), cancellation);
            if (options.Mail.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Mail.Password ?? "", cancellation);
            }
        }
        catch (Exception e) when (IsOfTheServer(e))
        {
            downUntil = clock.GetUtcNow() + terms.RetryAfter;
            return (AttemptOutcome.Later, e.Message);
        }

        try
        {
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException e) when (e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)e.StatusCode >= 500)
        {
            return (AttemptOutcome.Refused, e.Message);
        }
        catch (Exception e) when (IsOfTheServer(e))
        {
            return (AttemptOutcome.Later, e.Message);
        }

        // It was taken: how the conversation ends does not matter any more.
        client.Disconnect(quit: false, cancellation);
        return (AttemptOutcome.Accepted, null);
    }

    private static bool IsOfTheServer(Exception e) =>
        e is SmtpCommandException or SmtpProtocolException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or IOException
            or System.Net.Sockets.SocketException or TimeoutException or NotSupportedException;

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };
}
