using System.Globalization;

namespace TradeModel.Economics;

/// <summary>Compares sums of what issues are worth alone with joint simulations.</summary>
internal sealed class StakesCheck
{
    /// <summary>The share of a party's range of utilities above which interactions mislead.</summary>
    private const double Misleading = 0.1;

    /// <summary>The number of outcomes that are simulated jointly, unless there are fewer.</summary>
    private const int MostSimulated = 64;

    private readonly ValueList<string> _parties;
    private readonly double[][][] _worth;
    private readonly int[] _options;

    /// <summary>Creates a check.</summary>
    /// <param name="parties">The parties.</param>
    /// <param name="worth">What each option of each issue is worth to each party.</param>
    internal StakesCheck(ValueList<string> parties, double[][][] worth)
    {
        (_parties, _worth) = (parties, worth);
        _options = [.. worth.Select(issue => issue.Length)];
    }

    /// <summary>For each party, how far the sums differ from joint simulations.</summary>
    /// <param name="simulate">What an outcome is worth to each party, from the chosen option of each issue.</param>
    internal ValueList<StakesInteraction> Against(Func<int[], double[]> simulate)
    {
        double[] error = new double[_parties.Count], low = new double[_parties.Count], high = new double[_parties.Count];
        for (int p = 0; p < _parties.Count; p++)
        {
            low[p] = _worth.Sum(issue => issue.Min(option => option[p]));
            high[p] = _worth.Sum(issue => issue.Max(option => option[p]));
        }
        int simulated = 0;
        foreach (int[] choices in ToSimulate())
        {
            double[] joint = simulate(choices);
            for (int p = 0; p < error.Length; p++)
            {
                double sum = choices.Select((option, i) => _worth[i][option][p]).Sum();
                error[p] = Math.Max(error[p], Math.Abs(joint[p] - sum));
            }
            simulated++;
        }
        return _parties.Select((party, p) => new StakesInteraction
        {
            Party = party,
            Error = error[p],
            Share = high[p] > low[p] ? error[p] / (high[p] - low[p]) : 0,
            Simulated = simulated,
        }).ToValueList();
    }

    /// <summary>What a scenario that adds assumes, in sentences.</summary>
    internal static IEnumerable<string> Assumptions(ValueList<StakesInteraction> interactions)
    {
        StakesInteraction worst = interactions.MaxBy(i => i.Share)!;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"utilities add what each issue is worth alone; on {worst.Simulated} outcomes simulated jointly the sum "
                + $"differs by up to {100 * worst.Share:0.#}% of the range, for {worst.Party}");
        if (worst.Share > Misleading)
            yield return "the issues interact so much that a scenario that adds misleads; simulate the outcomes you quote";
    }

    // All outcomes if they are few; else the one in which every issue takes its last option, and outcomes drawn from a fixed seed.
    private IEnumerable<int[]> ToSimulate()
    {
        double count = _options.Aggregate(1.0, (product, options) => product * options);
        if (count <= MostSimulated)
        {
            for (int outcome = 0; outcome < count; outcome++)
            {
                int rest = outcome;
                int[] choices = new int[_options.Length];
                for (int i = _options.Length - 1; i >= 0; i--) (rest, choices[i]) = (rest / _options[i], rest % _options[i]);
                yield return choices;
            }
            yield break;
        }
        yield return [.. _options.Select(options => options - 1)];
        var random = new Xoshiro256(1);
        for (int draw = 1; draw < MostSimulated; draw++) yield return [.. _options.Select(random.Next)];
    }
}
