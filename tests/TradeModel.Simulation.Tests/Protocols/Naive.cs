using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>
/// The rules of docs/simulation.md once more, from the words alone: rational numbers, lists of all outcomes, and no state but the history.
/// </summary>
internal sealed class Naive
{
    private readonly Scenario _scenario;
    private readonly string[] _strategies;
    private readonly int _steps;
    private readonly Outcome[] _outcomes;
    private readonly Rational[][] _worth;
    private readonly int[][] _order;
    private readonly Xoshiro256[] _random;
    private readonly List<(int Party, int Outcome)> _history = [];
    // What each party drew for its plan of this step, and for each of its offers.
    private readonly double[][] _drawn;
    private readonly List<double[]>[] _kept;
    private readonly IssueClosing[] _closings;
    // The outcomes that keep to what was settled, and the most and the least of each party among them: at first, and at each of its offers.
    private int[] _left;
    private readonly List<(double Most, double Least)>[] _spans;
    private readonly double[] _mostAtFirst;

    internal Naive(Scenario scenario, string[] strategies, int steps, ulong seed, ulong run, params IssueClosing[] closings)
    {
        (_scenario, _strategies, _steps, _closings) = (scenario, strategies, steps, closings);
        IEnumerable<int[]> all = [[]];
        foreach (ScenarioIssue issue in scenario.Issues)
            all = all.SelectMany(c => Enumerable.Range(0, issue.Options.Count).Select(o => c.Append(o).ToArray())).ToArray();
        _outcomes = [.. all.Select(c => new Outcome(c.ToValueList()))];
        _worth = [.. scenario.Parties.Select((_, p) => _outcomes.Select(o => scenario.Utility(o, p)).ToArray())];
        // OrderBy keeps the order of equals.
        _order = [.. _worth.Select(worth => Enumerable.Range(0, worth.Length).OrderByDescending(o => worth[o]).ToArray())];
        _drawn = [.. scenario.Parties.Select(_ => Array.Empty<double>())];
        _kept = [.. scenario.Parties.Select(_ => new List<double[]>())];
        _left = [.. Enumerable.Range(0, _outcomes.Length)];
        _spans = [.. scenario.Parties.Select(_ => new List<(double, double)>())];
        _mostAtFirst = new double[scenario.Parties.Count];
        _random = [.. scenario.Parties.Select((_, p) => new Xoshiro256(seed, 1 + (run * 4096) + (ulong)p))];
    }

    internal IReadOnlyList<(int Party, int Outcome)> History => _history;

    internal Outcome OutcomeOf(int index) => _outcomes[index];

    internal (int? Step, Outcome? Outcome) Play()
    {
        int n = _scenario.Parties.Count, offerer = 0;
        if (Enumerable.Range(0, n).Any(p => _worth[p].Max() < Reservation(p))) return (null, null);
        int? planned = null;
        for (int s = 0; s < _steps; s++)
        {
            if (Settle(s)) planned = null;
            if (s == 0) for (int p = 0; p < n; p++) _mostAtFirst[p] = Most(p);
            if (Enumerable.Range(0, n).Any(p => _left.Max(o => _worth[p][o]) < Reservation(p))) continue;
            int offer = planned ?? Plan(offerer, s);
            _history.Add((offerer, offer));
            _kept[offerer].Add(_drawn[offerer]);
            _spans[offerer].Add((Most(offerer), Least(offerer)));
            int rejects = -1;
            for (int turn = 1; turn < n && rejects < 0; turn++)
            {
                int q = (offerer + turn) % n;
                planned = null;
                if (!Accepts(q, offer, s + 1, ref planned)) rejects = q;
            }
            if (rejects < 0) return (s, _outcomes[offer]);
            offerer = rejects;
        }
        return (null, null);
    }

    /// <summary>For each issue, the option at which it is closed.</summary>
    internal Dictionary<int, int> Closed { get; private set; } = [];

