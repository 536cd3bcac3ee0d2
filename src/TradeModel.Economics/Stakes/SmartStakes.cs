using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Economics;

/// <summary>
/// A bargaining scenario whose utilities are measured by SMART, from schedules and trade flows alone: what each offer on a part of a
/// schedule is worth to each party in money.
/// </summary>
/// <remarks>
/// <para>
/// To the importer, an option is worth its welfare in SMART: consumer surplus plus the change of tariff revenue
/// (<see cref="SmartEffects.Welfare"/>). To any other party it is worth the change of that party's export revenue in this market, before
/// duties (<see cref="SmartEffects.ByPartner"/>), times <see cref="SmartStakesOptions.ExportShare"/>. This is a gain for those whose goods
/// the offer covers, and a loss for those from whom it diverts trade. SMART has no better measure for an exporter: at a given world price
/// its producers are as well off whether or not they sell more. Export revenue is not welfare. It leaves out the cost of producing the
/// goods.
/// </para>
/// <para>
/// The worth is the sum over the stage years, discounted to year 1, in the unit of the trade values. The present rates are worth 0, and so
/// is no agreement. No line is part of two issues, and in SMART lines do not affect each other. The joint effect of the issues is therefore
/// the sum of their single effects, and <see cref="Interactions"/> shows only rounding errors. SMART leaves out the effects of one market
/// on another, so this is a property of the model and not of the world: see <see cref="MeasuredStakes"/>.
/// </para>
/// </remarks>
public sealed class SmartStakes
{
    private readonly ValueList<SmartParty> _parties;
    private readonly SmartStakesOptions _options;
    private readonly Dictionary<string, Rates> _rates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _lines = new(StringComparer.Ordinal);

    private SmartStakes(ValueList<SmartParty> parties, ValueList<SmartIssue> issues, SmartStakesOptions options)
    {
        (_parties, Issues, _options) = (parties, issues, options);
        AssignLines();
        double[][][] worth = [.. issues.Select((issue, i) => Enumerable.Range(0, issue.Offers.Count + 1).Select(option =>
        {
            int[] choices = new int[issues.Count];
            choices[i] = option;
            return Worth(choices);
        }).ToArray())];
        Interactions = new StakesCheck(parties.Select(p => p.Name).ToValueList(), worth).Against(Worth);
        Scenario = new(
            parties.Select(p => new ScenarioParty(p.Name)).ToValueList(),
            issues.Select((issue, i) => new ScenarioIssue(
                issue.Name,
                issue.Labels.Select((label, o) => new ScenarioOption(
                    label, worth[i][o].Select(v => (Rational)v).ToValueList())).ToValueList())).ToValueList(),
            Assumptions().ToValueList());
    }

