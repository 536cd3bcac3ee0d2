namespace TradeModel.Simulation;

/// <summary>
/// Which sequence of random numbers belongs to whom: the stream of <see cref="Xoshiro256"/> is 1 + run × 4096 + number, modulo 2^64.
/// </summary>
/// <remarks>
/// The numbers: a party's place in the scenario, from 0; the mediator's is 4094; that of a run's inputs is 4095. Runs below 2^52 have
/// streams of their own.
/// </remarks>
internal static class RandomStreams
{
    internal const int Mediator = 4094, Inputs = 4095;

    /// <summary>The sequence of one party, the mediator or the inputs in one run.</summary>
    internal static Xoshiro256 Of(ulong seed, long run, int number) => new(seed, unchecked(1 + ((ulong)run * 4096) + (ulong)number));
}