    /// <summary>Closes and reopens what is due at a step; true if anything changed.</summary>
    private bool Settle(int s)
    {
        var before = new Dictionary<int, int>(Closed);
        bool reclosed = false;
        foreach (IssueClosing closing in _closings)
            if (closing.Reopens == s) reclosed |= Closed.Remove(closing.Issue);
        foreach (IssueClosing closing in _closings)
        {
            if (s < closing.From || s >= closing.Reopens || Closed.ContainsKey(closing.Issue)) continue;
            int[] asked = [.. Enumerable.Range(0, _scenario.Parties.Count).Where(p =>
                _scenario.Issues[closing.Issue].Options.Select(o => o.Values[p] * Weight(closing.Issue, p)).Distinct().Count() > 1)];
            if (asked.Length == 0) asked = [.. Enumerable.Range(0, _scenario.Parties.Count)];
            int?[] tabled = [.. asked.Select(p => _history.Any(h => h.Party == p)
                ? _outcomes[_history.Last(h => h.Party == p).Outcome].Choices[closing.Issue] : (int?)null).Distinct()];
            if ((closing.Option ?? (tabled.Length == 1 ? tabled[0] : null)) is { } option) Closed[closing.Issue] = option;
        }
        _left = [.. Enumerable.Range(0, _outcomes.Length).Where(o => Closed.All(c => _outcomes[o].Choices[c.Key] == c.Value))];
        return reclosed || !before.OrderBy(c => c.Key).SequenceEqual(Closed.OrderBy(c => c.Key));
    }

    private Rational Weight(int issue, int p)
        => _scenario.Issues[issue].Weights.Count == 0 ? Rational.One : _scenario.Issues[issue].Weights[p];

    private IEnumerable<int> OrderLeft(int p) => _order[p].Where(o => _left.Contains(o));

    private int[] Repeatable(int p) => [.. Distinct(p).Where(o => _left.Contains(o))];

    private Rational Reservation(int p) => _scenario.Parties[p].Reservation;

    private double Time(int step) => step >= _steps ? 1 : _steps == 1 ? 0 : (double)step / (_steps - 1);

    private double Most(int p) => _left.Max(o => _worth[p][o]).ToDouble();

    private double Least(int p) => Math.Max(_left.Min(o => _worth[p][o]).ToDouble(), Reservation(p).ToDouble());

    private bool Accepts(int p, int offer, int step, ref int? planned)
    {
        // Nothing is planned, and no random number drawn, for an offer that is refused anyway.
        if (_worth[p][offer] < Reservation(p)) return false;
        int compared;
        if (_strategies[p] == "micro")
        {
            compared = NewOffer(p) ?? Repeatable(p).MinBy(o => _worth[p][o]);
        }
        else
        {
            planned = Plan(p, step);
            compared = planned.Value;
        }
        return _worth[p][offer] >= _worth[p][compared];
    }

    private int Plan(int p, int step)
    {
        double most = Most(p), least = Least(p), t = Time(step);
        return _strategies[p] switch
        {
            "boulware" => Aim(p, least + ((1 - Math.Pow(t, 5)) * (most - least))),
            "linear" => Aim(p, least + ((1 - t) * (most - least))),
            "conceder" => Aim(p, least + ((1 - Math.Pow(t, 0.2)) * (most - least))),
            "hard-liner" => OrderLeft(p).First(),
            "random-walker" => OrderLeft(p).ElementAt(_random[p].Next(_left.Count(o => _worth[p][o] >= Reservation(p)))),
            "micro" => NewOffer(p) ?? Repeatable(p)[_random[p].Next(Repeatable(p).Length)],
            "tit-for-tat" => Aim(p, TitForTat(p, 1, Proportion)),
            "averaged-tit-for-tat" => Aim(p, TitForTat(p, 2, Proportion)),
            "random-tit-for-tat" => Aim(p, RandomTitForTat(p)),
            "reciprocal" => Aim(p, most - Math.Clamp(ReceivedBy(p) + (0.2 * t * (most - least)), 0, most - least)),
            _ => throw new InvalidOperationException(_strategies[p]),
        };
    }