    /// <summary>Measures the stakes of a negotiation over schedules.</summary>
    /// <param name="parties">The parties: two or more.</param>
    /// <param name="issues">The issues: one or more. No line of a schedule may be part of two.</param>
    /// <param name="options">The years that count, and how exports count; the defaults if null.</param>
    /// <exception cref="ArgumentException">
    /// There are too few parties or issues, a name occurs twice, an importer has no market, an issue covers no line, a line is part of two
    /// issues, an exporter sells nothing to the importer, none of the exporters is a party, or a schedule has no duty.
    /// </exception>
    /// <exception cref="KeyNotFoundException">An importer is not among the parties.</exception>
    /// <example>
    /// <code>
    /// SmartStakes stakes = SmartStakes.Of([new("India", indianMarket), new("United States", usMarket)],
    /// [
    ///     new("Nuts", "India", ["United States"], ProductScope.Of("0802"), TariffOffer.Eliminate(10), TariffOffer.Eliminate()),
    ///     new("Shirts", "United States", ["India"], ProductScope.Of("61", "62"), TariffOffer.Eliminate(5)),
    /// ]);
    /// Console.WriteLine(stakes.Scenario.ParetoFrontier().Nash);
    /// </code>
    /// </example>
    public static SmartStakes Of(ValueList<SmartParty> parties, ValueList<SmartIssue> issues, SmartStakesOptions? options = null)
    {
        if (Guard.NotNull(parties).Count < 2) throw new ArgumentException("a negotiation has at least two parties", nameof(parties));
        if (Guard.NotNull(issues).Count == 0) throw new ArgumentException("a negotiation has at least one issue", nameof(issues));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SmartParty party in parties)
        {
            if (!names.Add(Guard.NotNull(party, nameof(parties)).Name))
                throw new ArgumentException($"party '{party}' occurs twice", nameof(parties));
        }
        foreach (SmartIssue issue in issues)
        {
            SmartParty importer = parties.FirstOrDefault(p => p.Name == Guard.NotNull(issue, nameof(issues)).Importer)
                ?? throw new KeyNotFoundException($"'{issue.Importer}', the importer of issue '{issue}', is not among the parties");
            if (importer.Market is null)
                throw new ArgumentException($"issue '{issue}' is about the tariffs of '{importer}', which has no market", nameof(parties));
            if (!parties.Any(p => issue.Exporters.Contains(p.Name)))
            {
                throw new ArgumentException(
                    $"no exporter of issue '{issue}' is a party: {string.Join(", ", issue.Exporters)}; "
                        + "name the parties as the importer's market names its partners", nameof(issues));
            }
        }
        return new(parties, issues, options ?? new());
    }

    /// <summary>The issues, in the scenario's order.</summary>
    public ValueList<SmartIssue> Issues { get; }

    /// <summary>The scenario. Utilities are in the unit of the trade values: 0 for the present rates and for no agreement.</summary>
    public Scenario Scenario { get; }

    /// <summary>For each party, how far the scenario's utilities differ from joint simulations of all offers.</summary>
    public ValueList<StakesInteraction> Interactions { get; }

    /// <summary>What an outcome is worth to each party if all its offers are simulated together.</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    public ValueList<double> Simulate(Outcome outcome)
    {
        Scenario.Utility(outcome, 0);
        return Worth([.. outcome.Choices]).ToValueList();
    }

    /// <summary>
    /// The constraint that the imports freed by the last year make up a share of all imports that the issues cover: a reading of
    /// "substantially all the trade" in GATT Article XXIV:8. The article states no share; you decide.
    /// </summary>
    /// <remarks>
    /// An option counts if it leaves no duty on any line of its issue. Lines whose rate is not computable count neither as freed nor as
    /// imports.
    /// </remarks>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The share is out of range, or the issues cover no imports.</exception>
    public OutcomeConstraint ShareFreed(Rational least)
    {
        var freed = new List<IssueChoice>();
        foreach (SmartIssue issue in Issues)
        {
            string[] labels = [.. issue.Labels];
            for (int option = 0; option < labels.Length; option++)
            {
                ValueList<double> rates = RatesUnder(issue, option, _options.Years);
                if (Array.TrueForAll(_lines[issue.Name], line => rates[line] == 0 || double.IsNaN(rates[line])))
                    freed.Add(new(issue.Name, labels[option]));
            }
        }
        return OutcomeConstraint.ShareAtLeast(
            least, "the trade between the parties",
            Issues.Select(i => new IssueSize(i.Name, (Rational)Imports(i, line => !double.IsNaN(BaseRates(i)[line])))).ToValueList(),
            freed.ToValueSet());
    }

    // Finds the lines of each issue. A line that is part of two would be cut twice.
    private void AssignLines()
    {
        var taken = new Dictionary<(string Importer, int Line), string>();
        foreach (SmartIssue issue in Issues)
        {
            TariffSchedule schedule = MarketOf(issue).Schedule;
            int[] lines = [.. Enumerable.Range(0, schedule.Count).Where(line => issue.Goods.Covers(schedule.Codes[line]))];
            if (lines.Length == 0)
            {
                throw new ArgumentException(
                    $"issue '{issue}' covers no line of the schedule of '{issue.Importer}': {issue.Goods}", "issues");
            }
            foreach (int line in lines)
            {
                if (taken.TryAdd((issue.Importer, line), issue.Name)) continue;
                throw new ArgumentException(
                    $"line {schedule.Codes[line]} of '{issue.Importer}' is part of two issues: "
                        + $"'{taken[(issue.Importer, line)]}' and '{issue}'", "issues");
            }
            if (!_lines.TryAdd(issue.Name, lines)) throw new ArgumentException($"issue '{issue}' occurs twice", "issues");
            if (!_rates.ContainsKey(issue.Importer)) _rates.Add(issue.Importer, new(schedule));
        }
    }

    private double[] Worth(int[] choices)
    {
        double[] worth = new double[_parties.Count];
        foreach (IGrouping<(string, ValueSet<string>), int> cut in Enumerable.Range(0, choices.Length).Where(i => choices[i] > 0)
            .GroupBy(i => (Issues[i].Importer, Issues[i].Exporters)))
        {
            SmartIssue any = Issues[cut.First()];
            SmartParty importer = PartyOf(any);
            ValueList<double> before = BaseRates(any);
            double weight = 1;
            for (int year = 1; year <= _options.Years; year++, weight /= 1 + _options.DiscountRate)
            {
                double[] after = [.. before];
                foreach (int i in cut)
                {
                    ValueList<double> rates = RatesUnder(Issues[i], choices[i], year);
                    foreach (int line in _lines[Issues[i].Name]) after[line] = rates[line];
                }
                SmartEffects effects = importer.Market!.Compare(before, after.ToValueList(), any.Exporters, importer.Elasticities);
                for (int p = 0; p < worth.Length; p++)
                {
                    worth[p] += weight * (_parties[p] == importer ? effects.Welfare
                        : effects.ByPartner.TryGetValue(_parties[p].Name, out double exports) ? _options.ExportShare * exports
                        : 0);
                }
            }
        }
        return worth;
    }

    private SmartParty PartyOf(SmartIssue issue) => _parties.First(p => p.Name == issue.Importer);

    private SmartMarket MarketOf(SmartIssue issue) => PartyOf(issue).Market!;

    private ValueList<double> BaseRates(SmartIssue issue) => _rates[issue.Importer].In(TariffOffer.Exclude(), 0);

    private ValueList<double> RatesUnder(SmartIssue issue, int option, int year)
        => option == 0 ? BaseRates(issue) : _rates[issue.Importer].In(issue.Offers[option - 1], year);

    // What the issue's exporters sell on those of its lines that a test lets pass.
    private double Imports(SmartIssue issue, Func<int, bool> counts)
        => MarketOf(issue).ImportsOn(_lines[issue.Name].Where(counts), issue.Exporters);

    private IEnumerable<string> Assumptions()
    {
        foreach (string sentence in StakesCheck.Assumptions(Interactions)) yield return sentence;
        yield return "an importer's utility is its welfare in SMART, consumer surplus plus revenue; an exporter's is "
            + (_options.ExportShare == 1 ? "" : FormattableString.Invariant($"{100 * _options.ExportShare:0.##}% of "))
            + "the change of its export revenue, because SMART gives exporters no welfare";
        yield return FormattableString.Invariant(
            $"utilities add the stage years 1 to {_options.Years}, discounted by {100 * _options.DiscountRate:0.##}% a year");
        double all = Issues.Sum(i => Imports(i, _ => true));
        double assumed = Issues.Sum(i => Imports(i, line => !PartyOf(i).Elasticities.Of(MarketOf(i).Schedule.Codes[line]).IsEstimated));
        double left = Issues.Sum(i => Imports(i, line => double.IsNaN(BaseRates(i)[line])));
        if (assumed > 0)
        {
            yield return FormattableString.Invariant(
                $"{100 * assumed / all:0.#}% of the imports covered have the elasticity of import demand assumed for all lines");
        }
        if (left > 0)
        {
            yield return FormattableString.Invariant(
                $"left out: {100 * left / all:0.#}% of the imports covered, on lines whose rate is not computable in percent");
        }
    }

    /// <summary>The numbers of parties and issues.</summary>
    public override string ToString() => Scenario.ToString();

    /// <summary>The rates of a schedule under offers on all of its lines, each computed once.</summary>
    private sealed class Rates(TariffSchedule schedule)
    {
        // No offer lasts longer than 100 years.
        private readonly ScheduleScale _scale = new(schedule, horizon: 100);
        private readonly Dictionary<(TariffOffer, int), ValueList<double>> _known = [];

        internal ValueList<double> In(TariffOffer offer, int year)
        {
            // Several threads may simulate.
            lock (_known)
            {
                if (!_known.TryGetValue((offer, year), out ValueList<double>? rates))
                    _known.Add((offer, year), rates = _scale.RatesIn(new ScheduleOffer(offer), year));
                return rates;
            }
        }
    }
}
