using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>AC_const: accepts an offer worth at least a constant, and at least its reservation value. Both are decided exactly.</summary>
/// <remarks>T. Baarslag, K. Hindriks, C. Jonker, "Effective acceptance conditions in real-time automated negotiation", 2014.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AcceptConstant : AcceptanceStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="least">The least utility accepted, a finite number, taken as the exact binary number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public AcceptConstant(double least) => Least = least;

    /// <summary>The least utility accepted.</summary>
    public double Least
    {
        get;
        init => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException("least", value, "must be finite");
    }

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return new Player(Least);
    }

    /// <summary>The constant.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AC_const({Least:R})");

    private sealed class Player(double least) : Instance
    {
        public override bool Accepts(PartyView view, OutcomeIndex offer)
            => view.Order.MeetsReservation(offer) && view.Order.IsAtLeast(offer, least);
    }
}
