using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>
/// What each concerned party has on the table on one issue, and what the offering party has for each of the others. It can be read into
/// again and again.
/// </summary>
internal sealed class TablePositions
{
    private Position?[] _own = [];

    // What the offering party has for each of the others, if that is not the same for all.
    private Position?[] _offers = [];
    private bool _hasExceptions;
    private int _offering;

    /// <summary>Whether a concerned party has a conditional position.</summary>
    internal bool HasConditions { get; private set; }

    /// <summary>A party's position towards another.</summary>
    internal Position? Of(int party, int towards) => _hasExceptions && party == _offering ? _offers[towards] : _own[party];

    /// <summary>Reads the positions without condition; the agreed terms once the issue is agreed.</summary>
    /// <param name="row">The issue.</param>
    /// <param name="state">A state of the issue.</param>
    /// <param name="seats">The parties at the table.</param>
    /// <param name="onCondition">Whether a conditional position counts instead of an unconditional one.</param>
    internal void Read(IssueRow row, IssueState state, ValueList<PartyId> seats, bool onCondition = false)
    {
        int parties = row.Concerned.Length;
        if (_own.Length < parties) _own = new Position?[parties];
        _offering = row.Offering;
        _hasExceptions = HasConditions = false;
        if (state.IsAgreed)
        {
            for (int j = 0; j < parties; j++) _own[j] = state.TermsFor(seats[row.Concerned[j]]);
            if (_offering >= 0 && state.AgreedExceptions.Count > 0) _own.AsSpan(0, parties).CopyTo(Offers());
            return;
        }
        for (int j = 0, at = 0; j < parties; j++)
        {
            PartyIssueState? stand = IssueRow.Walk(state.PartyStates, ref at, seats[row.Concerned[j]]);
            HasConditions |= stand?.ConditionalPosition is not null;
            _own[j] = (onCondition ? stand?.ConditionalPosition : null) ?? stand?.Position;
            if (j == _offering && stand is { Others.Count: > 0 }) ReadExceptions(row, stand, seats, onCondition);
        }
    }

    private void ReadExceptions(IssueRow row, PartyIssueState stand, ValueList<PartyId> seats, bool onCondition)
    {
        Position?[] offers = Offers();
        offers.AsSpan(0, row.Concerned.Length).Fill(_own[_offering]);
        int j = 0;
        foreach (PositionFor one in stand.Others)
        {
            while (j < row.Concerned.Length && seats[row.Concerned[j]].CompareTo(one.Party) < 0) j++;
            if (j == row.Concerned.Length) return;
            if (seats[row.Concerned[j]] != one.Party) continue;
            HasConditions |= one.ConditionalPosition is not null;
            offers[j] = (onCondition ? one.ConditionalPosition : null) ?? one.Position ?? offers[j];
        }
    }

    private Position?[] Offers()
    {
        _hasExceptions = true;
        if (_offers.Length < _own.Length) _offers = new Position?[_own.Length];
        return _offers;
    }

    /// <summary>Whether every position that is compared with another is there.</summary>
    internal bool AreComplete(IssueRow row)
    {
        for (int j = 0; j < row.Concerned.Length; j++)
        {
            if (j != _offering || !_hasExceptions)
            {
                if (_own[j] is null) return false;
                continue;
            }
            for (int k = 0; k < row.Concerned.Length; k++)
                if (k != j && _offers[k] is null) return false;
        }
        return true;
    }
}
