using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The matches of a tournament, and what they say about the strategies.</summary>
/// <remarks>
/// The scenarios are the units of evidence: intervals and tests say how far the figures could differ on other scenarios like these. They
/// assume that the scenarios are a sample of those that matter. They say nothing about strategies that were not played. Immutable and
/// thread-safe.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class TournamentResult
{
    private readonly Lazy<string> _digest;

    internal TournamentResult(Tournament tournament, TournamentOptions options, ValueList<TournamentMatch> matches)
    {
        Tournament = tournament;
        Options = options;
        Matches = matches;
        Rational[][][] payoffs = Payoffs();
        Game = new(
            tournament.Strategies.Select(s => s.Name).ToValueList(),
            Strategies().Select(i => Strategies().Select(j => Mean(payoffs.Select(p => p[i][j]))).ToValueList()).ToValueList());
        // The score of each strategy on each scenario, exactly.
        Rational[][] scores = [.. Strategies().Select(i => payoffs.Select(scenario => Mean(scenario[i])).ToArray())];
        int[] order = [.. Strategies().OrderByDescending(i => Mean(scores[i]))];
        Comparisons = Compare(scores, order);
        Ranking = Rank(scores, order);
        _digest = new(Hash);
    }

    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; }

    /// <summary>The options.</summary>
    public TournamentOptions Options { get; }

    /// <summary>All matches, by scenario, then by first, then by second strategy.</summary>
    public ValueList<TournamentMatch> Matches { get; }

    /// <summary>The strategies, best first.</summary>
    public ValueList<StrategyScore> Ranking { get; }

    /// <summary>The test of every pair, in the order of the places.</summary>
    public ValueList<StrategyComparison> Comparisons { get; }

    /// <summary>The pairs of strategies that the scenarios do not distinguish, in the order of the places.</summary>
    public ValueList<StrategyComparison> Ties => Comparisons.Where(c => c.IsTie).ToValueList();

    /// <summary>The choice of a strategy as a game: the mean utility of each against each, over both sides and all scenarios.</summary>
    public EmpiricalGame Game { get; }

    /// <summary>How many runs failed.</summary>
    public int FailedCount => Matches.Sum(m => m.FirstFailures + m.SecondFailures);

    /// <summary>
    /// The SHA-256 of all matches in their order, in hexadecimal digits. It depends on the scenarios, the strategies, the steps, the seed
    /// and the repetitions only.
    /// </summary>
    public string Digest => _digest.Value;

    /// <summary>The ranking as a table: a row for each strategy.</summary>
    public ResultTable ToTable()
        => ResultTable.Of(
            "ranking", Ranking,
            (new("place", ResultColumnType.Whole, "place by utility, from 1"), s => (long)s.Place),
            (new("bestPlace", ResultColumnType.Whole, "best place that the tests leave open"), s => (long)s.BestPlace),
            (new("worstPlace", ResultColumnType.Whole, "worst place that the tests leave open"), s => (long)s.WorstPlace),
            (new("strategy", ResultColumnType.Text, "name of the strategy"), s => s.Strategy),
            (new("utility", ResultColumnType.Real, "mean utility: 0 is no agreement, 1 the best outcome"), s => s.Utility),
            (new("low", ResultColumnType.Real, "lower end of the 95 % interval over scenarios"), s => s.Low),
            (new("high", ResultColumnType.Real, "upper end of the 95 % interval over scenarios"), s => s.High),
            (new("agreementRate", ResultColumnType.Real, "share of runs with an agreement, from 0 to 1"), s => s.AgreementRate),
            (new("distanceToNash", ResultColumnType.Real, "mean distance of the utilities to the nearest Nash solution"),
                s => s.DistanceToNash),
            (new("failures", ResultColumnType.Whole, "runs that failed because of the strategy"), s => (long)s.Failures));

    /// <summary>The matches as a table: a row for each.</summary>
    public ResultTable ToMatchesTable()
        => ResultTable.Of(
            "matches", Matches,
            (new("scenario", ResultColumnType.Text, "name of the scenario"), m => m.Scenario),
            (new("first", ResultColumnType.Text, "strategy of the first party, which makes the first offer"), m => m.First),
            (new("second", ResultColumnType.Text, "strategy of the second party"), m => m.Second),
            (new("runs", ResultColumnType.Whole, "runs made"), m => (long)m.Runs),
            (new("agreed", ResultColumnType.Whole, "runs with an agreement"), m => (long)m.AgreedCount),
            (new("firstUtility", ResultColumnType.Real, "mean utility to the first party: 0 is no agreement, 1 its best outcome"),
                m => m.FirstUtility),
            (new("secondUtility", ResultColumnType.Real, "mean utility to the second party, on the same scale"), m => m.SecondUtility),
            (new("distanceToNash", ResultColumnType.Real, "mean distance of the utilities to the nearest Nash solution"),
                m => m.DistanceToNash),
            (new("firstFailures", ResultColumnType.Whole, "runs that failed because of the first strategy"), m => (long)m.FirstFailures),
            (new("secondFailures", ResultColumnType.Whole, "runs that failed because of the second strategy"), m => (long)m.SecondFailures),
            (new("failure", ResultColumnType.Text, "why the first of them failed"), m => m.Failure));

    /// <summary>The tournament and the best strategy.</summary>
    public override string ToString() => $"{Tournament}: {Ranking[0]}";

    private IEnumerable<int> Strategies() => Enumerable.Range(0, Tournament.Strategies.Count);

    private TournamentMatch Match(int scenario, int first, int second)
    {
        int count = Tournament.Strategies.Count;
        return Matches[(((scenario * count) + first) * count) + second];
    }

    // For each scenario: the payoff of a strategy against another one, as the mean of both sides.
    private Rational[][][] Payoffs()
        => [.. Tournament.Scenarios.Select((_, s) => Strategies().Select(i => Strategies()
            .Select(j => (Match(s, i, j).FirstExact + Match(s, j, i).SecondExact) / 2).ToArray()).ToArray())];

    private static Rational Mean(IEnumerable<Rational> numbers)
    {
        (Rational sum, int count) = numbers.Aggregate((Sum: Rational.Zero, Count: 0), (all, x) => (all.Sum + x, all.Count + 1));
        return sum / count;
    }

    private ValueList<StrategyComparison> Compare(Rational[][] scores, int[] order)
    {
        var pairs = new List<(int Better, int Worse)>();
        for (int i = 0; i < order.Length; i++)
            for (int j = i + 1; j < order.Length; j++)
                pairs.Add((order[i], order[j]));
        // Streams of runs begin at 1, so 0 is free.
        var random = new Xoshiro256(Options.Seed);
        double[] probabilities =
        [
            .. pairs.Select(pair => PairedTest.Probability(
                [.. scores[pair.Better].Zip(scores[pair.Worse], (a, b) => (a - b).ToDouble())], random)),
        ];
        double[] adjusted = PairedTest.Holm(probabilities);
        return pairs.Select((pair, k) => new StrategyComparison(
            Tournament.Strategies[pair.Better].Name, Tournament.Strategies[pair.Worse].Name,
            (Mean(scores[pair.Better]) - Mean(scores[pair.Worse])).ToDouble(), probabilities[k], adjusted[k])).ToValueList();
    }

    private ValueList<StrategyScore> Rank(Rational[][] scores, int[] order)
    {
        return order.Select((i, place) =>
        {
            string name = Tournament.Strategies[i].Name;
            double utility = Mean(scores[i]).ToDouble();
            (double Low, double High)? interval = ScenarioInterval.Of(utility, Array.ConvertAll(scores[i], x => x.ToDouble()));
            var (agreements, distances, failures) = Means(i);
            return new StrategyScore(name)
            {
                Place = place + 1,
                BestPlace = 1 + Comparisons.Count(c => c.Worse == name && !c.IsTie),
                WorstPlace = order.Length - Comparisons.Count(c => c.Better == name && !c.IsTie),
                Utility = utility,
                Low = interval?.Low,
                High = interval?.High,
                AgreementRate = agreements,
                DistanceToNash = distances,
                Failures = failures,
            };
        }).ToValueList();
    }

    private (double Agreements, double? Distance, int Failures) Means(int strategy)
    {
        var shares = new List<double>();
        var distances = new List<double>();
        int failures = 0;
        for (int s = 0; s < Tournament.Scenarios.Count; s++)
        {
            foreach (int other in Strategies())
            {
                (TournamentMatch asFirst, TournamentMatch asSecond) = (Match(s, strategy, other), Match(s, other, strategy));
                shares.Add(((double)asFirst.AgreedCount / asFirst.Runs + (double)asSecond.AgreedCount / asSecond.Runs) / 2);
                if ((asFirst.DistanceToNash + asSecond.DistanceToNash) / 2 is { } distance) distances.Add(distance);
                failures += asFirst.FirstFailures + asSecond.SecondFailures;
            }
        }
        return (shares.Average(), distances.Count == 0 ? null : distances.Average(), failures);
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (TournamentMatch match in Matches)
        {
            foreach (string? text in (string?[])[match.Scenario, match.First, match.Second, match.Failure])
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");
                BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
                hash.AppendData(number);
                hash.AppendData(bytes);
            }
            double[] numbers =
            [
                match.Runs, match.AgreedCount, match.FirstUtility, match.SecondUtility, match.DistanceToNash ?? -1, match.FirstFailures,
                match.SecondFailures,
            ];
            foreach (double one in numbers)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(number, one);
                hash.AppendData(number);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
