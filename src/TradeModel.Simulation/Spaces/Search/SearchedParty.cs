using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What a searched order prepares once for a party, whatever the width of its units.</summary>
internal abstract class SearchedParty
{
    private const int MostOptions = ushort.MaxValue + 1;

    /// <summary>Prepares all parties.</summary>
    /// <exception cref="ArgumentException">
    /// An issue has more than 65,536 options, or the common denominator of a party's utilities is too wide.
    /// </exception>
    internal static SearchedParty[] Of(Scenario scenario, SearchLimits? limits = null)
    {
        int[] offsets = new int[scenario.Issues.Count + 1];
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            ScenarioIssue issue = scenario.Issues[i];
            offsets[i + 1] = checked(offsets[i] + issue.Options.Count);
            if (issue.Options.Count > MostOptions)
                throw new ArgumentException($"issue '{issue.Name}' has more than {MostOptions} options", nameof(scenario));
        }
        return [.. scenario.Parties.Select((party, p) => Of(UtilityUnits.Of(scenario, p, offsets), offsets, party.Reservation,
            limits ?? SearchLimits.Default))];
    }

    /// <summary>Starts a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <param name="table">The outcomes of the run, shared by all parties.</param>
    internal abstract OutcomeOrder Open(Scenario scenario, int party, OutcomeTable table);

    // Two bits are kept free for sums and differences.
    private static SearchedParty Of(UtilityUnits units, int[] offsets, Rational reservation, SearchLimits limits)
    {
        BigInteger widest = BigInteger.Max(units.Most, BigInteger.Abs(units.Cap ?? BigInteger.Zero));
        return widest.GetBitLength() switch
        {
            <= 61 => new PartySearch<long>(units, offsets, reservation, limits),
            <= 125 => new PartySearch<Int128>(units, offsets, reservation, limits),
            _ => new PartySearch<BigInteger>(units, offsets, reservation, limits),
        };
    }
}
