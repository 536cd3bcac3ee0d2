using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Convergence;

/// <summary>
/// Follows a log event by event and writes down how close the parties were after each; the cost of an event does not grow with the number
/// of issues.
/// </summary>
/// <remarks>
/// The exceptions are a party that joins or leaves, which changes whom every issue concerns, and the first salience above 0 of a party that
/// had assessed only zeros.
/// </remarks>
internal sealed class TimelineBuilder
{
    private readonly List<int> _touched = [];
    private readonly TablePositions _positions = new();
    private readonly TextCounts _text;
    private readonly NegotiationState.Draft _draft;
    private readonly List<ScopePoint> _last = [];
    private readonly List<(double Score, double Low)> _moved = [];
    private ConvergenceMeter _meter;
    private ValueList<ScopePoint> _tracks = [];
    private ValueList<ScopePoint> _phases = [];
    private int _index;

    internal TimelineBuilder(NegotiationDefinition definition)
    {
        _draft = NegotiationState.Begin(definition).ReplayDraft(_touched);
        _text = new(_draft.Text);
        _meter = NewMeter();
        Settle(Cause.Agenda, moved: false, changes: false);
    }

    internal MovementLedger Ledger { get; } = new();

    /// <summary>The scores of the agreement at the last point.</summary>
    internal ScopeConvergence Overall => _last[ConvergenceMeter.Agreement].Convergence;

    internal TimelinePoint Follow(NegotiationEvent next)
    {
        ValueList<Party> seats = _draft.Seats;
        _touched.Clear();
        if (_draft.Apply(next) is { } refusal) throw new EventRefusedException(refusal);
        bool moved = false;
        if (!ReferenceEquals(seats, _draft.Seats))
        {
            _meter = NewMeter();
        }
        else
        {
            if (next is PositionTabled or PackageTabled) moved = TakeInMoves();
            TakeInRest(next);
        }
        Settle(CauseOf(next), moved, changes: true);
        return new(_index++, next, _last[ConvergenceMeter.Agreement], _tracks, _phases);
    }

    private ConvergenceMeter NewMeter() => new(_draft.Seats, _draft.Phases, _draft.IssueCount, _draft.IssueAt, _text);

    private static Cause CauseOf(NegotiationEvent next) => next switch
    {
        PositionTabled or PackageTabled or PositionWithdrawn or PackageWithdrawn => Cause.Tabling,
        IssueAgreed or IssueReopened => Cause.Closing,
        SalienceAssessed => Cause.Weights,
        _ => Cause.Agenda,
    };

    /// <summary>Takes in the issues that are tabled before and after the event, so that movement is told from tabling.</summary>
    private bool TakeInMoves()
    {
        bool any = false;
        foreach (int index in _touched)
        {
            IssueState after = _draft.IssueAt(index);
            if (_meter.RowOf(index) is not { IsTabled: true } row || !WouldBeTabled(row, after)) continue;
            Ledger.Record(row, after, _meter);
            _meter.Update(index, after);
            any = true;
        }
        if (!any) return false;
        _moved.Clear();
        for (int scope = 0; scope < _meter.Scopes; scope++)
        {
            ScopeConvergence now = _meter.Measure(scope);
            _moved.Add((now.Score ?? 0, now.Low));
        }
        return true;
    }

    /// <summary>Whether every position that is compared with another would be there in a state of the issue.</summary>
    private bool WouldBeTabled(IssueRow row, IssueState after)
    {
        _positions.Read(row, after, _meter.Seats);
        return _positions.AreComplete(row);
    }

    private void TakeInRest(NegotiationEvent next)
    {
        PartyId? mover = next switch
        {
            PositionTabled e => e.Party,
            PositionWithdrawn e => e.Party,
            PackageTabled e => e.Party,
            PackageWithdrawn e => e.Party,
            _ => null,
        };
        if (next is PhaseAdded or PhaseSucceeded) _meter.AddPhase(_draft.Phases[^1].Phase.Id);
        foreach (int index in _touched)
        {
            IssueState after = _draft.IssueAt(index);
            if (mover is { } party) Ledger.RecordMove(index, party, _index);
            if ((mover is not null || next is IssueAgreed or IssueReopened) && _meter.RowOf(index) is { } row
                && !ReferenceEquals(row.State, after))
                Ledger.Record(row, after, _meter);
            _meter.Update(index, after);
        }
        if (_text.Follow(next)) _meter.NoteText();
    }

    private void Settle(Cause cause, bool moved, bool changes)
    {
        bool tracks = false, phases = false;
        for (int scope = 0; scope < _meter.Scopes; scope++)
        {
            ScopeConvergence now = _meter.Measure(scope);
            if (scope == _last.Count)
            {
                _last.Add(new(now, Attribution.None, Attribution.None));
                (tracks, phases) = (true, true);
                continue;
            }
            ScopePoint before = _last[scope];
            if (before.IsQuiet && ReferenceEquals(before.Convergence, now)) continue;
            if (before.Convergence.Equals(now)) now = before.Convergence;
            double score = before.Convergence.Score ?? 0, low = before.Convergence.Low;
            (double midScore, double midLow) = moved ? _moved[scope] : (score, low);
            _last[scope] = changes
                ? new(now, Attribution.Of(cause, (now.Score ?? 0) - midScore, midScore - score),
                    Attribution.Of(cause, now.Low - midLow, midLow - low))
                : new(now, Attribution.None, Attribution.None);
            if (scope is >= ConvergenceMeter.FirstTrack and < ConvergenceMeter.FirstPhase) tracks = true;
            else if (scope >= ConvergenceMeter.FirstPhase) phases = true;
        }
        if (tracks) _tracks = Copy(ConvergenceMeter.FirstTrack, ConvergenceMeter.FirstPhase);
        if (phases) _phases = Copy(ConvergenceMeter.FirstPhase, _last.Count);
    }

    private ValueList<ScopePoint> Copy(int from, int to)
    {
        var points = new ScopePoint[to - from];
        for (int i = 0; i < points.Length; i++) points[i] = _last[from + i];
        return new(points);
    }
}
