namespace EconomieSociale.Hosting;

/// <summary>How a mail server is spoken to.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted where the server offers it.</summary>
    Auto = 1,

    /// <summary>Not encrypted: for a server on the same machine.</summary>
    None = 2,

    /// <summary>Encrypted after a greeting in the clear (STARTTLS), or not at all.</summary>
    StartTls = 3,

    /// <summary>Encrypted from the first byte.</summary>
    Tls = 4,
}

/// <summary>The mail server: environment <c>EconomieSociale__Mail__X</c>.</summary>
public sealed record MailOptions
{
    /// <summary>Null: none.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 25;

    public MailSecurity Security { get; init; } = MailSecurity.Auto;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address that mails come from.</summary>
    public string From { get; init; } = "";

    /// <summary>What is wrong with the settings; null: nothing.</summary>
    public string? Fault => Host is null ? null
        : !From.Contains('@', StringComparison.Ordinal) ? "Mail__Host needs Mail__From, the address that mails come from"
        : Port is < 1 or > 65535 ? "Mail__Port is 1 to 65535"
        : null;
}
