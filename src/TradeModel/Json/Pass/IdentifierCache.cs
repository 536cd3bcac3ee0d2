using System.Buffers.Binary;
using System.Text;

namespace TradeModel.Json;

/// <summary>The identifiers read so far from a document. Equal bytes give the same string, which is checked only once.</summary>
internal sealed class IdentifierCache<TId>
    where TId : struct
{
    private const int MostProbes = 16;

    private (string? Text, TId Id)[] _slots = new (string?, TId)[64];
    private int _count;

    internal bool TryGet(ReadOnlySpan<byte> text, out TId id)
    {
        int mask = _slots.Length - 1;
        for (int at = Hash(text) & mask, probes = 0; probes < MostProbes && _slots[at].Text is { } known; at = (at + 1) & mask, probes++)
        {
            if (!Ascii.Equals(text, known)) continue;
            id = _slots[at].Id;
            return true;
        }
        id = default;
        return false;
    }

    internal void Add(ReadOnlySpan<byte> text, string known, TId id)
    {
        if (_count * 2 >= _slots.Length) Grow();
        Place(Hash(text), known, id);
    }

    private void Grow()
    {
        (string? Text, TId Id)[] before = _slots;
        _slots = new (string?, TId)[before.Length * 2];
        _count = 0;
        Span<byte> bytes = stackalloc byte[ModelLimits.IdLength];
        foreach ((string? known, TId id) in before)
            if (known is not null) Place(Hash(bytes[..Encoding.UTF8.GetBytes(known, bytes)]), known, id);
    }

    /// <summary>Stores the identifier. If too many identifiers have the same hash, it is not stored and so not shared.</summary>
    private void Place(int hash, string known, TId id)
    {
        int mask = _slots.Length - 1;
        int at = hash & mask;
        for (int probes = 0; probes < MostProbes; probes++, at = (at + 1) & mask)
        {
            if (_slots[at].Text is not null) continue;
            _slots[at] = (known, id);
            _count++;
            return;
        }
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length;
        while (text.Length >= sizeof(ulong))
        {
            hash = ulong.RotateLeft(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text), 23) * 0x9E3779B97F4A7C15;
            text = text[sizeof(ulong)..];
        }
        foreach (byte b in text) hash = (hash ^ b) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 33);
    }
}
