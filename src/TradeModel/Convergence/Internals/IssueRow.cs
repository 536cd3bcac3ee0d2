using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>An issue as the meter holds it: whom it concerns, how much it matters to each, and how far apart they stand.</summary>
internal sealed class IssueRow
{
    internal IssueRow(int index, IssueState state, int[] concerned, ValueList<PartyId> seats, Scale scale)
    {
        Index = index;
        State = state;
        Concerned = concerned;
        Scale = scale;
        Saliences = new double[concerned.Length];
        Directions = new Direction?[concerned.Length];
        for (int j = 0; j < concerned.Length; j++) Directions[j] = state.Issue.DirectionOf(seats[concerned[j]]);
    }

    internal const double Unassessed = -1;

    /// <summary>The place of the issue among all that ever were on the agenda.</summary>
    internal int Index { get; }

    /// <summary>The state last taken in.</summary>
    internal IssueState State { get; set; }

    /// <summary>The places of the concerned parties among the seats, ascending.</summary>
    internal int[] Concerned { get; }

    internal Direction?[] Directions { get; }

    /// <summary>The salience for each concerned party; <see cref="Unassessed"/> where nobody assessed it.</summary>
    internal double[] Saliences { get; }

    internal Scale Scale { get; }

    internal bool IsTabled { get; private set; }

    internal bool IsOnCondition { get; private set; }

    internal bool IsAgreed { get; private set; }

    /// <summary>1 − the widest gap; meaningful only where tabled, and so on.</summary>
    internal double Score { get; private set; }

    internal double Mean { get; private set; }

    internal double ConditionalScore { get; private set; }

    /// <summary>Whether it weighs anything; see <see cref="PartyWeights"/>.</summary>
    internal bool IsPositive { get; set; }

    internal int TrackPlace { get; set; }

    /// <summary>The place of its phase's scope; −1 for none.</summary>
    internal int PhaseScope { get; set; } = -1;

    internal int PhasePlace { get; set; }

    /// <summary>Whether every concerned party assessed it at 0.</summary>
    internal bool IsZeroForAll => Array.TrueForAll(Saliences, s => s == 0);

    internal IssueTerms Terms
    {
        get
        {
            IssueTerms terms = default;
            double share = 1.0 / Concerned.Length;
            terms[IssueTerms.All] = share;
            if (IsTabled)
            {
                terms[IssueTerms.Tabled] = share;
                terms[IssueTerms.Score] = Score * share;
                terms[IssueTerms.Mean] = Mean * share;
            }
            if (IsOnCondition)
            {
                terms[IssueTerms.OnCondition] = share;
                terms[IssueTerms.ConditionalScore] = ConditionalScore * share;
            }
            if (IsAgreed) terms[IssueTerms.Agreed] = share;
            return terms;
        }
    }

    /// <summary>Whether another state has the same positions and terms on the table.</summary>
    internal bool HasSamePositions(IssueState other, ValueList<PartyId> seats)
    {
        if (!ReferenceEquals(State.AgreedTerms, other.AgreedTerms)) return false;
        if (ReferenceEquals(State.PartyStates, other.PartyStates)) return true;
        foreach (int party in Concerned)
        {
            PartyIssueState? a = State.FindParty(seats[party]), b = other.FindParty(seats[party]);
            if (!ReferenceEquals(a, b) && (!ReferenceEquals(a?.Position, b?.Position) || !ReferenceEquals(a?.ConditionalPosition, b?.ConditionalPosition))) return false;
        }
        return true;
    }

    /// <summary>Whether every concerned party would have a position without condition in <paramref name="state"/>.</summary>
    internal bool WouldBeTabled(IssueState state, ValueList<PartyId> seats)
    {
        if (state.IsAgreed) return true;
        foreach (int party in Concerned)
            if (state.FindParty(seats[party])?.Position is null) return false;
        return true;
    }

    /// <summary>Measures the gaps of <see cref="State"/> anew.</summary>
    internal void Measure(ValueList<PartyId> seats)
    {
        IsAgreed = State.IsAgreed;
        if (IsAgreed)
        {
            IsTabled = IsOnCondition = true;
            Score = Mean = ConditionalScore = 1;
            return;
        }
        var firm = new Position?[Concerned.Length];
        var hoped = new Position?[Concerned.Length];
        bool conditional = false;
        for (int j = 0; j < Concerned.Length; j++)
        {
            PartyIssueState? stand = State.FindParty(seats[Concerned[j]]);
            firm[j] = stand?.Position;
            hoped[j] = stand?.ConditionalPosition ?? firm[j];
            conditional |= stand?.ConditionalPosition is not null;
        }
        IsTabled = Array.IndexOf(firm, null) < 0;
        IsOnCondition = Array.IndexOf(hoped, null) < 0;
        (Score, Mean) = IsTabled ? Closeness(firm!) : (0, 0);
        ConditionalScore = !IsOnCondition ? 0 : conditional ? Closeness(hoped!).Score : Score;
    }

    private (double Score, double Mean) Closeness(Position[] positions)
    {
        double widest = 0, sum = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            for (int j = i + 1; j < positions.Length; j++)
            {
                double gap = Scale.GapUnchecked(positions[i], Directions[i], positions[j], Directions[j]);
                widest = Math.Max(widest, gap);
                sum += gap;
            }
        }
        int pairs = positions.Length * (positions.Length - 1) / 2;
        return (1 - widest, Math.Max(0, 1 - (sum / pairs)));
    }
}
