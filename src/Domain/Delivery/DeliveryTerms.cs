namespace EconomieSociale.Delivery;

/// <summary>When something that could not be delivered is tried again.</summary>
/// <param name="RetryAfter">After the first failure; doubled with each further one.</param>
public sealed record DeliveryTerms(TimeSpan RetryAfter)
{
    public static readonly DeliveryTerms Usual = new(TimeSpan.FromMinutes(1));

    /// <summary>For so long nothing is given a second time to somebody who did not say what came of the first: it may have arrived.</summary>
    public TimeSpan Window => RetryAfter * 15;

    /// <summary>Least time between two messages about something urgent; what happens meanwhile is in the second.</summary>
    public TimeSpan Between => RetryAfter * 5;

    /// <summary>Longest wait between two attempts.</summary>
    public TimeSpan Longest => RetryAfter * 60;

    /// <summary>A message that could not be delivered for so long is given up; its alerts are still in the inbox.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(7);

    /// <summary>The wait after so many failed attempts.</summary>
    public TimeSpan Pause(int attempts) => attempts > 6 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, RetryAfter.Ticks << (Math.Max(attempts, 1) - 1)));
}
