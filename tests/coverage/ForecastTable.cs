using System.Globalization;
using NodaTime;
using TradeModel.Convergence;

namespace TradeModel.Coverage;

/// <summary>Scores forecasts of conclusion on simulated negotiations: the class alone, the pace alone and both together.</summary>
internal static class ForecastTable
{
    /// <summary>A class holds forty negotiations. Twenty classes are used in turn, so that no single one decides.</summary>
    private const int ClassSize = 40, Classes = 20;

    /// <summary>CRPS looks five years ahead.</summary>
    private const int Months = 60;

    private static readonly int[] BrierMonths = [3, 6, 12, 24];

    /// <summary>
    /// The half weights that are compared, in weeks with a move: 0 makes the pace count alone, infinity the class.
    /// </summary>
    private static readonly double[] HalfWeights = [0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 40, double.PositiveInfinity];

    /// <summary>
    /// What a forecaster said of one negotiation at the end of each month, and in which month it was signed, if within five years.
    /// </summary>
    private sealed record Case(double?[] Class, double?[] Pace, int WeeksWithMove, int? SignedIn)
    {
        internal bool HasBoth => Class[0] is not null && Pace[0] is not null;

        internal double Chance(int month, double halfWeight)
        {
            double weight = double.IsInfinity(halfWeight) || Pace[month] is null ? 0
                : Class[month] is null || halfWeight == 0 ? 1 : WeeksWithMove / (WeeksWithMove + halfWeight);
            return (weight == 0 ? 0 : weight * Pace[month]!.Value) + (weight == 1 ? 0 : (1 - weight) * Class[month]!.Value);
        }

        internal double Happened(int month) => SignedIn <= month ? 1 : 0;
    }

    internal static void Print(int negotiations)
    {
        Case[][] training = Draw(Population.All.Take(Population.Training), negotiations, firstSeed: 1);
        Case[][] test = Draw(Population.All, negotiations, firstSeed: 1001);
        string MeanCrps(double halfWeight) => Text(training.Average(cases => Crps(cases, halfWeight)), "0.00");
        Console.WriteLine($"""

            ## Conclusion: the chance to be signed by a day

            {negotiations} simulated negotiations of each population, open at an age between two months and four years. Each is judged from
            its log and from a class of {ClassSize} others of its population. Only those count on which both the class and the pace have an
            answer. *CRPS* is taken over five years, in months. Of CRPS and Brier score, less is better.

            ### The weight of the pace, on the training draw

            | half weight, in weeks with a move | {string.Join(" | ", HalfWeights.Select(Name))} |
            |---|{string.Concat(HalfWeights.Select(_ => "---|"))}
            | mean CRPS of the first {Population.Training} populations | {string.Join(" | ", HalfWeights.Select(MeanCrps))} |

            ### CRPS, on another draw: class alone / pace alone / both

            *Class only* is the percentage of negotiations with too few moves for the pace; these are left out of the scores. *Signed* is
            the percentage signed within twelve months.

            | population | class only | signed | CRPS, months |
            |---|---|---|---|
            """);
        foreach ((Population population, Case[] cases) in Population.All.Zip(test))
            Console.WriteLine($"| {population.Name} | {Share(cases, c => c.Pace[0] is null)} | "
                + $"{Share(Judged(cases), c => c.SignedIn <= 12)} | {Three(h => Crps(cases, h))} |");
        Console.WriteLine($"""

            ### Brier score × 100, on the same draw: class alone / pace alone / both

            | population | {string.Join(" | ", BrierMonths.Select(m => $"in {m} months"))} |
            |---|{string.Concat(BrierMonths.Select(_ => "---|"))}
            """);
        foreach ((Population population, Case[] cases) in Population.All.Zip(test))
            Console.WriteLine(
                $"| {population.Name} | {string.Join(" | ", BrierMonths.Select(m => Three(h => 100 * Brier(cases, m, h))))} |");
        Console.WriteLine($"""

            ### Calibration at 12 months, on the first {Population.Training} populations of the test draw

            Each cell gives the number of forecasts in that range, their mean chance in percent, and the percentage that was signed.

            | chance | class alone | pace alone | both |
            |---|---|---|---|
            """);
        Case[] all = [.. test.Take(Population.Training).SelectMany(Judged)];
        for (int fifth = 0; fifth < 5; fifth++)
            Console.WriteLine(
                $"| {20 * fifth} to {20 * (fifth + 1)} % | {string.Join(" | ", ThreeWeights.Select(h => Bin(all, fifth, h)))} |");
    }

