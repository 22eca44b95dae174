using EconomieSociale.Programme;

namespace EconomieSociale.Components;

/// <summary>What every page says of the programme, asked at most every two seconds.</summary>
public sealed class ProgrammeNews(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private (DateTimeOffset At, ProgrammeView View)? held;

    /// <summary>Null when the programme cannot be reached: a page that tells of a failure must not fail on it again.</summary>
    public async Task<ProgrammeView?> Get()
    {
        if (held is { } h && clock.GetUtcNow() - h.At < Freshness)
        {
            return h.View;
        }

        try
        {
            var view = await grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).Get();
            held = (clock.GetUtcNow(), view);
            return view;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or IOException)
        {
            return held?.View;
        }
    }
}
