using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Simulation;

/// <summary>What the runs of an ensemble share: the scenario's numbers in arrays, and the gaps between positions.</summary>
internal sealed class EnsembleScenario
{
    private readonly Rational[][] _weights;
    private readonly Func<int, int, int, int, int, double> _gap;
    private readonly Lazy<(OutcomeSpace Space, ParetoFrontier Frontier)> _asGiven;

    private EnsembleScenario(Scenario scenario, Func<int, int, int, int, int, double> gap)
    {
        Scenario = scenario;
        _gap = gap;
        _weights = [.. scenario.Parties.Select((_, p) => scenario.Issues
            .Select(i => i.Weights.Count == 0 ? Rational.One : i.Weights[p]).ToArray())];
        _asGiven = new(() => (OutcomeSpace.Of(scenario), FrontierOf(scenario)));
    }

    internal Scenario Scenario { get; }

    /// <summary>The outcomes and the frontier of the scenario as given.</summary>
    internal (OutcomeSpace Space, ParetoFrontier Frontier) AsGiven => _asGiven.Value;

    /// <summary>Two parties' offers on an issue are no gap if they choose the same option, and the widest gap otherwise.</summary>
    internal static EnsembleScenario Of(Scenario scenario) => new(scenario, (_, _, _, a, b) => a == b ? 0 : 1);

    /// <summary>Gaps between offers are those of the issues' scales.</summary>
    internal static EnsembleScenario Of(Negotiation negotiation, NegotiationScenario scenario)
    {
        int parties = scenario.Parties.Count;
        // For each issue and pair of parties, a table of the gaps between their options.
        double[]?[][] tables = [.. scenario.Issues.Select((id, i) =>
        {
            Issue issue = negotiation.GetIssue(id).Issue;
            ValueSet<PartyId> concerned = negotiation.ConcernedBy(id);
            ValueList<Position> options = scenario.Positions[i];
            var pairs = new double[]?[parties * parties];
            for (int a = 0; a < parties; a++)
            {
                for (int b = a + 1; b < parties; b++)
                {
                    (PartyId one, PartyId other) = (scenario.Parties[a], scenario.Parties[b]);
                    if (!concerned.Contains(one) || !concerned.Contains(other) || !issue.AreCompared(one, other)) continue;
                    pairs[a * parties + b] = [.. options.SelectMany(x => options.Select(
                        y => issue.Scale.Gap(x, issue.DirectionOf(one), y, issue.DirectionOf(other))))];
                }
            }
            return pairs;
        })];
        return new(scenario.Scenario, (issue, one, other, a, b)
            => tables[issue][one * parties + other] is { } table ? table[a * scenario.Positions[issue].Count + b] : 0);
    }

    /// <summary>The frontier that a run's Nash solution is taken from, within bounds that fit one run.</summary>
    internal static ParetoFrontier FrontierOf(Scenario scenario)
        => scenario.ParetoFrontier(new FrontierOptions { MaxPoints = 100_000, MaxCandidates = 1_000_000 });

    /// <summary>The distance of utilities to the nearest Nash solution; NaN if there is none.</summary>
    internal static double DistanceToNash(ParetoFrontier frontier, ValueList<double> utilities)
    {
        double least = double.NaN;
        foreach (FrontierPoint point in frontier.Nash.Points)
        {
            double squares = 0;
            for (int p = 0; p < utilities.Count; p++)
                squares += (point.Utilities[p] - utilities[p]) * (point.Utilities[p] - utilities[p]);
            double distance = Math.Sqrt(squares);
            if (!(distance >= least)) least = distance;
        }
        return least;
    }

    /// <summary>
    /// The scenario of a run. Drawn weights are rounded to a millionth, so that exact sums stay short; so are drawn red lines and
    /// reservation values.
    /// </summary>
    internal Scenario Draw(ReadOnlySpan<InputPlace> inputs, ReadOnlySpan<double> draws)
    {
        int parties = Scenario.Parties.Count, issues = Scenario.Issues.Count;
        Rational[][] weights = WeightsOf(inputs, draws);
        Rational[] reservations = [.. Scenario.Parties.Select(p => p.Reservation)];
        for (int k = 0; k < inputs.Length; k++)
            if (inputs[k].Kind == InputKind.Reservation) reservations[inputs[k].Party] = Rounded(draws[k]);

        var worth = new Rational[parties][][];
        for (int p = 0; p < parties; p++)
        {
            worth[p] = new Rational[issues][];
            for (int i = 0; i < issues; i++)
            {
                (Rational weight, ValueList<ScenarioOption> options) = (weights[p][i], Scenario.Issues[i].Options);
                worth[p][i] = new Rational[options.Count];
                for (int o = 0; o < options.Count; o++) worth[p][i][o] = weight * options[o].Values[p];
            }
        }
        for (int k = 0; k < inputs.Length; k++)
        {
            if (inputs[k].Kind != InputKind.RedLine) continue;
            (int p, int i) = (inputs[k].Party, inputs[k].Issue);
            Rational least = Rounded(draws[k]);
            ValueList<ScenarioOption> options = Scenario.Issues[i].Options;
            for (int o = 0; o < options.Count; o++)
                if (options[o].Values[p] < least) worth[p][i][o] = Penalty(p, reservations[p], weights[p]);
        }
        var drawnParties = new ScenarioParty[parties];
        for (int p = 0; p < parties; p++)
        {
            ScenarioParty given = Scenario.Parties[p];
            drawnParties[p] = new(given.Name, reservations[p], given.Discount, given.Cap);
        }
        var drawnIssues = new ScenarioIssue[issues];
        var values = new Rational[parties];
        for (int i = 0; i < issues; i++)
        {
            ValueList<ScenarioOption> given = Scenario.Issues[i].Options;
            var options = new ScenarioOption[given.Count];
            for (int o = 0; o < options.Length; o++)
            {
                for (int p = 0; p < parties; p++) values[p] = worth[p][i][o];
                options[o] = new(given[o].Label, ValueList.Create<Rational>(values));
            }
            drawnIssues[i] = new(Scenario.Issues[i].Name, ValueList.Create<ScenarioOption>(options));
        }
        return new(ValueList.Create<ScenarioParty>(drawnParties), ValueList.Create<ScenarioIssue>(drawnIssues));
    }

