using System.Runtime.InteropServices;

namespace TradeModel.Simulation;

/// <summary>
/// The outcomes that occurred in one run of a searched space, each once. An outcome's number is its handle. It takes two bytes for each
/// issue and outcome.
/// </summary>
internal sealed class OutcomeTable(int issues)
{
    private ushort[] _choices = new ushort[issues * 16];
    private int[] _slots = NewSlots(32);
    private ulong[] _hashes = new ulong[16];

    internal int Count { get; private set; }

    internal ReadOnlySpan<ushort> this[int outcome] => _choices.AsSpan(outcome * issues, issues);

    /// <summary>The number of the outcome with these choices, which is added if it is new.</summary>
    internal OutcomeIndex Add(ReadOnlySpan<int> choices)
    {
        if (Count == _hashes.Length) Grow();
        Span<ushort> added = _choices.AsSpan(Count * issues, issues);
        for (int i = 0; i < issues; i++) added[i] = (ushort)choices[i];
        ulong hash = Hash(added);
        int slot = (int)(hash & (ulong)(_slots.Length - 1));
        for (; _slots[slot] >= 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int known = _slots[slot];
            if (_hashes[known] == hash && this[known].SequenceEqual(added)) return new(known);
        }
        _slots[slot] = Count;
        _hashes[Count] = hash;
        return new(Count++);
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, Count * 2);
        Array.Resize(ref _choices, checked(Count * 2 * issues));
        _slots = NewSlots(Count * 4);
        for (int outcome = 0; outcome < Count; outcome++)
        {
            int slot = (int)(_hashes[outcome] & (ulong)(_slots.Length - 1));
            while (_slots[slot] >= 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = outcome;
        }
    }

    private static int[] NewSlots(int count)
    {
        int[] slots = new int[count];
        Array.Fill(slots, -1);
        return slots;
    }

    private static ulong Hash(ReadOnlySpan<ushort> choices)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        ulong hash = 0;
        foreach (ulong four in MemoryMarshal.Cast<ushort, ulong>(choices)) hash = Mix(hash ^ four);
        foreach (ushort one in choices[(choices.Length & ~3)..]) hash = Mix(hash ^ one);
        return hash;

        static ulong Mix(ulong value)
        {
            value *= Prime;
            return value ^ (value >> 32);
        }
    }
}
