using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// AC_combi(T, MAX^W): accepts as <see cref="AcceptNext"/> does. From a time T on it also accepts an offer that is worth at least the best
/// offer received in a window as long as the time that is left, and at least its reservation value.
/// </summary>
/// <remarks>
/// T. Baarslag, K. Hindriks, C. Jonker, "Effective acceptance conditions in real-time automated negotiation", 2014. At time t the window
/// runs from 2 t − 1 to t, both inclusive, and the offer in question is in it. The best offer in the window is an estimate of the best that
/// may still come.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AcceptCombination : AcceptanceStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="from">The T of the formula, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside this range.</exception>
    public AcceptCombination(double from = 0.99) => From = from;

    /// <summary>The time from which it compares with past offers.</summary>
    public double From { get; init => field = StrategyArgument.Share(value, "from"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return new Player(From);
    }

    /// <summary>The time.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AC_combi({From:R}, MAX^W)");

    private sealed class Player(double from) : Instance
    {
        // The offers of the window that no later one is worth more than: the first is the best.
        private readonly List<(double Time, OutcomeIndex Offer)> _window = [];
        private int _first;

        public override bool Accepts(PartyView view, OutcomeIndex offer)
        {
            if (AcceptNext.Accepts(view, offer)) return true;
            if (view.Time < from || !view.Order.MeetsReservation(offer)) return false;
            while (_first < _window.Count && _window[_first].Time < (2 * view.Time) - 1) _first++;
            return _first == _window.Count || view.Order.Compare(offer, _window[_first].Offer) >= 0;
        }

        public override void Received(PartyView view, OutcomeIndex offer, int party)
        {
            if (view.Time < (2 * from) - 1) return;
            while (_window.Count > _first && view.Order.Compare(_window[^1].Offer, offer) <= 0) _window.RemoveAt(_window.Count - 1);
            _window.Add((view.Time, offer));
        }
    }
}
