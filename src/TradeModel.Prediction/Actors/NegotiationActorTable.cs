using System.Globalization;
using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Prediction;

/// <summary>
/// The open issues of a negotiation as the literature's table of actors. <see cref="PositionAt"/> turns a predicted number into a position.
/// </summary>
/// <remarks>
/// <para>
/// <b>Scale</b>: from 0 to 100, in hundredths of the issue's own distance from its low end. The low end is the least number or level, every
/// commitment unbound, or a tariff that is free at once.
/// </para>
/// <para>
/// <b>Positions</b>: what each concerned party has tabled without condition for all. A party that has tabled nothing on an issue is not an
/// actor of it. Positions for one party are left out.
/// </para>
/// <para>
/// <b>Salience</b>: as a multiple of the party's own mean over the open issues it has assessed, because parties may use different units; 1
/// if the party has assessed none.
/// </para>
/// <para>
/// <b>Capability</b>: as assessed. A party without an assessment has the mean of the others; all have 1 if no party is assessed.
/// </para>
/// <para>
/// All issues belong to one decision, the agreement. <see cref="Assumptions"/> lists what had to be assumed and which issues are left out.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NegotiationActorTable
{
    // The number of positions that are tried between the tabled ones when a number is turned into a position.
    private const int Steps = 99;

    private readonly ValueMap<IssueId, ValueList<(double At, Position Position)>> _positions;

    private NegotiationActorTable(
        ActorTable table,
        ValueMap<IssueId, ValueList<(double At, Position Position)>> positions,
        ValueList<string> assumptions)
    {
        Table = table;
        _positions = positions;
        Assumptions = assumptions;
    }

    /// <summary>The table: what predictors take.</summary>
    public ActorTable Table { get; }

    /// <summary>What was assumed because the negotiation does not say it, and which issues are left out.</summary>
    public ValueList<string> Assumptions { get; }

    /// <summary>Makes the table of the issues that are open after the last event.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <exception cref="ArgumentException">No party has tabled anything on an open issue.</exception>
    public static NegotiationActorTable From(Negotiation negotiation)
    {
        var notes = new List<string>();
        IssueState[] open = [.. Guard.NotNull(negotiation).Issues.Where(s => !s.IsAgreed)];
        Dictionary<PartyId, double> means = negotiation.Parties.ToDictionary(p => p.Id, p => MeanSalience(negotiation, open, p, notes));
        Dictionary<PartyId, double> capabilities = Capabilities(negotiation, notes);
        var issues = new List<ContestedIssue>();
        var positions = new List<KeyValuePair<IssueId, ValueList<(double At, Position Position)>>>();
        foreach (IssueState state in open)
        {
            Issue issue = state.Issue;
            PartyIssueState[] tabled =
            [
                .. negotiation.ConcernedBy(issue.Id).Select(state.FindParty).Where(s => s?.Position is not null).Select(s => s!),
            ];
            foreach (PartyIssueState own in state.PartyStates)
                foreach (PositionFor exception in own.Exceptions)
                    notes.Add($"{issue.Title}: the exception of {own.Party} for {exception.Party} is left out; a prediction is for all");
            if (tabled.Length == 0)
            {
                notes.Add($"{issue.Title}: nobody has tabled, so nothing is predicted");
                continue;
            }
            if (issue.ScaleEnd(Direction.Lower) is not { } low)
            {
                notes.Add($"{issue.Title}: its options have no order, so nothing is predicted");
                continue;
            }
            double At(Position position) => Math.Clamp(100 * issue.Scale.Gap(position, Direction.Higher, low, Direction.Lower), 0, 100);
            issues.Add(new(
                issue.Id,
                tabled.Select(s => new ActorPosition(s.Party, At(s.Position!), Salience(s, means), capabilities[s.Party])).ToValueList(),
                negotiation.Agreement.Title));
            ValueList<Position> options = issue.OptionsBetween(tabled.Select(s => s.Position!), Steps).ToValueList();
            positions.Add(new(issue.Id, options.Select(o => (At(o), o)).ToValueList()));
        }
        if (issues.Count == 0) throw new ArgumentException("no party has tabled anything on an open issue", nameof(negotiation));
        return new(new(issues.ToValueList()), positions.ToValueMap(), notes.ToValueList());
    }

    /// <summary>
    /// The position nearest to a predicted number, among those tabled on the issue and up to 99 between them. If several are equally near,
    /// it is the lowest.
    /// </summary>
    /// <param name="issue">An issue of the table.</param>
    /// <param name="prediction">The prediction, in hundredths of the scale.</param>
    /// <exception cref="KeyNotFoundException">The issue is not in the table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The prediction is not finite.</exception>
    public Position PositionAt(IssueId issue, double prediction)
    {
        Number.Finite(prediction, nameof(prediction));
        return _positions[issue].MinBy(p => Math.Abs(p.At - prediction)).Position;
    }

    /// <summary>The positions that a model predicts, by issue of the table.</summary>
    public ValueMap<IssueId, Position> Predict(IOutcomePredictor predictor)
    {
        Guard.NotNull(predictor);
        return Table.Issues.Select(i => KeyValuePair.Create(i.Id, PositionAt(i.Id, predictor.Predict(i)))).ToValueMap();
    }

    /// <summary>How many issues there are.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Table.Issues.Count} open issues");

    private static double MeanSalience(Negotiation negotiation, IssueState[] open, Party party, List<string> notes)
    {
        decimal[] known =
        [
            .. open.Where(s => negotiation.ConcernedBy(s.Issue.Id).Contains(party.Id))
                .Select(s => s.FindParty(party.Id)?.Salience)
                .Where(s => s is not null)
                .Select(s => s!.Value),
        ];
        if (known.Any(s => s > 0m)) return (double)known.Average();
        notes.Add($"no salience of {party.Name} is assessed, so all issues have the same weight for it");
        return 0;
    }

    private static double Salience(PartyIssueState stand, Dictionary<PartyId, double> means)
        => means[stand.Party] is > 0 and var mean && stand.Salience is { } salience ? (double)salience / mean : 1;

    private static Dictionary<PartyId, double> Capabilities(Negotiation negotiation, List<string> notes)
    {
        Dictionary<PartyId, double> known = negotiation.Parties
            .Where(p => negotiation.CapabilityOf(p.Id) is not null)
            .ToDictionary(p => p.Id, p => (double)negotiation.CapabilityOf(p.Id)!.Value);
        double mean = known.Count == 0 ? 1 : known.Values.Average();
        string[] without = [.. negotiation.Parties.Where(p => !known.ContainsKey(p.Id)).Select(p => p.Name)];
        string assumed = known.Count == 0 ? "the same for all" : "the mean of the others'";
        if (without.Length > 0) notes.Add($"no capability of {string.Join(" or ", without)} is assessed; it is taken to be {assumed}");
        return negotiation.Parties.ToDictionary(p => p.Id, p => known.GetValueOrDefault(p.Id, mean));
    }
}
