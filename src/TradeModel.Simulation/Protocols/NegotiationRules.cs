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
    /// The number of steps is outside this range, or the protocol is not a named value.
    /// </exception>
    public NegotiationRules(int steps, NegotiationProtocol protocol = NegotiationProtocol.AlternatingOffers)
    {
        Steps = steps;
        Protocol = protocol;
    }

    /// <summary>The number of offers: they are made at the steps 0 to <see cref="Steps"/> − 1.</summary>
    public int Steps { get; init => field = Guard.Within(value, 1, 100_000_000, nameof(Steps)); }

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
    /// When issues close, and on which options; none by default. Closings of the same issue must not overlap.
    /// </summary>
    /// <remarks>
    /// Closings of a step take effect before its offer is made, after the answers to the offer before. An offer that has another
    /// option on a closed issue is refused: it uses up its step, no party receives or answers it, and the next party in turn makes the
    /// next offer. The strategies of this package make no such offer.
    /// </remarks>
    /// <exception cref="ArgumentException">Two closings of an issue overlap.</exception>
    public ValueList<IssueClosing> Closings
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Closings));
            foreach (IGrouping<int, IssueClosing> same in value.GroupBy(c => Guard.NotNull(c, nameof(Closings)).Issue))
            {
                IssueClosing[] inOrder = [.. same.OrderBy(c => c.From)];
                for (int i = 1; i < inOrder.Length; i++)
                {
                    if (!inOrder[i].Overlaps(inOrder[i - 1])) continue;
                    throw new ArgumentException(
                        $"{inOrder[i]}, but it is already closed: {inOrder[i - 1]}", Guard.Parameter(nameof(Closings)));
                }
            }
            field = value;
        }
    } = [];

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

    /// <summary>The protocol, the number of steps, the deadline and how many closings there are.</summary>
    public override string ToString()
    {
        string deadline = Deadline is { } late ? string.Create(CultureInfo.InvariantCulture, $", deadline at step {late}") : "";
        string closings = Closings.Count switch
        {
            0 => "",
            1 => ", 1 closing",
            int count => string.Create(CultureInfo.InvariantCulture, $", {count} closings"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Protocol}, {Steps} steps{deadline}{closings}");
    }
}
