using System.Globalization;
using Orleans.Runtime;

namespace EconomieSociale.Storage;

/// <summary>
/// The state of a grain that waits to be written. It has the tag of the written row before its writer hears of it: a grain waits for the commit itself and for
/// nothing around it, since each waiting is a turn of its own.
/// </summary>
internal sealed record StateWrite<T>(RowKey Key, byte[] Payload, int? Version, IGrainState<T> State) : RowWrite(Key, Payload, Version)
{
    public override void End(bool written)
    {
        if (!written)
        {
            Fail(Conflict());
            return;
        }

        State.ETag = Next.ToString(CultureInfo.InvariantCulture);
        State.RecordExists = true;
        base.End(true);
    }
}
