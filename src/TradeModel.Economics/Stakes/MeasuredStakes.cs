using TradeModel.Bargaining;

namespace TradeModel.Economics;

/// <summary>
/// A bargaining scenario whose utilities are measured: what each option is worth to each party in money, by a structural trade model.
/// </summary>
/// <remarks>
/// The worth of an option to a party is the change of its real income times its income in the baseline, while every other issue keeps the
/// present tariffs: the money that households would need at the old prices to be as well off. It is in the unit of money of the economy's
/// data. The present tariffs are worth 0, and so is no agreement. A scenario adds up the utilities of its issues. In the model, the joint
/// effect of two cuts is larger or smaller than the sum of both; <see cref="Interactions"/> says by how much.
/// </remarks>
public sealed class MeasuredStakes
{
    private readonly TradeEconomy _economy;
    private readonly StructuralSolver _solver;
    private readonly StructuralEquilibrium _before;
    private readonly ValueList<string> _parties;

    private MeasuredStakes(TradeEconomy economy, ValueList<string> parties, ValueList<TariffIssue> issues, StructuralOptions options)
    {
        (_economy, _parties, Issues) = (economy, parties, issues);
        _solver = new(economy, options);
        _before = _solver.Solve(economy.Tariffs, null);
        double[][][] worth =
            [.. issues.Select(issue => issue.Kept.Select(kept => Worth(issue.Apply(economy, economy.Tariffs, kept))).ToArray())];
        ValueList<ScenarioIssue> stakes = issues.Select((issue, i) => new ScenarioIssue(
            issue.Name,
            issue.Kept.Select((kept, o) => new ScenarioOption(
                TariffIssue.LabelOf(kept), worth[i][o].Select(v => (Rational)v).ToValueList())).ToValueList())).ToValueList();
        ValueList<ScenarioParty> seats = parties.Select(p => new ScenarioParty(p)).ToValueList();
        Interactions = new StakesCheck(parties, worth).Against(choices => Worth(TariffsUnder(choices)));
        Scenario = new(seats, stakes, StakesCheck.Assumptions(Interactions).ToValueList());
    }

    /// <summary>Measures the stakes of a tariff negotiation.</summary>
    /// <param name="economy">The economy.</param>
    /// <param name="parties">The regions that negotiate: two or more.</param>
    /// <param name="issues">The issues: one or more. No tariff may be part of two.</param>
    /// <param name="options">How to solve; the defaults if null.</param>
    /// <exception cref="ArgumentException">
    /// There are too few parties or issues, a name occurs twice, or a tariff is part of two issues.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The economy has no such region or sector.</exception>
    /// <exception cref="NoEquilibriumException">No equilibrium was found for an option.</exception>
    /// <example>
    /// <code>
    /// MeasuredStakes stakes = MeasuredStakes.Of(economy, ["India", "United States"],
    /// [
    ///     new("India's duties on US farm goods", importer: "India", exporter: "United States", ["Farm goods"]),
    ///     new("US duties on Indian textiles", importer: "United States", exporter: "India", ["Textiles"]),
    /// ]);
    /// Console.WriteLine(stakes.Scenario.ParetoFrontier().Nash);
    /// </code>
    /// </example>
    public static MeasuredStakes Of(
        TradeEconomy economy, ValueList<string> parties, ValueList<TariffIssue> issues, StructuralOptions? options = null)
    {
        Guard.NotNull(economy);
        if (Guard.NotNull(parties).Count < 2) throw new ArgumentException("a negotiation has at least two parties", nameof(parties));
        if (Guard.NotNull(issues).Count == 0) throw new ArgumentException("a negotiation has at least one issue", nameof(issues));
        foreach (string party in parties) economy.Names.Region(party);
        var taken = new Dictionary<(string, string, string), string>();
        foreach (TariffIssue issue in issues)
        {
            foreach (string sector in issue.SectorsIn(economy))
            {
                economy.Names.Place(sector, issue.Exporter, issue.Importer);
                if (!taken.TryAdd((sector, issue.Exporter, issue.Importer), issue.Name))
                {
                    throw new ArgumentException(
                        $"the tariff of {issue.Importer} on '{sector}' of {issue.Exporter} is part of two issues: "
                            + $"'{taken[(sector, issue.Exporter, issue.Importer)]}' and '{issue.Name}'",
                        nameof(issues));
                }
            }
        }
        return new(economy, parties, issues, options ?? new());
    }

    /// <summary>The issues, in the scenario's order.</summary>
    public ValueList<TariffIssue> Issues { get; }

    /// <summary>The scenario. Utilities are in money: 0 for the present tariffs and for no agreement.</summary>
    public Scenario Scenario { get; }

    /// <summary>For each party, how far the scenario's utilities differ from joint simulations of all cuts.</summary>
    public ValueList<StakesInteraction> Interactions { get; }

    /// <summary>What an outcome is worth to each party if all its cuts are simulated together.</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    /// <exception cref="NoEquilibriumException">No equilibrium was found.</exception>
    public ValueList<double> Simulate(Outcome outcome)
    {
        Scenario.Utility(outcome, 0);
        return Worth(TariffsUnder(outcome.Choices)).ToValueList();
    }

    /// <summary>
    /// The constraint that the imports freed make up a share of all imports that the issues cover: a reading of "substantially all the
    /// trade" in GATT Article XXIV:8. The article states no share; you decide.
    /// </summary>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The share is out of range, or the issues cover no imports.</exception>
    public OutcomeConstraint ShareFreed(Rational least)
        => OutcomeConstraint.ShareAtLeast(
            least, "the trade between the parties",
            Issues.Select(i => new IssueSize(i.Name, (Rational)i.Imports(_economy))).ToValueList(),
            Issues.SelectMany(i => i.Kept.Where(k => k == 0).Select(k => new IssueChoice(i.Name, TariffIssue.LabelOf(k)))).ToValueSet());

    private TariffTable TariffsUnder(IReadOnlyList<int> choices)
    {
        TariffTable tariffs = _economy.Tariffs;
        for (int i = 0; i < choices.Count; i++) tariffs = Issues[i].Apply(_economy, tariffs, Issues[i].Kept[choices[i]]);
        return tariffs;
    }

    private double[] Worth(TariffTable tariffs)
    {
        if (ReferenceEquals(tariffs, _economy.Tariffs)) return new double[_parties.Count];
        StructuralEffects effects = new StructuralComparison(_economy, _before, _solver.Solve(tariffs, _before)).ToEffects();
        return [.. _parties.Select(p => Rounded(effects[p].RealIncome / 100, _before.Incomes[_economy.Names.Region(p)]))];
    }

    // To a billionth of income: what remains of the solver's tolerance must not decide a tie.
    private static double Rounded(double share, double income) => Math.Round(share, 9) * income;

    /// <summary>The numbers of parties and issues.</summary>
    public override string ToString() => Scenario.ToString();
}
