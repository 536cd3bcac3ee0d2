using System.Numerics;

namespace TradeModel.Simulation;

/// <summary>A set of outcomes of one run, as bits.</summary>
internal sealed class OutcomeSet
{
    private ulong[] _bits = new ulong[4];

    internal int Count { get; private set; }

    internal void Add(OutcomeIndex outcome)
    {
        int at = outcome.Value >> 6;
        if (at >= _bits.Length) Array.Resize(ref _bits, (int)BitOperations.RoundUpToPowerOf2((uint)at + 1));
        ulong bit = 1UL << outcome.Value;
        if ((_bits[at] & bit) != 0) return;
        _bits[at] |= bit;
        Count++;
    }
}
