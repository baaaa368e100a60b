using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>
/// The newest state of drafts that were lately used, so that showing a page of the form need not read and unseal what the same process has just written. Only
/// for a clinic of one process: with several, each reads the database. Every write goes by the database whatever this remembers, so an old memory can show an
/// old answer, and never store one.
/// </summary>
/// <param name="capacity">How many drafts; 0 remembers nothing.</param>
public sealed class DraftMemory(int capacity)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];

    /// <summary>The state under a cookie's hash; null when it is not remembered or its time is over.</summary>
    public DraftState? Find(string tokenHash, Instant now)
    {
        lock (turn)
        {
            if (!entries.TryGetValue(tokenHash, out var node) || node.Value.ExpiresAt <= now)
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.State;
        }
    }

    /// <summary>Remembers a state that was read from or committed to the database, unless a newer one is known.</summary>
    public void Keep(string tokenHash, DraftState state, Instant expiresAt)
    {
        lock (turn)
        {
            if (capacity == 0 || (entries.TryGetValue(tokenHash, out var known) && known.Value.Version > state.Version.Version))
            {
                return;
            }

            Put(new Entry(tokenHash, state, expiresAt));
        }
    }

    /// <summary>
    /// A hash that opens nothing from now on. It is remembered as such: a page that read the draft a moment before must not bring it back.
    /// </summary>
    public void Close(string tokenHash, Instant expiresAt)
    {
        lock (turn)
        {
            if (capacity > 0)
            {
                Put(new Entry(tokenHash, null, expiresAt));
            }
        }
    }

    public void Forget(string tokenHash)
    {
        lock (turn)
        {
            Remove(tokenHash);
        }
    }

    private void Put(Entry entry)
    {
        Remove(entry.TokenHash);
        entries[entry.TokenHash] = byUse.AddFirst(entry);
        if (entries.Count > capacity)
        {
            Remove(byUse.Last!.Value.TokenHash);
        }
    }

    private void Remove(string tokenHash)
    {
        if (entries.Remove(tokenHash, out var node))
        {
            byUse.Remove(node);
        }
    }

    private sealed record Entry(string TokenHash, DraftState? State, Instant ExpiresAt)
    {
        public int Version => State?.Version.Version ?? int.MaxValue;
    }
}
