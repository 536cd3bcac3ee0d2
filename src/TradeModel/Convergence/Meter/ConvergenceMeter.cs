using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Convergence;

/// <summary>
/// Measures convergence over all scopes and keeps the measures up to date, event by event, at a cost that does not grow with the number
/// of issues. All sums are exact, so after any history it gives the same results as a fresh meter of the same state.
/// </summary>
/// <remarks>
/// The parties at the table are fixed. When a party joins or leaves, all issues may concern other parties, so a new meter is needed.
/// Not safe to share between threads.
/// </remarks>
internal sealed class ConvergenceMeter
{
    internal const int Agreement = 0;
    internal const int FirstTrack = 1;
    internal const int FirstPhase = 5;

    private const double Quantum = 1.0 / (1L << 50);

    private readonly ValueList<PartyId> _seats;
    private readonly int[] _everyone;
    private readonly PartyWeights[] _weights;
    private readonly List<ScopeSums> _scopes = [];
    private readonly List<ScopeConvergence> _measures = [];
    private readonly List<PhaseId> _phases = [];
    private readonly List<IssueRow?> _rows;
    private readonly HashSet<IssueRow> _zeroForAll = [];
    private readonly ValueMap<IssueId, Scale> _otherScales;
    private readonly TextCounts _text;
    private readonly PairGaps.Budget _budget = new();

    internal ConvergenceMeter(NegotiationState state, ValueMap<IssueId, Scale>? otherScales = null)
        : this(state.Seats, state.Phases, state.AllIssues.Count, i => state.AllIssues[i], new(state.Text), otherScales)
    {
    }

    internal ConvergenceMeter(
        ValueList<Party> seats, ValueList<PhaseState> phases, int issues, Func<int, IssueState> issueAt, TextCounts text,
            ValueMap<IssueId, Scale>? otherScales = null)
    {
        _seats = new(seats.Select(s => s.Id).ToArray());
        _everyone = [.. Enumerable.Range(0, _seats.Count)];
        _weights = new PartyWeights[_seats.Count];
        _rows = new(issues);
        _otherScales = otherScales ?? [];
        _text = text;
        for (int scope = 0; scope < FirstPhase; scope++) AddScope(issues);
        foreach (PhaseState phase in phases) AddPhase(phase.Phase.Id);
        for (int i = 0; i < issues; i++) Update(i, issueAt(i));
    }

    /// <summary>The scopes there are: the agreement, the four tracks, the phases in order.</summary>
    internal int Scopes => _scopes.Count;

    internal ValueList<PartyId> Seats => _seats;

    private void AddScope(int capacity)
    {
        _scopes.Add(new(_seats.Count, capacity));
        _measures.Add(null!);
    }

    internal void AddPhase(PhaseId phase)
    {
        _phases.Add(phase);
        AddScope(0);
    }

    /// <summary>Says that the counts of the draft text changed.</summary>
    internal void NoteText()
    {
        _scopes[Agreement].IsDirty = true;
        for (int scope = FirstPhase; scope < _scopes.Count; scope++) _scopes[scope].IsDirty = true;
    }

    /// <summary>The issue as measured; null if it is off the agenda or no two parties at the table are compared on it.</summary>
    internal IssueRow? RowOf(int index) => index < _rows.Count ? _rows[index] : null;

    /// <summary>Updates the meter with the present state of an issue.</summary>
    internal void Update(int index, IssueState state)
    {
        while (_rows.Count <= index) _rows.Add(null);
        if (_rows[index] is not { } row)
        {
            if (!state.IsRemoved) Attach(index, state);
            return;
        }
        if (ReferenceEquals(row.State, state)) return;
        if (state.IsRemoved)
        {
            Detach(row);
            return;
        }
        if (!ReferenceEquals(row.State.Issue, state.Issue))
        {
            // Another scale, or other parties concerned: the issue is measured anew.
            Detach(row);
            Attach(index, state);
            return;
        }
        if (!ReferenceEquals(row.State.PartyStates, state.PartyStates))
        {
            for (int j = 0, at = 0; j < row.Concerned.Length; j++)
                if (SalienceOf(state, row.Concerned[j], ref at) is var salience && salience != row.Saliences[j]) Assess(row, j, salience);
        }
        if (row.State.Phase != state.Phase)
        {
            Uncount(row);
            LeavePhase(row);
            EnterPhase(row, state.Phase);
            Count(row);
        }
        bool same = row.HasSamePositions(state, _seats);
        row.State = state;
        if (same) return;
        Uncount(row);
        IssueTerms before = row.Terms;
        row.Measure(_seats, _budget);
        IssueTerms after = row.Terms;
        foreach (int scope in ScopesOf(row))
            if (scope >= 0) _scopes[scope].Shift(row, before, after);
        Count(row);
    }

    private double SalienceOf(IssueState state, int party, ref int at)
        => IssueRow.Walk(state.PartyStates, ref at, _seats[party])?.Salience is { } salience ? (double)salience : IssueRow.Unassessed;

