using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>The rules of a simulated negotiation.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NegotiationRules
{
    /// <summary>Creates rules.</summary>
    /// <param name="steps">The number of offers, 1 to 100,000,000.</param>
    /// <param name="protocol">Who speaks when.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number of steps is outside this range, or the protocol is none of those named.
    /// </exception>
    public NegotiationRules(int steps, NegotiationProtocol protocol = NegotiationProtocol.AlternatingOffers)
    {
        Steps = steps;
        Protocol = protocol;
    }

    /// <summary>The number of offers: they are made at the steps 0 to <see cref="Steps"/> − 1.</summary>
    public int Steps
    {
        get;
        init => field = value is >= 1 and <= 100_000_000
            ? value
            : throw new ArgumentOutOfRangeException("steps", value, "must lie between 1 and 100,000,000");
    }

    /// <summary>Who speaks when.</summary>
    public NegotiationProtocol Protocol { get; init => field = Guard.Defined(value, nameof(Protocol)); }

    /// <summary>
    /// The step from which on an offer comes too late, at least 1; null if only <see cref="Steps"/> ends the negotiation. The first late
    /// offer is refused, and the negotiation ends without an agreement. The parties do not know the deadline: they plan for
    /// <see cref="Steps"/>.
    /// </summary>
    public int? Deadline
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Deadline), value, "must be 1 or more");
    }

    /// <summary>
    /// How long a run may take if a party's strategy comes from another package, above 0 and at most a day; 10 seconds by default. A run
    /// that takes longer is marked as failed, and its thread is abandoned. The limit does not apply to runs in which all strategies come
    /// from this package, because these always answer.
    /// </summary>
    public TimeSpan TimeLimit
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "must be above 0 and at most a day");
    } = TimeSpan.FromSeconds(10);

    /// <summary>The protocol and the number of steps.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Protocol}, {Steps} steps");
}
