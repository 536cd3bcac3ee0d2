namespace TradeModel.Simulation;

/// <summary>Always offers its best outcome: "take it or leave it".</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HardLiner : OfferingStrategy
{
    private static readonly Player Shared = new();

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return Shared;
    }

    /// <summary>The name.</summary>
    public override string ToString() => "hard-liner";

    private sealed class Player : Instance
    {
        public override OutcomeIndex Plan(PartyView view) => view.Order.Best;
    }
}
