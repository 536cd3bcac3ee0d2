using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Convergence;

/// <summary>
/// The course of a negotiation: how close the parties were after every event, what changed the score, who moved, and the trend.
/// </summary>
/// <remarks>
/// A point holds the measures of the agreement, the tracks and the phases; for the issues at a point, measure
/// <see cref="Negotiation.Prefix"/>. Immutable and safe to share between threads; its lists are created on first use and kept.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ConvergenceTimeline : IPlainLines
{
    private readonly MovementLedger _ledger;

    internal ConvergenceTimeline(Negotiation negotiation)
    {
        Negotiation = negotiation;
        var builder = new TimelineBuilder(negotiation.Definition);
        Start = builder.Overall;
        var points = new TimelinePoint[negotiation.Log.Count];
        for (int i = 0; i < points.Length; i++) points[i] = builder.Follow(negotiation.Log[i]);
        Points = new(points);
        _ledger = builder.Ledger;
    }

    /// <summary>The negotiation.</summary>
    public Negotiation Negotiation { get; }

    /// <summary>The scores of the agreement before the first event.</summary>
    public ScopeConvergence Start { get; }

    /// <summary>One point per event, in the order of the log.</summary>
    public ValueList<TimelinePoint> Points { get; }

    /// <summary>The scores of the agreement after the last event.</summary>
    public ScopeConvergence Last => Points.Count == 0 ? Start : Points[^1].Overall.Convergence;

    /// <summary>
    /// What each party has given and received on each issue on the agenda that concerns it, by issue and party; a party that never
    /// tabled anything has zeros.
    /// </summary>
    public ValueList<IssueMovement> Movement => field ??= MovementOf();

    private ValueList<IssueMovement> MovementOf()
    {
        var all = new List<IssueMovement>();
        NegotiationState state = Negotiation.State;
        for (int i = 0; i < state.AllIssues.Count; i++)
        {
            if (state.AllIssues[i] is not { IsRemoved: false } issue) continue;
            foreach (PartyId party in state.ConcernedBy(issue.Issue))
            {
                MovementLedger.Account account = _ledger.Find(i, party);
                all.Add(new(party, issue.Issue.Id, account.Given.ToDouble(), account.Received.ToDouble(), issue.LastMovedBy(party)));
            }
        }
        return all.ToValueList();
    }

    /// <summary>
    /// For each pair of parties at the table, what they have given each other on all issues that were ever on the agenda.
    /// </summary>
    public ValueList<Reciprocity> Reciprocity => field ??= ReciprocityOf();

    private ValueList<Reciprocity> ReciprocityOf()
    {
        var all = new List<Reciprocity>();
        ValueList<Party> seats = Negotiation.Parties;
        for (int i = 0; i < seats.Count; i++)
            for (int j = i + 1; j < seats.Count; j++) all.Add(Between(seats[i].Id, seats[j].Id));
        return all.ToValueList();
    }

    /// <summary>
    /// The mean of <see cref="Reciprocity.Figure"/> over the pairs of parties that have moved towards or away from each other; null if
    /// none has.
    /// </summary>
    public double? ReciprocityFigure
    {
        get
        {
            double[] figures = [.. Reciprocity.Select(r => r.Figure).OfType<double>()];
            return figures.Length == 0 ? null : figures.Average();
        }
    }

    /// <summary>What two parties have given each other.</summary>
    /// <param name="first">A party that has, or once had, a seat.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or both are the same.</exception>
    /// <exception cref="KeyNotFoundException">A party has never had a seat.</exception>
    public Reciprocity ReciprocityBetween(PartyId first, PartyId second)
    {
        CheckDiffer(first, second);
        return Between(EverSeated(first), EverSeated(second));
    }

    private static void CheckDiffer(PartyId first, PartyId second)
    {
        if (first.Checked(nameof(first)) == second.Checked(nameof(second)))
            throw new ArgumentException("two different parties are compared", nameof(second));
    }

    private PartyId EverSeated(PartyId party)
        => Negotiation.State.EverSeated.Contains(party) ? party
            : throw new KeyNotFoundException($"'{party}' has never had a seat at the table");

    private Reciprocity Between(PartyId first, PartyId second)
        => new(first, second, _ledger.Find(first, second), _ledger.Find(second, first));

    /// <summary>Who moved last on each issue on the agenda on which anybody moved, in the order of the negotiation.</summary>
    public ValueList<LastMove> LastMoves => field ??= LastMovesOf();

    private ValueList<LastMove> LastMovesOf()
    {
        var all = new List<LastMove>();
        NegotiationState state = Negotiation.State;
        for (int i = 0; i < state.AllIssues.Count; i++)
        {
            if (state.AllIssues[i] is not { IsRemoved: false } issue) continue;
            ValueSet<PartyId> concerned = state.ConcernedBy(issue.Issue);
            if (issue.AgreedOn is { } agreed)
            {
                all.Add(new(issue.Issue.Id, concerned, agreed));
                continue;
            }
            int last = 0;
            PartyId? mover = null;
            foreach (PartyId party in concerned)
                if (_ledger.Find(i, party).LastEvent is var at && at > last) (last, mover) = (at, party);
            if (mover is { } who) all.Add(new(issue.Issue.Id, [who], Negotiation.Log[last - 1].Date));
        }
        return all.ToValueList();
    }

    /// <summary>
    /// The open issues, ranked by what agreement on each would add to the score, the greatest gain first. Issues without a zone of possible
    /// agreement come before all others.
    /// </summary>
    public ValueList<ClosingGain> Explain() => Explanation.Of(Negotiation);

    /// <summary>
    /// The value of <see cref="ScopeConvergence.Low"/> at the end of each day. A day without an event has the value of the day before.
    /// </summary>
    /// <param name="windowDays">How many days at most, the last included.</param>
    /// <param name="until">The last day; null for that of the last event. It may lie after it.</param>
    /// <param name="phase">A phase; null for the agreement. Before the phase was added, its values are 0.</param>
    /// <returns>The series. It begins with the window, or with the first event if that is later; empty if nothing happened.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is not at least one day.</exception>
    /// <exception cref="KeyNotFoundException">The negotiation has no such phase.</exception>
    public DailySeries Daily(int windowDays = DailySeries.DefaultWindow, LocalDate? until = null, PhaseId? phase = null)
        => DailySeries.Of(Negotiation, Points, windowDays, until, phase);

    /// <summary>The trend of the established score over a recent window.</summary>
    /// <param name="windowDays">The window: how many days at most, the last included.</param>
    /// <param name="until">The last day; null for that of the last event.</param>
    /// <param name="phase">A phase; null for the agreement.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is not at least one day.</exception>
    /// <exception cref="KeyNotFoundException">The negotiation has no such phase.</exception>
    public TrendResult Trend(int windowDays = DailySeries.DefaultWindow, LocalDate? until = null, PhaseId? phase = null)
        => Daily(windowDays, until, phase).Trend();

    /// <summary>The day on which the established score would reach a threshold at the pace of a recent window.</summary>
    /// <param name="threshold">The threshold, above 0 and at most 1.</param>
    /// <param name="seed">The seed of the bootstrap: the same seed gives the same answer on any machine.</param>
    /// <param name="windowDays">The window: how many days at most, the last included.</param>
    /// <param name="until">The last day; null for that of the last event.</param>
    /// <param name="phase">A phase; null for the agreement.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold or the window is out of range.</exception>
    /// <exception cref="KeyNotFoundException">The negotiation has no such phase.</exception>
    public ProjectionResult Project(
        double threshold, ulong seed = 1, int windowDays = DailySeries.DefaultWindow, LocalDate? until = null, PhaseId? phase = null)
        => Daily(windowDays, until, phase).Project(threshold, seed);

    /// <summary>Each statement of a party compared with the score since that party's previous statement, in the order of the log.</summary>
    public ValueList<StatementComparison> CompareStatements() => Convergence.StatementComparison.Of(Points);

    /// <summary>Contacts, hostile measures and shocks up to a day.</summary>
    /// <param name="asOf">The day; null for that of the last event.</param>
    public RelationshipIndicators Relationship(LocalDate? asOf = null)
    {
        ConvergenceTimeline until = Until(asOf);
        return RelationshipIndicators.Of(until.Negotiation, [.. until.Negotiation.Parties], asOf, until.ReciprocityFigure);
    }

    /// <summary>Contacts, hostile measures and shocks between two parties up to a day.</summary>
    /// <param name="first">One party at the table.</param>
    /// <param name="second">Another.</param>
    /// <param name="asOf">The day; null for that of the last event.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or both are the same.</exception>
    /// <exception cref="KeyNotFoundException">One had no seat on that day.</exception>
    public RelationshipIndicators RelationshipBetween(PartyId first, PartyId second, LocalDate? asOf = null)
    {
        CheckDiffer(first, second);
        ConvergenceTimeline until = Until(asOf);
        Party[] seats = [until.Negotiation.GetParty(first), until.Negotiation.GetParty(second)];
        return RelationshipIndicators.Of(until.Negotiation, seats, asOf, until.ReciprocityBetween(first, second).Figure);
    }

    private ConvergenceTimeline Until(LocalDate? day)
        => day is { } asked && Negotiation.AsOf(asked) is var until && !ReferenceEquals(until, Negotiation) ? new(until) : this;

    /// <summary>The last point in words.</summary>
    public override string ToString() => $"{Points.Count} events: {Last}";

    IEnumerable<string> IPlainLines.PlainLines()
    {
        const int MostPoints = 40;
        yield return $"{Negotiation}: {this}";
        if (Points.Count > MostPoints) yield return "  …";
        foreach (TimelinePoint point in Points.Skip(Points.Count - MostPoints)) yield return $"  {InvariantText.Escaped(point.ToString())}";
    }
}
