using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>AC_time: from a time on, accepts every offer worth at least its reservation value.</summary>
/// <remarks>T. Baarslag, K. Hindriks, C. Jonker, "Effective acceptance conditions in real-time automated negotiation", 2014.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AcceptTime : AcceptanceStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="from">The time, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside this range.</exception>
    public AcceptTime(double from) => From = from;

    /// <summary>The time from which it accepts.</summary>
    public double From { get; init => field = StrategyArgument.Share(value, "from"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return new Player(From);
    }

    /// <summary>The time.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AC_time({From:R})");

    private sealed class Player(double from) : Instance
    {
        public override bool Accepts(PartyView view, OutcomeIndex offer) => view.Time >= from && view.Order.MeetsReservation(offer);
    }
}
