using TradeModel.Negotiations;

namespace TradeModel.Testing;

/// <summary>
/// Negotiations of a given size, made quickly from a seed, for benchmarks and tests of scale. The same seed and sizes give the same
/// negotiation on every machine.
/// </summary>
public static class NegotiationSamples
{
    /// <summary>A definition.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="parties">How many parties have a seat, 2 to 12.</param>
    /// <param name="issues">The number of issues on the agenda. They are on every scale, in three phases or none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public static NegotiationDefinition CreateDefinition(long seed, int parties = 2, int issues = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parties, 12);
        ArgumentOutOfRangeException.ThrowIfNegative(issues);
        return new Draw((ulong)seed).Definition(parties, 3, issues, isOfMany: false);
    }

    /// <summary>A negotiation with a long log: mostly tabled positions, with events of all other kinds between them.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="parties">How many parties have a seat, 2 to 12.</param>
    /// <param name="issues">The number of issues on the agenda at the start.</param>
    /// <param name="events">The number of events in the log.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public static Negotiation Create(long seed, int parties = 2, int issues = 100, int events = 2_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        var writer = new LogWriter(new Draw((ulong)seed ^ 0x5DEECE66D), new Negotiation(CreateDefinition(seed, parties, issues)),
            isSteady: true);
        writer.Write(events);
        return writer.Negotiation;
    }
}
