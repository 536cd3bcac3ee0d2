using TradeModel.Simulation;

namespace TradeModel.Cluster.Tests;

/// <summary>Offers at random, and counts the runs that one silo makes. Its text, and so the identity, is the same everywhere.</summary>
internal sealed record CountedOffers(CountedOffers.Counter Made) : OfferingStrategy
{
    public override Instance Start(PartyView view)
    {
        Made.Add();
        return new RandomWalker().Start(view);
    }

    public override string ToString() => "random offers, counted";

    internal sealed class Counter
    {
        private int _runs;

        internal int Runs => Volatile.Read(ref _runs);

        internal void Add() => Interlocked.Increment(ref _runs);
    }
}
