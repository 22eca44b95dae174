using System.Numerics;

namespace EconomieSociale.Tests.Protocol;

/// <summary>The feed reader of every silo: horizon, select, deliver, watermark.</summary>
internal sealed class Feeds(Setup setup, Places places, Fault fault)
{
    /// <summary>The words by which a law knows that a poll has ended.</summary>
    public const string Ended = "the feed of {silo} moves its watermark";

    public void AddSteps(in World world, Steps<World> steps)
    {
        for (var silo = 0; silo < setup.FeedCount; silo++)
        {
            if (fault != Fault.NoFeed)
            {
                AddPoll(world, silo, steps);
                AddFailures(world, silo, steps);
            }
        }
    }

    private void AddPoll(in World world, int silo, Steps<World> steps)
    {
        var next = world;
        var deed = world.Feeds[silo].Poll switch
        {
            Poll.Off => Start(ref next, silo),
            Poll.Idle => Begin(ref next, silo),
            Poll.Begun => Select(ref next, silo),
            _ when world.Feeds[silo].Waiting > 0 => Deliver(ref next, silo),
            _ => End(ref next, silo),
        };

        // A feed polls for ever; one that has nothing left to select is at rest.
        if (Xids.IsThrough(world, silo))
        {
            steps.Add(deed, next);
        }
        else
        {
            steps.AddToRest(deed, next);
        }
    }

    private static Deed Start(ref World next, int silo)
    {
        next.Feeds[silo] = new() { Poll = Poll.Idle, Watermark = Xids.Horizon(next) };
        return new("the feed of {silo} starts", Silo: silo);
    }

    private Deed Begin(ref World next, int silo)
    {
        ref var feed = ref next.Feeds[silo];
        feed.Poll = Poll.Begun;
        feed.Horizon = fault is Fault.WatermarkIsMaxSeen or Fault.HorizonTakenAfterRows ? feed.Watermark : Xids.Horizon(next);
        return new("the feed of {silo} takes the horizon", Silo: silo);
    }

    private Deed Select(ref World next, int silo)
    {
        ref var feed = ref next.Feeds[silo];
        feed.Poll = Poll.Selected;
        for (var unit = 0; unit < setup.Units; unit++)
        {
            var row = next.Units[unit];
            feed.Due[unit] = setup.IsSplit ? row.Acknowledged : (byte)0;
            if (row.RowXid >= feed.Watermark)
            {
                feed.Batch[unit] = row.Row;
                feed.Waiting |= Listeners(silo, unit, row.Row);
                feed.Horizon = fault == Fault.WatermarkIsMaxSeen ? Math.Max(feed.Horizon, (byte)(row.RowXid + 1)) : feed.Horizon;
            }
        }

        feed.Batch = feed.Waiting > 0 ? feed.Batch : default;
        feed.Watermark = fault == Fault.WatermarkMovedBeforeDelivery ? feed.Horizon : feed.Watermark;
        return new("the feed of {silo} selects", Silo: silo);
    }

    /// <summary>The activations on a silo to which a version must be brought, one bit each.</summary>
    private byte Listeners(int silo, int unit, int version)
    {
        byte listeners = 0;
        for (var activation = 0; activation < setup.Activations; activation++)
        {
            var hears = setup.Silo(activation) == silo && places.IsFed(unit, version, setup.Area(activation));
            listeners |= hears ? Bits.Of(activation) : (byte)0;
        }

        return listeners;
    }

    private Deed Deliver(ref World next, int silo)
    {
        ref var feed = ref next.Feeds[silo];
        var activation = BitOperations.TrailingZeroCount(feed.Waiting);
        ref var listener = ref next.Activations[activation];
        for (var unit = 0; unit < setup.Units; unit++)
        {
            var version = feed.Batch[unit];
            if (listener.IsSubscribed && places.IsFed(unit, version, setup.Area(activation)))
            {
                listener.Held[unit] = Math.Max(listener.Held[unit], version);
            }
        }

        feed.Waiting ^= Bits.Of(activation);
        feed.Batch = feed.Waiting > 0 ? feed.Batch : default;
        return new("the feed of {silo} delivers to {area}", Area: setup.Area(activation), Silo: silo);
    }

    private Deed End(ref World next, int silo)
    {
        var horizon = fault == Fault.HorizonTakenAfterRows ? Xids.Horizon(next) : next.Feeds[silo].Horizon;
        next.Feeds[silo] = new() { Poll = Poll.Idle, Watermark = horizon };
        return new(Ended, Silo: silo);
    }

    private void AddFailures(in World world, int silo, Steps<World> steps)
    {
        var now = world.Feeds[silo];
        if (now.Poll is Poll.Begun or Poll.Selected)
        {
            var failed = world;
            var watermark = fault == Fault.WatermarkTakenAnew ? Xids.Horizon(world) : now.Watermark;
            failed.Feeds[silo] = new() { Poll = Poll.Idle, Watermark = watermark };
            steps.AddFailure(new("the poll of {silo} fails", Silo: silo), failed);
        }

        if (now.Poll != Poll.Off)
        {
            var dead = world;
            dead.Feeds[silo] = default;
            for (var activation = 0; activation < setup.Activations; activation++)
            {
                if (setup.Silo(activation) == silo)
                {
                    dead.Activations[activation] = default;
                }
            }

            steps.AddFailure(new("{silo} dies", Silo: silo), dead);
        }
    }
}
