namespace TradeModel.Bargaining;

/// <summary>
/// The numbers of a scenario in flat arrays: the options of all issues in order, and what each adds to the utility of each party.
/// </summary>
/// <remarks>
/// Made by <see cref="Scenario.ToArrays"/>; immutable. The doubles are the nearest to the exact numbers. Dominance and ties are decided
/// on each party's exact utility, counted in whole units of its own.
/// </remarks>
internal sealed class ScenarioArrays
{
    private readonly int[] _offsets;
    private readonly Lazy<UnitTable?> _wide;
    private readonly double[]?[] _worths;

    internal ScenarioArrays(Scenario scenario)
    {
        Scenario = scenario;
        _offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++) _offsets[i + 1] = checked(_offsets[i] + scenario.Issues[i].Options.Count);
        _worths = new double[]?[scenario.Parties.Count];
        Narrow = UnitTable.Narrow(this);
        _wide = new(() => Narrow.IsExact ? Narrow : UnitTable.Wide(this));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>How many parties there are.</summary>
    public int PartyCount => _worths.Length;

    /// <summary>How many issues there are.</summary>
    public int IssueCount => _offsets.Length - 1;

    /// <summary>
    /// Where the options of each issue begin: those of issue i run from <c>Offsets[i]</c> (inclusive) to <c>Offsets[i + 1]</c> (exclusive).
    /// </summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>What each option adds to the utility of a party: weight times value, correctly rounded.</summary>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party.</exception>
    public ReadOnlySpan<double> Worths(int party)
    {
        RangeCheck.CheckIndex(party, PartyCount, nameof(party), "parties");
        return _worths[party] ??= Rounded(party);
    }

    /// <summary>The reservation value of a party, correctly rounded.</summary>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party.</exception>
    public double Reservation(int party)
    {
        RangeCheck.CheckIndex(party, PartyCount, nameof(party), "parties");
        return Scenario.Parties[party].Reservation.ToDouble();
    }

    /// <summary>The utility of an outcome to a party, summed in double precision; <see cref="Scenario.Utility"/> is exact.</summary>
    /// <param name="party">The party, counted from 0.</param>
    /// <param name="choices">For each issue the option chosen, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party, or an issue has no such option.</exception>
    /// <exception cref="ArgumentException">There is not one choice for each issue.</exception>
    public double Utility(int party, ReadOnlySpan<int> choices)
    {
        ReadOnlySpan<double> worths = Worths(party);
        if (choices.Length != IssueCount) throw new ArgumentException($"{choices.Length} choices for {IssueCount} issues", nameof(choices));
        double sum = 0;
        for (int i = 0; i < choices.Length; i++)
        {
            int options = _offsets[i + 1] - _offsets[i];
            if ((uint)choices[i] >= (uint)options)
                RangeCheck.CheckIndex(choices[i], options, nameof(choices), $"options of issue '{Scenario.Issues[i].Name}'");
            sum += worths[_offsets[i] + choices[i]];
        }
        return sum;
    }

    /// <summary>The parties and the number of issues.</summary>
    public override string ToString() => Scenario.ToString();

    /// <summary>Units that fit 128 bits: exact if possible, otherwise rounded, with a slack for doubtful comparisons.</summary>
    internal UnitTable Narrow { get; }

    /// <summary>Exact units of any width; null if the common denominator is too wide.</summary>
    internal UnitTable? Wide => _wide.Value;

    private double[] Rounded(int party)
    {
        double[] worths = new double[_offsets[^1]];
        for (int i = 0; i < IssueCount; i++)
            for (int at = _offsets[i]; at < _offsets[i + 1]; at++)
                worths[at] = Scenario.Issues[i].Worth(party, at - _offsets[i]).ToDouble();
        return worths;
    }
}