    /// <summary>Least utility ≥ target − 10⁻¹² and ≥ reservation; the best if none.</summary>
    private int Aim(int p, double target)
    {
        Rational bound = Exactly(target) - new Rational(1, 1_000_000_000_000);
        int[] enough = [.. _left.Where(o => _worth[p][o] >= bound && _worth[p][o] >= Reservation(p))];
        return enough.Length == 0 ? OrderLeft(p).First() : enough.MinBy(o => _worth[p][o]);
    }

    private int[] Distinct(int p) => [.. _history.Where(h => h.Party == p).Select(h => h.Outcome).Distinct()];

    /// <summary>
    /// MiCRO's next new offer: while it has made no more distinct offers than it has received, or has none to repeat, and one is left.
    /// </summary>
    private int? NewOffer(int p)
    {
        int made = Distinct(p).Length;
        int received = Enumerable.Range(0, _scenario.Parties.Count).Where(q => q != p).Min(q => Distinct(q).Length);
        int[] unmade = [.. OrderLeft(p).Where(o => _worth[p][o] >= Reservation(p)).Except(Distinct(p))];
        return (made <= received || Repeatable(p).Length == 0) && unmade.Length > 0 ? unmade[0] : null;
    }

    private static double Proportion(double target, double before, double after, double drawn)
        => before > 0 && after > 0 ? target * (before / after) : target;

    private double RandomTitForTat(int p)
    {
        int heard = Enumerable.Range(0, _scenario.Parties.Count).Count(q => q != p && _history.Count(h => h.Party == q) > 1);
        _drawn[p] = [.. Enumerable.Range(0, heard).Select(_ => _random[p].NextDouble())];
        double most = 0.05 * (Most(p) - Least(p));
        return TitForTat(p, 1, (target, before, after, drawn) => target + (before - after) + (((2 * drawn) - 1) * most));
    }

    /// <summary>The target of a tactic that answers the change over a window, worked out from the first offer on.</summary>
    private double TitForTat(int p, int window, Func<double, double, double, double, double> next)
    {
        double target = _mostAtFirst[p];
        int own = 0;
        var heard = new SortedDictionary<int, List<double>>();
        foreach ((int party, int outcome) in _history.Append((p, -1)))
        {
            if (party != p)
            {
                if (!heard.TryGetValue(party, out List<double>? list)) heard[party] = list = [];
                list.Add(_worth[p][outcome].ToDouble());
                continue;
            }
            double[] drawn = own < _kept[p].Count ? _kept[p][own] : _drawn[p];
            (double most, double least) = own < _spans[p].Count ? _spans[p][own] : (Most(p), Least(p));
            own++;
            double[] answers =
            [
                .. heard.Values.Where(h => h.Count > window)
                    .Select((h, k) => next(target, h[^(window + 1)], h[^1], k < drawn.Length ? drawn[k] : 0)),
            ];
            target = answers.Length == 0 ? most : Math.Clamp(answers.Sum() / answers.Length, least, most);
        }
        return target;
    }

    private double ReceivedBy(int p)
        => Enumerable.Range(0, _scenario.Parties.Count).Where(q => q != p)
            .Select(q => _history.Where(h => h.Party == q).Select(h => _worth[p][h.Outcome].ToDouble()).ToArray())
            .Sum(h => h.Length == 0 ? 0 : h[^1] - h[0]) / (_scenario.Parties.Count - 1);

    private static Rational Exactly(double value)
    {
        int exponent = 0;
        while (value != Math.Floor(value))
        {
            value *= 2;
            exponent++;
        }
        return new Rational(new System.Numerics.BigInteger(value), System.Numerics.BigInteger.One << exponent);
    }
}