    private void Attach(int index, IssueState state)
    {
        int[] concerned = _everyone;
        if (state.Issue.Concerned is { } named)
        {
            concerned = Array.FindAll(_everyone, p => named.Contains(_seats[p]));
            if (concerned.Length == _everyone.Length) concerned = _everyone;
        }
        if (concerned.Length < 2) return;
        Scale scale = _otherScales.TryGetValue(state.Issue.Id, out Scale? other) ? other : state.Issue.Scale;
        var row = new IssueRow(index, state, concerned, _seats, scale);
        if (row.Pairs == 0) return;
        _rows[index] = row;
        for (int j = 0, at = 0; j < concerned.Length; j++)
        {
            row.Saliences[j] = SalienceOf(state, concerned[j], ref at);
            Reweigh(concerned[j], null, row.Saliences[j]);
        }
        row.Measure(_seats, null);
        row.IsPositive = IsPositive(row);
        if (row.IsZeroForAll) _zeroForAll.Add(row);
        row.TrackPlace = _scopes[TrackOf(row)].TakePlace();
        IssueTerms terms = row.Terms;
        _scopes[Agreement].Shift(row, default, terms);
        _scopes[TrackOf(row)].Shift(row, default, terms);
        EnterPhase(row, state.Phase);
        Count(row);
    }

    private void Detach(IssueRow row)
    {
        Uncount(row);
        LeavePhase(row);
        IssueTerms terms = row.Terms;
        _scopes[Agreement].Shift(row, terms, default);
        _scopes[TrackOf(row)].Shift(row, terms, default);
        _scopes[Agreement].Weakest.Set(row.Index, WeakestTree.None);
        _scopes[TrackOf(row)].LeavePlace(row.TrackPlace);
        _zeroForAll.Remove(row);
        _rows[row.Index] = null;
        row.Release(_budget);
        for (int j = 0; j < row.Concerned.Length; j++) Reweigh(row.Concerned[j], row.Saliences[j], null);
    }

    private void Assess(IssueRow row, int j, double salience)
    {
        int party = row.Concerned[j];
        double before = row.Saliences[j];
        IssueTerms terms = row.Terms;
        foreach (int scope in ScopesOf(row))
            if (scope >= 0) _scopes[scope].Weigh(party, terms, before, salience);
        row.Saliences[j] = salience;
        if (row.IsZeroForAll) _zeroForAll.Add(row);
        else _zeroForAll.Remove(row);
        Reweigh(party, before, salience);
        SettlePositive(row);
    }

    private void Reweigh(int party, double? before, double? after)
    {
        ref PartyWeights weights = ref _weights[party];
        bool alike = weights.WeighsAllAlike;
        if (after is { } added) weights.Add(added);
        if (before is { } taken) weights.Remove(taken);
        weights.Settle();
        foreach (ScopeSums scope in _scopes) scope.IsDirty = true;
        if (weights.WeighsAllAlike == alike) return;
        // The only case in which more than one issue is read: a party's saliences became all zero, or are no longer all zero.
        foreach (IssueRow row in _zeroForAll)
            if (Array.IndexOf(row.Concerned, party) >= 0) SettlePositive(row);
    }

    private bool IsPositive(IssueRow row)
    {
        if (!row.IsZeroForAll) return true;
        foreach (int party in row.Concerned)
            if (_weights[party].WeighsAllAlike) return true;
        return false;
    }

    private void SettlePositive(IssueRow row)
    {
        bool positive = IsPositive(row);
        if (positive == row.IsPositive) return;
        Uncount(row);
        row.IsPositive = positive;
        Count(row);
    }

    private void EnterPhase(IssueRow row, PhaseId? phase)
    {
        row.PhaseScope = phase is { } id ? FirstPhase + _phases.IndexOf(id) : -1;
        if (row.PhaseScope < 0) return;
        ScopeSums scope = _scopes[row.PhaseScope];
        row.PhasePlace = scope.TakePlace();
        scope.Shift(row, default, row.Terms);
    }

    private void LeavePhase(IssueRow row)
    {
        if (row.PhaseScope < 0) return;
        ScopeSums scope = _scopes[row.PhaseScope];
        scope.Shift(row, row.Terms, default);
        scope.LeavePlace(row.PhasePlace);
        row.PhaseScope = -1;
    }

    private static int TrackOf(IssueRow row) => FirstTrack + (int)row.State.Issue.Track;

    private static ThreeScopes ScopesOf(IssueRow row)
    {
        ThreeScopes scopes = default;
        scopes[0] = Agreement;
        scopes[1] = TrackOf(row);
        scopes[2] = row.PhaseScope;
        return scopes;
    }

    private void Uncount(IssueRow row)
    {
        foreach (int scope in ScopesOf(row))
            if (scope >= 0) _scopes[scope].Count(row, -1);
    }

