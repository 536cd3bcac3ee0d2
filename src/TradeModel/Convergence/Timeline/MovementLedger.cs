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
    private readonly TablePositions _before = new();
    private readonly TablePositions _after = new();

    /// <summary>Records what an event does to an issue, before the meter takes it in.</summary>
    internal void Record(IssueRow row, IssueState after, ConvergenceMeter meter)
    {
        _before.Read(row, row.State, meter.Seats);
        _after.Read(row, after, meter.Seats);
        for (int j = 0; j < row.Concerned.Length; j++) Record(row, meter, j);
    }

    private void Record(IssueRow row, ConvergenceMeter meter, int j)
    {
        if (!HasMoved(row, j)) return;
        int counterparts = 0;
        for (int k = 0; k < row.Concerned.Length; k++)
            if (CanMoveTowards(row, j, k)) counterparts++;
        PartyId mover = meter.Seats[row.Concerned[j]];
        double weight = meter.WeightFor(row, j);
        for (int k = 0; k < row.Concerned.Length; k++)
        {
            if (!CanMoveTowards(row, j, k)) continue;
            Position place = _before.Of(k, j)!, from = _before.Of(j, k)!, to = _after.Of(j, k)!;
            if (ReferenceEquals(from, to)) continue;
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

    /// <summary>Whether a party's position towards some other changed.</summary>
    private bool HasMoved(IssueRow row, int j)
    {
        // Only the offering party can have different positions towards different parties.
        if (j != row.Offering) return !ReferenceEquals(_before.Of(j, j), _after.Of(j, j));
        for (int k = 0; k < row.Concerned.Length; k++)
            if (k != j && !ReferenceEquals(_before.Of(j, k), _after.Of(j, k))) return true;
        return false;
    }

    /// <summary>
    /// Whether a change of a party's position is a movement towards another: both had a position, and the party still has one.
    /// </summary>
    private bool CanMoveTowards(IssueRow row, int j, int k)
        => row.AreCompared(j, k) && _before.Of(k, j) is not null && _before.Of(j, k) is not null && _after.Of(j, k) is not null;

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
