using System.Globalization;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>One run in progress: the parties, whose turn it is, and what was offered.</summary>
internal sealed class Run
{
    private const string AfterDeadline = "after the deadline";

    private readonly SimulatedNegotiation _negotiation;
    private readonly NegotiationRules _rules;
    private readonly OutcomeOrder[] _orders;
    // Null if no issue closes.
    private readonly ClosedIssues? _closed;
    private readonly PartyView[] _views;
    private readonly OutcomeIndex?[] _last;
    private readonly List<RunOffer>? _trace;
    private readonly List<RunAnswer> _answers = [];
    private readonly ulong _seed;
    private readonly long _number;
    private volatile int _acting;
    private volatile int _step;
    private volatile bool _givenUp;
    private int _offers, _refused;
    private bool _canAgree = true;

    internal Run(SimulatedNegotiation negotiation, ulong seed, long number, List<RunOffer>? trace)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number, "run");
        _negotiation = negotiation;
        _rules = negotiation.Rules;
        _orders = negotiation.Space.Open();
        _closed = _rules.Closings.Count > 0 ? new(negotiation.Space.Scenario, _rules.Closings) : null;
        _views = new PartyView[_orders.Length];
        _last = new OutcomeIndex?[_orders.Length];
        _trace = trace;
        (_seed, _number) = (seed, number);
    }

    internal RunResult Play()
    {
        // Nobody can agree to anything if a party has no outcome worth its reservation value.
        if (!Array.TrueForAll(_orders, order => order.MeetsReservation(order.Best))) return Ended(null, 0, null);
        try
        {
            OutcomeOrder[] open = CloseAndReopen([]) ?? _orders;
            for (_acting = 0; _acting < _views.Length; _acting++)
            {
                Strategy strategy = _negotiation.Strategies[_acting];
                _views[_acting] = new(
                    open[_acting], _orders.Length, _rules.Steps, RandomStreams.Of(_seed, _number, _acting),
                    strategy.Offering, _negotiation.Prepared[_acting], strategy.Acceptance, strategy.Model);
            }
            return _rules.Protocol == NegotiationProtocol.SingleText ? PlaySingleText() : PlayAlternatingOffers();
        }
#pragma warning disable CA1031 // Whatever a user's strategy throws fails its run, and only its run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Ended(null, 0, Failure(e is UnknownOutcomeException ? e.Message : $"threw {e.GetType().Name}: {e.Message}"));
        }
    }

    /// <summary>
    /// Ends a run that another thread plays and that takes too long. That thread ends once the strategy answers, if ever.
    /// </summary>
    internal RunResult GiveUp()
    {
        _givenUp = true;
        string failure = Failure(
            string.Create(CultureInfo.InvariantCulture, $"did not answer within {_rules.TimeLimit.TotalSeconds} seconds"));
        return new(null, null, Reservations(), _offers, [], failure) { FailedParty = _acting, IsRandom = true };
    }

    /// <summary>The offers recorded so far.</summary>
    internal ValueList<RunOffer> Recorded()
    {
        lock (_trace!) return _trace.ToValueList();
    }

    /// <summary>The issues that closed and reopened so far.</summary>
    internal ValueList<RunClosing> Closings() => _closed?.Log() ?? [];

    private string Failure(string what)
    {
        string party = _negotiation.Space.Scenario.Parties[_acting].Name;
        int step = Math.Max(_views[_acting]?.Step ?? 0, 0);
        return string.Create(CultureInfo.InvariantCulture, $"at step {step}, {party} ({_negotiation.Strategies[_acting].Name}) {what}");
    }

    private RunResult PlayAlternatingOffers()
    {
        int offerer = 0;
        for (_step = 0; _step < _rules.Steps && !_givenUp; _step++)
        {
            Settle(_last);
            // Until an issue reopens, nobody has anything to offer that all could accept.
            if (!_canAgree) continue;
            _acting = offerer;
            _views[offerer].Begin(_step);
            OutcomeIndex offer = _views[offerer].Planned;
            if (_step >= _rules.Deadline)
            {
                Refuse(offer, offerer, AfterDeadline);
                break;
            }
            if (_closed?.WhyNot(_orders[0], offer) is { } reason)
            {
                Refuse(offer, offerer, reason);
                offerer = (offerer + 1) % _views.Length;
                continue;
            }
            Tell(offer, offerer);
            int rejects = AskOthers(offer, offerer);
            Record(offer, offerer);
            if (rejects < 0) return Ended(offer, _step, null);
            offerer = rejects;
        }
        return Ended(null, 0, null);
    }

    /// <summary>Closes and reopens the issues that are due, and tells the parties; true if anything changed.</summary>
    private bool Settle(ReadOnlySpan<OutcomeIndex?> tabled)
    {
        if (CloseAndReopen(tabled) is not { } open) return false;
        for (_acting = 0; _acting < _views.Length; _acting++) _views[_acting].Reorder(open[_acting]);
        return true;
    }

    // The orders of the parties over the outcomes that are left; null if nothing changed.
    private OutcomeOrder[]? CloseAndReopen(ReadOnlySpan<OutcomeIndex?> tabled)
    {
        if (_closed is null || !_closed.Update(_step, _orders[0], tabled)) return null;
        OutcomeOrder[] open = _negotiation.Space.OpenWithin(_orders, _closed.Options);
        _canAgree = Array.TrueForAll(open, order => order.MeetsReservation(order.Best));
        return open;
    }

    private void Refuse(OutcomeIndex offer, int? offerer, string reason)
    {
        _refused++;
        Record(offer, offerer, reason);
    }

    private void Tell(OutcomeIndex offer, int offerer)
    {
        _offers++;
        _last[offerer] = offer;
        _views[offerer].Offered(offer);
        for (_acting = 0; _acting < _views.Length; _acting++)
        {
            if (_acting == offerer) continue;
            _views[_acting].Begin(_step);
            _views[_acting].Received(offer, offerer);
        }
    }

    /// <summary>The first party that rejects; −1 if all others accept.</summary>
    private int AskOthers(OutcomeIndex offer, int offerer)
    {
        for (int turn = 1; turn < _views.Length; turn++)
            if (!Asked((offerer + turn) % _views.Length, offer)) return _acting;
        return -1;
    }

    private bool Asked(int party, OutcomeIndex offer)
    {
        _acting = party;
        _views[party].Begin(_step + 1);
        return Answered(_views[party].Accepts(offer));
    }

    private bool Answered(bool accepted)
    {
        if (_trace is not null) _answers.Add(new(_acting, accepted));
        return accepted;
    }

    private RunResult PlaySingleText()
    {
        var mediator = new Mediator(_orders[0], RandomStreams.Of(_seed, _number, RandomStreams.Mediator));
        OutcomeIndex text = mediator.First(_closed is null ? [] : _closed.Options);
        int textStep = 0;
        OutcomeIndex?[] tabled = new OutcomeIndex?[1];
        _offers = 1;
        Record(text, null);
        for (_step = 1; _step < _rules.Steps && !_givenUp; _step++)
        {
            tabled[0] = text;
            OutcomeIndex settled = Settle(tabled) ? mediator.Settle(text, _closed!.Options) : text;
            OutcomeIndex draft = settled != text ? settled : mediator.Draft(text);
            if (_step >= _rules.Deadline)
            {
                Refuse(draft, null, AfterDeadline);
                break;
            }
            _offers++;
            if (settled != text || AllPrefer(draft, text)) (text, textStep) = (draft, _step);
            Record(draft, null);
        }
        // The text is put to each party once, after the last draft.
        _step = _rules.Steps - 1;
        bool agreed = true;
        for (int party = 0; party < _views.Length; party++) agreed &= Asked(party, text);
        if (_trace is not null) _trace[textStep] = _trace[textStep].WithAnswers(_answers.ToValueList());
        return agreed ? Ended(text, textStep, null) : Ended(null, 0, null);
    }

    private bool AllPrefer(OutcomeIndex draft, OutcomeIndex text)
    {
        bool all = true;
        for (_acting = 0; _acting < _views.Length; _acting++)
        {
            _views[_acting].Begin(_step);
            all &= Answered(_views[_acting].Prefers(draft, text));
        }
        return all;
    }

    private void Record(OutcomeIndex offer, int? offerer, string? refusal = null)
    {
        if (_trace is null) return;
        RunOffer made = new(_step, offerer, _orders[0].ToOutcome(offer), Worth(offer), _answers.ToValueList(), refusal);
        lock (_trace) _trace.Add(made);
        _answers.Clear();
    }

    private RunResult Ended(OutcomeIndex? agreed, int step, string? failure)
    {
        (int? at, Outcome? outcome, ValueList<double> utilities) = agreed is { } one
            ? (step, _orders[0].ToOutcome(one), Worth(one))
            : ((int?)null, (Outcome?)null, Reservations());
        return new(at, outcome, utilities, _offers, LastOffers(), failure)
        {
            Refused = _refused,
            Closed = _closed?.ToMap() ?? [],
            FailedParty = failure is null ? null : _acting,
            IsRandom = _rules.Protocol == NegotiationProtocol.SingleText || Array.Exists(_views, view => view is null || view.IsRandom),
        };
    }

    private ValueList<double> Reservations() => _orders.Select(o => o.Reservation).ToValueList();

    private ValueMap<int, Outcome> LastOffers()
        => Enumerable.Range(0, _last.Length).Where(p => _last[p] is not null)
            .Select(p => KeyValuePair.Create(p, _orders[0].ToOutcome(_last[p]!.Value))).ToValueMap();

    private ValueList<double> Worth(OutcomeIndex outcome) => _orders.Select(o => o.Utility(outcome)).ToValueList();
}
