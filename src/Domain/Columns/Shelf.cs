using System.Diagnostics.CodeAnalysis;

namespace EconomieSociale.Columns;

/// <summary>Holds the things that were asked for last; what was not asked for longest makes room for the next.</summary>
internal sealed class Shelf<TKey, T>(int places)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, T Thing)>> nodes = [];
    private readonly LinkedList<(TKey Key, T Thing)> order = [];

    public IEnumerable<T> All => order.Select(n => n.Thing);

    public IEnumerable<TKey> Keys => order.Select(n => n.Key);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T thing)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            thing = default;
            return false;
        }

        order.Remove(node);
        order.AddFirst(node);
        thing = node.Value.Thing;
        return true;
    }

    public void Put(TKey key, T thing)
    {
        Remove(key);
        nodes[key] = order.AddFirst((key, thing));
        while (order.Count > places)
        {
            nodes.Remove(order.Last!.Value.Key);
            order.RemoveLast();
        }
    }

    public void Remove(TKey key)
    {
        if (nodes.Remove(key, out var node))
        {
            order.Remove(node);
        }
    }

    public T GetOrAdd(TKey key, Func<TKey, T> make)
    {
        if (!TryGet(key, out var thing))
        {
            Put(key, thing = make(key));
        }

        return thing;
    }
}
