using System.Runtime.InteropServices;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Keeps the books of who moved on what, towards whom, and when last.</summary>
internal sealed class MovementLedger
{
    private readonly Dictionary<(int Issue, PartyId Party), Entry> _entries = [];
    private readonly Dictionary<(PartyId From, PartyId To), PairMovement> _pairs = [];

    /// <summary>Books what an event does to an issue, before the meter takes it in.</summary>
    internal void Book(IssueRow row, IssueState after, ConvergenceMeter meter)
    {
        IssueState before = row.State;
        for (int j = 0; j < row.Concerned.Length; j++)
        {
            PartyId mover = meter.Seats[row.Concerned[j]];
            if (before.PositionOf(mover) is not { } from || after.PositionOf(mover) is not { } to || ReferenceEquals(from, to)) continue;
            double sum = 0;
            int counterparts = 0;
            for (int k = 0; k < row.Concerned.Length; k++)
            {
                PartyId other = meter.Seats[row.Concerned[k]];
                if (k == j || before.PositionOf(other) is not { } place) continue;
                double nearer = row.Scale.GapUnchecked(from, row.Directions[j], place, row.Directions[k])
                    - row.Scale.GapUnchecked(to, row.Directions[j], place, row.Directions[k]);
                counterparts++;
                if (nearer == 0) continue;
                sum += nearer;
                double received = nearer * meter.WeightFor(row, k);
                Of(row.Index, other).Received += received;
                ref PairMovement pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (mover, other), out _);
                pair = new(pair.Given + (nearer * meter.WeightFor(row, j)), pair.Received + received);
            }
            if (sum != 0) Of(row.Index, mover).Given += sum / counterparts * meter.WeightFor(row, j);
        }
    }

    /// <summary>Notes that a party changed what it has on the table.</summary>
    internal void Note(int issue, PartyId party, int eventIndex) => Of(issue, party).LastEvent = eventIndex + 1;

    internal Entry Find(int issue, PartyId party) => _entries.GetValueOrDefault((issue, party));

    internal PairMovement Find(PartyId from, PartyId to) => _pairs.GetValueOrDefault((from, to));

    private ref Entry Of(int issue, PartyId party) => ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (issue, party), out _);

    /// <summary>A party's account on an issue. <see cref="LastEvent"/> counts from 1; 0 for none.</summary>
    internal struct Entry
    {
        internal double Given;
        internal double Received;
        internal int LastEvent;
    }
}
