using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>
/// The numbers of a scenario laid flat for a machine: the options of all issues behind one another, and what each adds to the utility of each party.
/// </summary>
/// <remarks>
/// Made by <see cref="Scenario.ToArrays"/>; immutable. The doubles are the nearest to the exact numbers; beside them stands each party's exact
/// utility in whole units of its own, on which dominance and ties are decided.
/// </remarks>
public sealed class ScenarioArrays
{
    private readonly int[] _offsets;
    private readonly ExactUtility[] _exact;
    private readonly double[][] _worths;

    internal ScenarioArrays(Scenario scenario)
    {
        Scenario = scenario;
        _offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++) _offsets[i + 1] = checked(_offsets[i] + scenario.Issues[i].Options.Count);
        _exact = new ExactUtility[scenario.Parties.Count];
        _worths = new double[scenario.Parties.Count][];
        for (int p = 0; p < _exact.Length; p++)
        {
            _exact[p] = ExactUtility.Of(scenario, p, _offsets, out _worths[p]);
            Bits = Math.Max(Bits, _exact[p].Bits);
        }
    }

    /// <summary>The scenario these are the arrays of.</summary>
    public Scenario Scenario { get; }

    /// <summary>How many parties there are.</summary>
    public int PartyCount => _exact.Length;

    /// <summary>How many issues there are.</summary>
    public int IssueCount => _offsets.Length - 1;

    /// <summary>Where the options of each issue begin: those of issue i are from <c>Offsets[i]</c> up to, not including, <c>Offsets[i + 1]</c>.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>What each option adds to the utility of a party: weight times value, correctly rounded.</summary>
    /// <param name="party">The party, counted from 0.</param>
    public ReadOnlySpan<double> Worths(int party) => _worths[party];

    /// <summary>The reservation value of a party, correctly rounded.</summary>
    /// <param name="party">The party, counted from 0.</param>
    public double Reservation(int party) => Scenario.Parties[party].Reservation.ToDouble();

    /// <summary>The utility of an outcome to a party, summed in double precision; <see cref="Scenario.Utility"/> is exact.</summary>
    /// <param name="party">The party, counted from 0.</param>
    /// <param name="choices">For each issue the option chosen, counted from 0.</param>
    public double Utility(int party, ReadOnlySpan<int> choices)
    {
        double[] worths = _worths[party];
        double sum = 0;
        for (int i = 0; i < choices.Length; i++) sum += worths[_offsets[i] + choices[i]];
        return sum;
    }

    /// <summary>The width in bits of the largest sum of units of any party.</summary>
    internal int Bits { get; }

    internal ExactUtility Exact(int party) => _exact[party];
}
