namespace TradeModel.Simulation;

/// <summary>An input with the places of its party and issue in the scenario; −1 if it names none.</summary>
internal readonly record struct InputPlace(UncertainInput Input, int Party, int Issue)
{
    internal InputKind Kind => Input.Kind;

    /// <summary>Whether the input changes what outcomes are worth.</summary>
    internal bool ChangesWorth => Kind is InputKind.Salience or InputKind.RedLine or InputKind.Reservation;
}
