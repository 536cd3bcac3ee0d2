using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>The families of scenarios that are measured, each a function of its seed alone.</summary>
internal static class Families
{
    /// <summary>Values uniform and independent.</summary>
    internal static Scenario Uniform(ulong seed, int issues, int options) => Make(seed, issues, options, Kind.Uniform);

    /// <summary>Uniform values in opposite orders within each issue: an option that one party prefers is worse for the other.</summary>
    internal static Scenario Opposed(ulong seed, int issues, int options) => Make(seed, issues, options, Kind.Opposed);

    /// <summary>What one party gains, the other loses, so every outcome is efficient.</summary>
    internal static Scenario ConstantSum(ulong seed, int issues, int options) => Make(seed, issues, options, Kind.ConstantSum);

    /// <summary>Opposed, on whole percents, as people write values down.</summary>
    internal static Scenario OpposedPercents(ulong seed, int issues, int options) => Make(seed, issues, options, Kind.OpposedPercents);

    /// <summary>Values uniform and independent on whole percents, for more than two parties.</summary>
    internal static Scenario UniformPercents(ulong seed, int parties, int issues, int options)
        => ForMany(seed, parties, issues, options, random => (Rational)Math.Round(random.NextDouble(), 2));

    /// <summary>Values uniform and independent, whole numbers from 0 to the largest, for more than two parties.</summary>
    internal static Scenario UniformWhole(ulong seed, int parties, int issues, int options, int largest)
        => ForMany(seed, parties, issues, options, random => (Rational)(long)random.Next(largest + 1));

    private static Scenario ForMany(ulong seed, int parties, int issues, int options, Func<Xoshiro256, Rational> draw)
    {
        var random = new Xoshiro256(seed);
        return new(
            Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}")).ToValueList(),
            Enumerable.Range(0, issues).Select(Issue).ToValueList());

        ScenarioIssue Issue(int number) => new($"issue {number}", Enumerable.Range(0, options).Select(Option).ToValueList());

        ScenarioOption Option(int number) => new($"option {number}", Enumerable.Range(0, parties).Select(_ => draw(random)).ToValueList());
    }

    private static Scenario Make(ulong seed, int issues, int options, Kind kind)
    {
        var random = new Xoshiro256(seed);
        var all = new List<ScenarioIssue>();
        for (int i = 0; i < issues; i++)
        {
            double[] first = [.. Enumerable.Range(0, options).Select(_ => random.NextDouble())];
            double[] second = [.. Enumerable.Range(0, options).Select(_ => random.NextDouble())];
            if (kind == Kind.OpposedPercents)
            {
                first = Array.ConvertAll(first, x => Math.Round(x, 2));
                second = Array.ConvertAll(second, x => Math.Round(x, 2));
            }
            if (kind is Kind.Opposed or Kind.OpposedPercents)
            {
                Array.Sort(first);
                Array.Sort(second, (x, y) => y.CompareTo(x));
            }
            all.Add(new($"issue {i}", Enumerable.Range(0, options).Select(o => new ScenarioOption(
                $"option {o}", first[o], kind == Kind.ConstantSum ? Rational.One - (Rational)first[o] : second[o])).ToValueList()));
        }
        return new(["A", "B"], all.ToValueList());
    }

    private enum Kind
    {
        Uniform,
        Opposed,
        ConstantSum,
        OpposedPercents,
    }
}