    /// <summary>
    /// How close offers are: over the issues, the weighted mean of one less the widest gap between two parties. An issue's weight is the
    /// mean of its shares of the weights of the parties to which it matters. An issue that is closed has no gap. NaN if a party made no
    /// offer.
    /// </summary>
    internal double ConvergenceOf(
        ReadOnlySpan<InputPlace> inputs, ReadOnlySpan<double> draws, ValueMap<int, Outcome> offers, ValueMap<int, int> closed)
    {
        if (offers.Count < Scenario.Parties.Count) return double.NaN;
        Rational[][] weights = WeightsOf(inputs, draws);
        double[][] shares = Array.ConvertAll(weights, w => Array.ConvertAll(w, x => x.ToDouble()));
        foreach (double[] own in shares)
        {
            double total = own.Sum();
            if (total > 0) for (int i = 0; i < own.Length; i++) own[i] /= total;
        }
        double sum = 0, all = 0;
        for (int i = 0; i < Scenario.Issues.Count; i++)
        {
            double weight = 0;
            int concerned = 0;
            foreach (double[] own in shares)
            {
                weight += own[i];
                if (own[i] > 0) concerned++;
            }
            if (concerned == 0) continue;
            weight /= concerned;
            double widest = 0;
            for (int a = 0; a < offers.Count && !closed.ContainsKey(i); a++)
                for (int b = a + 1; b < offers.Count; b++)
                    widest = Math.Max(widest, _gap(i, a, b, offers[a].Choices[i], offers[b].Choices[i]));
            sum += weight * (1 - widest);
            all += weight;
        }
        return all > 0 ? Math.Clamp(sum / all, 0, 1) : double.NaN;
    }

    /// <summary>The gaps in order, for the ensemble's identity.</summary>
    internal IEnumerable<double> Gaps()
    {
        for (int i = 0; i < Scenario.Issues.Count; i++)
            for (int a = 0; a < Scenario.Parties.Count; a++)
                for (int b = a + 1; b < Scenario.Parties.Count; b++)
                    for (int x = 0; x < Scenario.Issues[i].Options.Count; x++)
                        for (int y = 0; y < Scenario.Issues[i].Options.Count; y++)
                            yield return _gap(i, a, b, x, y);
    }

    private Rational[][] WeightsOf(ReadOnlySpan<InputPlace> inputs, ReadOnlySpan<double> draws)
    {
        Rational[][]? weights = null;
        double[]?[] drawn = new double[]?[_weights.Length];
        for (int k = 0; k < inputs.Length; k++)
        {
            if (inputs[k].Kind != InputKind.Salience) continue;
            weights ??= [.. _weights];
            double[] own = drawn[inputs[k].Party] ??= Array.ConvertAll(_weights[inputs[k].Party], w => w.ToDouble());
            own[inputs[k].Issue] *= draws[k];
        }
        if (weights is null) return _weights;
        for (int p = 0; p < drawn.Length; p++)
        {
            if (drawn[p] is not { } own) continue;
            double before = 0, after = 0;
            for (int i = 0; i < own.Length; i++)
            {
                before += _weights[p][i].ToDouble();
                after += own[i];
            }
            double scale = after > 0 ? before / after : 0;
            weights[p] = Array.ConvertAll(own, w => Rounded(w * scale));
        }
        return weights;
    }

    // So bad that no gain elsewhere makes up for it.
    private Rational Penalty(int party, Rational reservation, Rational[] weights)
    {
        Rational sum = Rational.One + (reservation.Sign < 0 ? -reservation : reservation);
        for (int i = 0; i < weights.Length; i++)
        {
            Rational most = Rational.Zero;
            foreach (ScenarioOption option in Scenario.Issues[i].Options)
            {
                Rational worth = weights[i] * option.Values[party];
                if (worth.Sign < 0) worth = -worth;
                if (worth > most) most = worth;
            }
            sum += most;
        }
        // A whole number, which lengthens no denominator.
        return -new Rational(System.Numerics.BigInteger.Divide(sum.Numerator, sum.Denominator) + 1);
    }

    private static Rational Rounded(double number)
        => Math.Abs(number) < 1e15 ? Math.Round((decimal)number, 6) : number;
}