    private static double[] ThreeWeights => [double.PositiveInfinity, 0, ConclusionForecast.HalfWeight];

    private static Case[][] Draw(IEnumerable<Population> populations, int negotiations, ulong firstSeed)
    {
        Population[] all = [.. populations];
        var cases = new Case[all.Length][];
        for (int p = 0; p < all.Length; p++)
        {
            // Populations that differ only in what the forecaster knows get the same negotiations.
            Population population = all[p];
            ulong seed = firstSeed + (p < Population.Training ? (ulong)p : 0);
            ReferenceClass[] classes = [.. Enumerable.Range(0, Classes).Select(c => DrawClass(population, new Xoshiro256(seed, (ulong)c)))];
            var drawn = new Case[negotiations];
            Parallel.For(0, negotiations, i => drawn[i] = Judge(population, classes[i % Classes], new Xoshiro256(seed, 1000 + (ulong)i)));
            cases[p] = drawn;
        }
        return cases;
    }

    private static ReferenceClass DrawClass(Population population, Xoshiro256 random)
    {
        var members = new List<NegotiationDuration>();
        while (members.Count < ClassSize)
        {
            SimulatedNegotiation one = SimulatedNegotiation.Draw(population, random);
            if (!population.HasSignedOnly || one.End == NegotiationEnd.Signed) members.Add(new($"{members.Count}", one.Months, one.End));
        }
        return new("Simulated", "As drawn", members.ToValueList());
    }

    private static Case Judge(Population population, ReferenceClass comparable, Xoshiro256 random)
    {
        (SimulatedNegotiation one, LocalDate today) = SimulatedNegotiation.DrawOpen(population, random);
        ConclusionForecast forecast = one.KnownOn(today).ForecastConclusion(
            SimulatedNegotiation.Threshold, comparable, population.KnowsDelay ? SimulatedNegotiation.MeanSigningDelay : 0, asOf: today)!;
        var byClass = new double?[Months + 1];
        var byPace = new double?[Months + 1];
        int? signedIn = null;
        for (int month = 0; month <= Months; month++)
        {
            LocalDate day = today.PlusMonths(month);
            byClass[month] = forecast.ClassChanceBy(day);
            byPace[month] = forecast.PaceChanceBy(day);
            if (one.End == NegotiationEnd.Signed && one.EndDate <= day) signedIn ??= month;
        }
        return new(byClass, byPace, forecast.WeeksWithMove, signedIn);
    }

    private static Case[] Judged(Case[] cases) => [.. cases.Where(c => c.HasBoth)];

    private static double Brier(Case[] cases, int month, double halfWeight)
        => Judged(cases).Average(c => Square(c.Chance(month, halfWeight) - c.Happened(month)));

    private static double Crps(Case[] cases, double halfWeight)
        => Judged(cases).Average(c => Enumerable.Range(1, Months).Sum(m => Square(c.Chance(m, halfWeight) - c.Happened(m))));

    private static string Bin(Case[] cases, int fifth, double halfWeight)
    {
        Case[] inside = [.. cases.Where(c => Math.Min(4, (int)(5 * c.Chance(12, halfWeight))) == fifth)];
        return inside.Length == 0 ? "0"
            : $"{inside.Length}: {Percent(inside.Average(c => c.Chance(12, halfWeight)))} → {Percent(inside.Average(c => c.Happened(12)))}";
    }

    private static double Square(double x) => x * x;

    private static string Three(Func<double, double> score) => string.Join(" / ", ThreeWeights.Select(h => Text(score(h), "0.0")));

    private static string Name(double halfWeight)
        => halfWeight == 0 ? "0 (pace)" : double.IsInfinity(halfWeight) ? "∞ (class)" : Text(halfWeight, "0");

    private static string Share(Case[] cases, Func<Case, bool> which) => Percent(cases.Count(which) / (double)cases.Length);

    private static string Percent(double share) => Text(100 * share, "0");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
