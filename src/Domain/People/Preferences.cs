using EconomieSociale.Alerts;

namespace EconomieSociale.People;

/// <summary>How somebody wants to hear of alerts. Hours are those of the programme's time zone.</summary>
/// <param name="Mail">False: nothing is sent, all is in the inbox.</param>
/// <param name="Floor">What matters less is not sent.</param>
/// <param name="DigestHour">0 to 23: from when on the mail with all that was not urgent is sent.</param>
/// <param name="QuietFrom">0 to 23: from this hour on nothing is sent.</param>
/// <param name="QuietTo">0 to 23: until this hour; the same as the beginning: no quiet hours.</param>
[GenerateSerializer, Immutable, Alias("message-preferences")]
public sealed record Preferences(bool Mail, Severity Floor, int DigestHour, int QuietFrom, int QuietTo)
{
    public static readonly Preferences Usual = new(true, Severity.Info, 8, 20, 7);

    /// <summary>True in an hour in which nothing is sent. They may run over midnight.</summary>
    public bool IsQuiet(int hour) => QuietFrom <= QuietTo ? hour >= QuietFrom && hour < QuietTo : hour >= QuietFrom || hour < QuietTo;
}
