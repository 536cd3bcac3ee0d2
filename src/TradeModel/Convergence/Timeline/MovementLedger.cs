using System.Runtime.InteropServices;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Records who moved on what, towards whom, and when last.</summary>
/// <remarks>
/// A movement is the gap before it less the gap after it. Both are summed exactly, each at its weight, so that a party that went and came
/// back has given exactly 0 unless a weight or a counterpart changed in between.
/// </remarks>
internal sealed class MovementLedger
{
    private readonly Dictionary<(int Issue, PartyId Party), Account> _accounts = [];
    private readonly Dictionary<(PartyId From, PartyId To), PairAccount> _pairs = [];
    private Position?[] _before = [];
    private Position?[] _after = [];

    /// <summary>Records what an event does to an issue, before the meter takes it in.</summary>
    internal void Record(IssueRow row, IssueState after, ConvergenceMeter meter)
    {
        int parties = row.Concerned.Length;
        if (_before.Length < parties) (_before, _after) = (new Position?[parties], new Position?[parties]);
        row.ReadPositions(row.State, meter.Seats, _before);
        row.ReadPositions(after, meter.Seats, _after);
        int tabled = 0;
        for (int k = 0; k < parties; k++)
            if (_before[k] is not null) tabled++;
        for (int j = 0; j < parties; j++)
            if (_before[j] is { } from && _after[j] is { } to && !ReferenceEquals(from, to) && tabled > 1)
                Record(row, meter, j, from, to, tabled - 1);
    }

    private void Record(IssueRow row, ConvergenceMeter meter, int j, Position from, Position to, int counterparts)
    {
        PartyId mover = meter.Seats[row.Concerned[j]];
        double weight = meter.WeightFor(row, j);
        for (int k = 0; k < row.Concerned.Length; k++)
        {
            if (k == j || _before[k] is not { } place) continue;
            double was = row.Scale.GapUnchecked(from, row.Directions[j], place, row.Directions[k]);
            double now = row.Scale.GapUnchecked(to, row.Directions[j], place, row.Directions[k]);
            if (was == now) continue;
            PartyId other = meter.Seats[row.Concerned[k]];
            double weightOfOther = meter.WeightFor(row, k);
            AccountOf(row.Index, mover).Given.AddDifference(was * weight / counterparts, now * weight / counterparts);
            AccountOf(row.Index, other).Received.AddDifference(was * weightOfOther, now * weightOfOther);
            ref PairAccount pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (mover, other), out _);
            pair.Given.AddDifference(was * weight, now * weight);
            pair.Received.AddDifference(was * weightOfOther, now * weightOfOther);
        }
    }

    /// <summary>Records that a party changed what it has on the table.</summary>
    internal void RecordMove(int issue, PartyId party, int eventIndex) => AccountOf(issue, party).LastEvent = eventIndex + 1;

    internal Account Find(int issue, PartyId party) => _accounts.GetValueOrDefault((issue, party));

    internal PairAccount Find(PartyId from, PartyId to) => _pairs.GetValueOrDefault((from, to));

    private ref Account AccountOf(int issue, PartyId party)
        => ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, (issue, party), out _);

    /// <summary>A party's account on an issue. <see cref="LastEvent"/> counts from 1; 0 for none.</summary>
    internal struct Account
    {
        internal ExactSum Given;
        internal ExactSum Received;
        internal int LastEvent;
    }

    /// <summary>The sum of one party's moves towards another, by the weights of the mover and of the other.</summary>
    internal struct PairAccount
    {
        internal ExactSum Given;
        internal ExactSum Received;
    }
}
