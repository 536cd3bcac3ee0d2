using TradeModel.Economics;
using TradeModel.Goods;
using TradeModel.Simulation;
using TradeModel.Tariffs;

namespace TradeModel.Coverage;

/// <summary>How often the central interval of an effect holds the effect under the true elasticities.</summary>
internal static class EffectTable
{
    /// <summary>The true elasticity of each line, and the standard error with which it is estimated.</summary>
    private const double Truth = -2, Error = 0.5;

    private static readonly int[] Runs = [20, 100, 1_000];

    private static readonly HsCode[] Lines = [new("72081000"), new("04069000"), new("61091000"), new("87032300"), new("84119100")];

    private static readonly double[] Rates = [25, 40, 16.5, 10, 7.5], Imports = [100, 40, 80, 120, 150];

    private static readonly SmartMarket Market = new(
        new TariffSchedule(
            new PartyId("USA"), HsEdition.Hs2022, Lines.Select((line, i) => new TariffLine(line, Duty.AdValorem(new((decimal)Rates[i]))))),
        Lines.Select((line, i) => new PartnerImports(line, "India", Imports[i])));

    /// <summary>
    /// The kinds of evidence by name. Each draws the true elasticities and gives how the analyst draws them in a run.
    /// </summary>
    private static readonly (string Name, Func<Xoshiro256, (double[] Truth, Func<Xoshiro256, double[]> Draw)> World)[] Kinds =
    [
        ("one estimate for all lines", r => One(r, Error)),
        ("an estimate for each line, with errors of its own", r => Estimated(Correlated(r, 0))),
        ("the same, errors of neighbours correlate 0.9, drawn independently", r => Estimated(Correlated(r, 0.9))),
        ("the same, one error common to all, drawn independently", r => Estimated(Correlated(r, 1))),
        ("the same, one error common to all, drawn together", r => Together(Correlated(r, 1))),
        ("steps: −1 (4 %), −2 (92 %) or −3 (4 %) for all lines", Steps),
        ("one estimate, its error stated as half of what it is", r => One(r, Error / 2)),
    ];

    internal static void Print(int series)
    {
        Console.WriteLine($"""

            ## Effects of tariffs: how often the 90 % interval holds the true effect

            SMART's creation on five lines that are freed. The analyst has estimates of the elasticities, with an error of a quarter of the
            true value, and draws elasticities from normal distributions about them. The interval is meant to hold the effect under the true
            elasticities in 90 % of cases.

            | evidence | {string.Join(" | ", Runs.Select(runs => FormattableString.Invariant($"{runs:N0} runs")))} |
            |---|{string.Concat(Runs.Select(_ => "---|"))}
            """);
        for (int kind = 0; kind < Kinds.Length; kind++)
        {
            var cells = new List<string>();
            foreach (int runs in Runs)
            {
                bool[] held = new bool[series];
                int which = kind;
                Parallel.For(0, series, i => held[i] = Holds(which, runs, (ulong)i));
                cells.Add(Held.Text(held.Count(h => h), series));
            }
            Console.WriteLine($"| {Kinds[kind].Name} | {string.Join(" | ", cells)} |");
        }
    }

    private static bool Holds(int kind, int runs, ulong number)
    {
        (double[] truth, Func<Xoshiro256, double[]> draw) = Kinds[kind].World(new Xoshiro256(41, number));
        UncertainEffects effects = UncertainEffects.RunAsync(
            random => [("USA", "Creation", Creation(draw(random)))],
            new UncertaintyOptions(runs, seed: 1_000 + number) { Threads = 1 }).Result;
        EffectInterval interval = effects["USA", "Creation"];
        double effect = Creation(truth);
        // Equal elasticities give equal effects up to rounding.
        return interval.Low - 1e-9 <= effect && effect <= interval.High + 1e-9;
    }

    private static double Creation(double[] elasticities)
        => Market.Compare(
            Rates.ToValueList(), new double[Rates.Length].ToValueList(), ["India"],
            new SmartElasticities { ImportDemandByCode = Lines.Zip(elasticities, KeyValuePair.Create).ToValueMap() }).Creation;

    private static double[] Same(double elasticity) => [.. Lines.Select(_ => elasticity)];

    private static double Normal(Xoshiro256 random) => Math.Clamp(SimulatedSeries.Normal(random), -3, 3);

    // Errors of the estimates in units of their deviation. Each depends on the one before.
    private static double[] Correlated(Xoshiro256 random, double memory)
    {
        double[] errors = new double[Lines.Length];
        for (int i = 0; i < errors.Length; i++)
            errors[i] = i == 0 ? Normal(random) : (memory * errors[i - 1]) + (Math.Sqrt(1 - (memory * memory)) * Normal(random));
        return errors;
    }

    private static (double[], Func<Xoshiro256, double[]>) One(Xoshiro256 random, double stated)
    {
        double estimate = Truth + (Error * Normal(random));
        Distribution about = About(estimate, stated);
        return (Same(Truth), run => Same(about.Draw(run)));
    }

    private static (double[], Func<Xoshiro256, double[]>) Estimated(double[] errors)
    {
        Distribution[] about = [.. errors.Select(e => About(Truth + (Error * e), Error))];
        return (Same(Truth), run => Array.ConvertAll(about, d => d.Draw(run)));
    }

    private static (double[], Func<Xoshiro256, double[]>) Together(double[] errors)
    {
        Distribution common = Distribution.TruncatedNormal(0, Error, -4 * Error, 4 * Error);
        return (Same(Truth), run =>
        {
            double shift = common.Draw(run);
            return Array.ConvertAll(errors, e => Math.Min(Truth + (Error * e) + shift, -0.01));
        });
    }

    private static (double[], Func<Xoshiro256, double[]>) Steps(Xoshiro256 random)
    {
        Distribution studies = Distribution.Discrete((-1, 0.04), (-2, 0.92), (-3, 0.04));
        return (Same(studies.Draw(random)), run => Same(studies.Draw(run)));
    }

    private static Distribution About(double mean, double deviation)
        => Distribution.TruncatedNormal(mean, deviation, mean - (4 * deviation), Math.Min(mean + (4 * deviation), -0.01));
}