    private void Count(IssueRow row)
    {
        double value = row.IsTabled && row.IsPositive ? row.Score : WeakestTree.None;
        foreach (int scope in ScopesOf(row))
            if (scope >= 0) _scopes[scope].Count(row, 1);
        _scopes[Agreement].Weakest.Set(row.Index, value);
        _scopes[TrackOf(row)].Weakest.Set(row.TrackPlace, value);
        if (row.PhaseScope >= 0) _scopes[row.PhaseScope].Weakest.Set(row.PhasePlace, value);
    }

    /// <summary>How heavy an issue is for one of its concerned parties, among all issues that concern that party; these sum to 1.</summary>
    internal double WeightFor(IssueRow row, int concerned) => _weights[row.Concerned[concerned]].WeightOf(row.Saliences[concerned]);

    /// <summary>An issue's share of the weight of the agreement.</summary>
    internal double WeightOf(IssueRow row)
    {
        double all = _scopes[Agreement].Total(IssueTerms.All, _weights);
        return all == 0 ? 0 : Math.Min(1, RawWeightOf(row) / all);
    }

    private double RawWeightOf(IssueRow row)
    {
        double sum = 0;
        for (int j = 0; j < row.Concerned.Length; j++) sum += WeightFor(row, j);
        return sum / row.Concerned.Length;
    }

    /// <summary>What a scope's score and low would be if one of its issues were agreed.</summary>
    internal (double Score, double Low) IfClosed(int scope, IssueRow row)
    {
        ScopeSums sums = _scopes[scope];
        double weight = RawWeightOf(row), all = sums.Total(IssueTerms.All, _weights);
        double tabled = sums.Total(IssueTerms.Tabled, _weights) + (row.IsTabled ? 0 : weight);
        double score = sums.Total(IssueTerms.Score, _weights) + (weight * (row.IsTabled ? 1 - row.Score : 1));
        return tabled > 0 ? (Share(score / tabled), Share(score / all)) : (0, 0);
    }

    /// <summary>The scores of a scope; the same object while nothing changes.</summary>
    internal ScopeConvergence Measure(int scope)
    {
        ScopeSums sums = _scopes[scope];
        if (sums.IsDirty)
        {
            ScopeConvergence measured = MeasureAnew(scope, sums);
            if (!measured.Equals(_measures[scope])) _measures[scope] = measured;
            sums.IsDirty = false;
        }
        return _measures[scope];
    }

    private ScopeConvergence MeasureAnew(int scope, ScopeSums sums)
    {
        double all = sums.Total(IssueTerms.All, _weights);
        double everything = scope == Agreement ? all : _scopes[Agreement].Total(IssueTerms.All, _weights);
        double tabled = sums.Total(IssueTerms.Tabled, _weights);
        double met = sums.Total(IssueTerms.Score, _weights);
        double onCondition = sums.Total(IssueTerms.OnCondition, _weights);
        bool whole = sums.Weighing > 0 && sums.WeighingTabled == sums.Weighing;
        double? score = null, mean = null;
        double low = 0, high = 1, coverage = whole ? 1 : 0;
        if (tabled > 0)
        {
            score = Share(met / tabled);
            mean = Share(sums.Total(IssueTerms.Mean, _weights) / tabled);
            if (whole)
            {
                low = high = score.Value;
            }
            else
            {
                coverage = Math.Min(Share(tabled / all), 1 - Quantum);
                low = Math.Min(Share(met / all), score.Value);
                high = Math.Max(Share((met + (all - tabled)) / all), score.Value);
                // The weight of untabled issues may be rounded away, although it is above 0.
                if (low == high && high < 1) high += Quantum;
                else if (low == high) low -= Quantum;
            }
        }
        PhaseId? phase = scope >= FirstPhase ? _phases[scope - FirstPhase] : null;
        Track? track = scope is >= FirstTrack and < FirstPhase ? (Track)(scope - FirstTrack) : null;
        return new()
        {
            Track = track,
            Phase = phase,
            Score = score,
            Low = low,
            High = high,
            Coverage = coverage,
            Weakest = score is null ? null : sums.Weakest.Least,
            MeanOverPairs = mean,
            ConditionalScore = onCondition > 0 ? Share(sums.Total(IssueTerms.ConditionalScore, _weights) / onCondition) : null,
            Settled = all > 0 ? Share(sums.Total(IssueTerms.Agreed, _weights) / all) : 0,
            CleanTextShare = track is null ? _text.CleanShare(phase) : null,
            Weight = everything > 0 ? Share(all / everything) : 0,
            IssueCount = sums.Issues,
            TabledCount = sums.Tabled,
            AgreedCount = sums.Agreed,
            IsWhole = whole,
        };
    }

    /// <summary>A share or score as shown: in [0, 1], a multiple of 2^-50.</summary>
    private static double Share(double value) => Math.Clamp(Math.Round(value / Quantum) * Quantum, 0, 1);

    [System.Runtime.CompilerServices.InlineArray(3)]
    private struct ThreeScopes
    {
        private int _first;
    }
}
