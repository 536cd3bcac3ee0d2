namespace TradeModel.Simulation;

/// <summary>Offers an outcome at random among those worth at least its reservation value, drawn again at each step.</summary>
/// <remarks>A yardstick for other strategies, taken from GENIUS, where it also offers outcomes below the reservation value.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RandomWalker : OfferingStrategy
{
    private static readonly Player Shared = new();

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return Shared;
    }

    /// <summary>The name.</summary>
    public override string ToString() => "random walker";

    private sealed class Player : Instance
    {
        public override OutcomeIndex Plan(PartyView view) => view.Order.Draw(view.Random);
    }
}
