using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>One run in progress.</summary>
internal sealed class Run
{
    private readonly SimulatedNegotiation _negotiation;
    private readonly OutcomeOrder[] _orders;
    private readonly PartyView[] _views;
    private readonly OutcomeIndex?[] _last;
    private readonly List<RunOffer>? _trace;
    private readonly List<RunAnswer> _answers = [];
    private readonly ulong _seed;
    private readonly long _number;
    private int _acting;
    private int _step;
    private int _offers;

    internal Run(SimulatedNegotiation negotiation, ulong seed, long number, List<RunOffer>? trace)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number, "run");
        _negotiation = negotiation;
        _orders = negotiation.Space.Open();
        _views = new PartyView[_orders.Length];
        _last = new OutcomeIndex?[_orders.Length];
        _trace = trace;
        (_seed, _number) = (seed, number);
    }

    internal RunResult Play()
    {
        // Nobody can agree to anything if a party has no outcome worth its reservation value.
        if (!Array.TrueForAll(_orders, order => order.MeetsReservation(order.Best))) return Ended(null, null);
        try
        {
            for (_acting = 0; _acting < _views.Length; _acting++)
            {
                _views[_acting] = new(_orders[_acting], _orders.Length, _negotiation.Rules.Steps, _negotiation.Strategies[_acting],
                    RandomStreams.Of(_seed, _number, _acting));
            }
            OutcomeIndex? agreed = AlternateOffers();
            return Ended(agreed, null);
        }
#pragma warning disable CA1031 // Whatever a user's strategy throws fails its run, and only its run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            string party = _negotiation.Space.Scenario.Parties[_acting].Name;
            string what = e is UnknownOutcomeException ? e.Message : $"threw {e.GetType().Name}: {e.Message}";
            return Ended(null, $"{party} ({_negotiation.Strategies[_acting].Name}) {what}, at step {_step}");
        }
    }

    private OutcomeIndex? AlternateOffers()
    {
        int steps = _negotiation.Rules.Steps, offerer = 0;
        _views[0].Begin(0);
        for (_step = 0; _step < steps; _step++)
        {
            _acting = offerer;
            OutcomeIndex offer = _views[offerer].Planned;
            Tell(offer, offerer);
            int rejects = AskOthers(offer, offerer);
            Record(offer, offerer);
            if (rejects < 0) return offer;
            offerer = rejects;
        }
        return null;
    }

    private void Tell(OutcomeIndex offer, int offerer)
    {
        _offers++;
        _last[offerer] = offer;
        _views[offerer].Offered(offer);
        for (_acting = 0; _acting < _views.Length; _acting++)
            if (_acting != offerer) _views[_acting].Received(offer, offerer);
    }

    /// <summary>The first party that rejects; −1 if all others accept. After the last offer every other party answers.</summary>
    private int AskOthers(OutcomeIndex offer, int offerer)
    {
        for (int turn = 1; turn < _views.Length; turn++)
        {
            _acting = (offerer + turn) % _views.Length;
            PartyView view = _views[_acting];
            view.Begin(_step + 1);
            bool accepted = view.Accepts(offer);
            if (_trace is not null) _answers.Add(new(_acting, accepted));
            if (!accepted) return _acting;
        }
        return -1;
    }

    private void Record(OutcomeIndex offer, int? offerer)
    {
        if (_trace is null) return;
        _trace.Add(new(_step, offerer, _orders[0].ToOutcome(offer), Worth(offer), _answers.ToValueList()));
        _answers.Clear();
    }

    private RunResult Ended(OutcomeIndex? agreed, string? failure)
    {
        if (agreed is not { } outcome) return new(null, null, _orders.Select(o => o.Reservation).ToValueList(), _offers, LastOffers(), failure);
        return new(_step, _orders[0].ToOutcome(outcome), Worth(outcome), _offers, LastOffers(), failure);
    }

    private ValueMap<int, Outcome> LastOffers()
        => Enumerable.Range(0, _last.Length).Where(p => _last[p] is not null)
            .Select(p => KeyValuePair.Create(p, _orders[0].ToOutcome(_last[p]!.Value))).ToValueMap();

    private ValueList<double> Worth(OutcomeIndex outcome) => _orders.Select(o => o.Utility(outcome)).ToValueList();
}
