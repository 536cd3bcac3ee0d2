using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>A choice for an issue: options that lie in the same regions, of which one stands for all.</summary>
/// <param name="Option">The first of the options.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Misses">The regions with a condition that they do not fit.</param>
/// <param name="Fits">The regions with a condition that they fit.</param>
internal sealed record RegionChoice(int Option, int Count, int[] Misses, int[] Fits);

/// <summary>A non-additive scenario in whole numbers, with the issues in the order of the search.</summary>
internal sealed class RegionUnits
{
    internal RegionUnits(NonAdditiveScenario scenario)
    {
        Scenario = scenario;
        int parties = scenario.Parties.Count;
        Denominators = new BigInteger[parties];
        Start = new BigInteger[parties];
        Caps = new BigInteger?[parties];
        var regions = new List<OutcomeRegion>();
        var owners = new List<int>();
        var worths = new List<BigInteger>();
        FitLong = true;
        for (int p = 0; p < parties; p++)
        {
            RegionUtility utility = scenario.Utilities[p];
            BigInteger unit = Multiple(utility.Base.Denominator, scenario.Parties[p].Cap?.Denominator ?? BigInteger.One);
            foreach (OutcomeRegion region in utility.Regions) unit = Multiple(unit, region.Worth.Denominator);
            Denominators[p] = unit;
            Start[p] = InUnits(utility.Base, unit);
            Caps[p] = scenario.Parties[p].Cap is { } cap ? InUnits(cap, unit) : null;
            BigInteger sum = BigInteger.Abs(Start[p]) + BigInteger.Abs(Caps[p] ?? 0);
            foreach (OutcomeRegion region in utility.Regions.Where(r => r.Worth.Sign != 0))
            {
                regions.Add(region);
                owners.Add(p);
                worths.Add(InUnits(region.Worth, unit));
                sum += BigInteger.Abs(worths[^1]);
            }
            FitLong &= sum.GetBitLength() < 62;
        }
        Owners = [.. owners];
        Worths = [.. worths];
        Conditions = [.. regions.Select(r => r.Conditions.Count)];
        RegionChoice[][] choices = [.. scenario.Issues.Select((issue, i) => Choices(issue.Options.Count, i, regions))];
        // The issues of many regions first: they decide most.
        Order = [.. Enumerable.Range(0, choices.Length)
            .OrderByDescending(i => choices[i].Length == 1 ? -1 : choices[i][0].Misses.Length + choices[i][0].Fits.Length).ThenBy(i => i)];
        Issues = [.. Order.Select(i => choices[i])];
    }

    internal NonAdditiveScenario Scenario { get; }

    /// <summary>How many units are a utility of 1, for each party.</summary>
    internal BigInteger[] Denominators { get; }

    internal BigInteger[] Start { get; }

    internal BigInteger?[] Caps { get; }

    /// <summary>The party of each region.</summary>
    internal int[] Owners { get; }

    internal BigInteger[] Worths { get; }

    /// <summary>How many conditions each region has.</summary>
    internal int[] Conditions { get; }

    /// <summary>The issues of the scenario in the order of the search.</summary>
    internal int[] Order { get; }

    /// <summary>The choices of each issue, in the order of the search.</summary>
    internal RegionChoice[][] Issues { get; }

    /// <summary>Whether no sum of units passes 62 bits.</summary>
    internal bool FitLong { get; }

    private static BigInteger Multiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    private static BigInteger InUnits(Rational value, BigInteger unit) => value.Numerator * (unit / value.Denominator);

    private static RegionChoice[] Choices(int options, int issue, List<OutcomeRegion> regions)
    {
        var bounding = new List<(int Region, bool[] Fits)>();
        for (int r = 0; r < regions.Count; r++)
        {
            foreach (IssueOptions condition in regions[r].Conditions)
            {
                if (condition.Issue != issue) continue;
                bool[] fits = new bool[options];
                foreach (int option in condition.Options) fits[option] = true;
                bounding.Add((r, fits));
            }
        }
        return [.. Enumerable.Range(0, options)
            .GroupBy(o => string.Concat(bounding.Select(b => b.Fits[o] ? '1' : '0')), StringComparer.Ordinal)
            .Select(same => new RegionChoice(
                same.First(),
                same.Count(),
                [.. bounding.Where(b => !b.Fits[same.First()]).Select(b => b.Region)],
                [.. bounding.Where(b => b.Fits[same.First()]).Select(b => b.Region)]))];
    }
}
