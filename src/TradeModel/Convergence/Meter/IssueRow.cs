using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>An issue as the meter holds it: the parties concerned, its weight to each, and the gaps between their positions.</summary>
internal sealed class IssueRow
{
    // Whether each concerned party requests; null if nobody offers, so that all pairs are compared.
    private readonly bool[]? _requests;
    private PairGaps? _firmGaps;
    private PairGaps? _hopedGaps;

    internal IssueRow(int index, IssueState state, int[] concerned, ValueList<PartyId> seats, Scale scale)
    {
        Index = index;
        State = state;
        Concerned = concerned;
        Scale = scale;
        Saliences = new double[concerned.Length];
        Directions = new Direction?[concerned.Length];
        Pairs = concerned.Length * (concerned.Length - 1) / 2;
        for (int j = 0; j < concerned.Length; j++) Directions[j] = state.Issue.DirectionOf(seats[concerned[j]]);
        if (state.Issue.Offering is not { } offering) return;
        Offering = Array.FindIndex(concerned, p => seats[p] == offering);
        _requests = Array.ConvertAll(concerned, p => state.Issue.IsRequesting(seats[p]));
        int requesting = _requests.Count(r => r);
        Pairs -= requesting * (requesting - 1) / 2;
    }

    internal const double Unassessed = -1;

    /// <summary>The place of the issue among all that ever were on the agenda.</summary>
    internal int Index { get; }

    /// <summary>The state last taken in.</summary>
    internal IssueState State { get; set; }

    /// <summary>The places of the concerned parties among the seats, ascending.</summary>
    internal int[] Concerned { get; }

    internal Direction?[] Directions { get; }

    /// <summary>The place of the offering party among the concerned; −1 for none.</summary>
    internal int Offering { get; } = -1;

    /// <summary>How many pairs of concerned parties are compared; see <see cref="Issue.AreCompared"/>.</summary>
    internal int Pairs { get; }

    /// <summary>Whether the positions of two concerned parties are compared.</summary>
    internal bool AreCompared(int i, int j) => i != j && (_requests is null || !_requests[i] || !_requests[j]);

    /// <summary>The salience for each concerned party; <see cref="Unassessed"/> if there is no assessment.</summary>
    internal double[] Saliences { get; }

    internal Scale Scale { get; }

    internal bool IsTabled { get; private set; }

    internal bool IsOnCondition { get; private set; }

    internal bool IsAgreed { get; private set; }

    /// <summary>1 − the widest gap. Valid only if the issue is tabled; the other scores likewise.</summary>
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
        for (int j = 0, here = 0, there = 0; j < Concerned.Length; j++)
        {
            PartyIssueState? a = Walk(State.PartyStates, ref here, seats[Concerned[j]]),
                b = Walk(other.PartyStates, ref there, seats[Concerned[j]]);
            if (ReferenceEquals(a, b)) continue;
            if (!ReferenceEquals(a?.Position, b?.Position) || !ReferenceEquals(a?.ConditionalPosition, b?.ConditionalPosition)
                || ((a?.Others.Count ?? 0) + (b?.Others.Count ?? 0) > 0 && !ReferenceEquals(a?.Others, b?.Others)))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Finds a party's part in an issue. Both lists are in the order of ids, so a walk along the parties looks at each part once.
    /// </summary>
    internal static PartyIssueState? Walk(ValueList<PartyIssueState> states, ref int at, PartyId party)
    {
        while (at < states.Count && states[at].Party.CompareTo(party) < 0) at++;
        return at < states.Count && states[at].Party == party ? states[at] : null;
    }

    /// <summary>Measures the gaps of <see cref="State"/>.</summary>
    /// <param name="seats">The parties at the table.</param>
    /// <param name="budget">Where to take room for keeping the gaps between pairs; null to measure once.</param>
    internal void Measure(ValueList<PartyId> seats, PairGaps.Budget? budget)
    {
        IsAgreed = State.IsAgreed;
        if (IsAgreed)
        {
            IsTabled = IsOnCondition = true;
            Score = Mean = ConditionalScore = 1;
            return;
        }
        var firm = new TablePositions();
        firm.Read(this, State, seats);
        TablePositions hoped = firm;
        if (firm.HasConditions)
        {
            hoped = new();
            hoped.Read(this, State, seats, onCondition: true);
        }
        IsTabled = firm.AreComplete(this);
        IsOnCondition = hoped.AreComplete(this);
        (Score, Mean) = IsTabled ? Closeness(firm, ref _firmGaps, budget) : (0, 0);
        ConditionalScore = !IsOnCondition ? 0 : ReferenceEquals(hoped, firm) ? Score : Closeness(hoped, ref _hopedGaps, budget).Score;
    }

    /// <summary>Gives back the room for the kept gaps. The row is not used after that.</summary>
    internal void Release(PairGaps.Budget budget)
    {
        budget.GiveBack(_firmGaps);
        budget.GiveBack(_hopedGaps);
    }

    internal double GapBetween(int i, Position one, int j, Position other) => Scale.GapUnchecked(one, Directions[i], other, Directions[j]);

    private (double Score, double Mean) Closeness(TablePositions positions, ref PairGaps? kept, PairGaps.Budget? budget)
    {
        double widest = 0, sum;
        int parties = Concerned.Length;
        if (kept is not null || budget?.TryTake(parties, Offering, out kept) == true)
        {
            kept!.Update(this, positions);
            (widest, sum) = (kept.Widest, kept.Sum);
        }
        else
        {
            var exact = default(ExactSum);
            for (int i = 0; i < parties; i++)
            {
                for (int j = i + 1; j < parties; j++)
                {
                    if (!AreCompared(i, j)) continue;
                    double gap = GapBetween(i, positions.Of(i, j)!, j, positions.Of(j, i)!);
                    widest = Math.Max(widest, gap);
                    exact.Add(gap);
                }
            }
            sum = exact.ToDouble();
        }
        return (1 - widest, Math.Max(0, 1 - (sum / Pairs)));
    }
}
