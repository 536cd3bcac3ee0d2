namespace TradeModel.Simulation;

/// <summary>
/// AC_next: accepts an offer that is worth at least the party's own offer of this step, and at least its reservation value. Both are
/// decided exactly.
/// </summary>
/// <remarks>
/// T. Baarslag, K. Hindriks, C. Jonker, "Effective acceptance conditions in real-time automated negotiation", Decision Support Systems 60,
/// 2014, with α = 1 and β = 0.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AcceptNext : AcceptanceStrategy
{
    private static readonly Player Shared = new();

    /// <inheritdoc />
    public override Instance Start(PartyView view)
    {
        Guard.NotNull(view);
        return Shared;
    }

    /// <summary>The name in the literature.</summary>
    public override string ToString() => "AC_next";

    internal static bool Accepts(PartyView view, OutcomeIndex offer)
        => view.Order.MeetsReservation(offer) && view.Order.Compare(offer, view.Willing) >= 0;

    private sealed class Player : Instance
    {
        public override bool Accepts(PartyView view, OutcomeIndex offer) => AcceptNext.Accepts(view, offer);
    }
}
