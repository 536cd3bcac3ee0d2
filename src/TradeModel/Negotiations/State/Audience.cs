namespace TradeModel.Negotiations;

/// <summary>Who may see what a party has tabled on an issue, if not everything is for all at the table.</summary>
/// <param name="To">The addressees of the unconditional position; null for all.</param>
/// <param name="ConditionalTo">The addressees of the conditional position; null for all.</param>
/// <param name="LeavesOthersBehind">
/// Whether some party may still see a position that was replaced by one that it may not see.
/// </param>
internal sealed record Audience(ValueSet<PartyId>? To, ValueSet<PartyId>? ConditionalTo, bool LeavesOthersBehind)
{
    internal static Audience? Of(ValueSet<PartyId>? to, ValueSet<PartyId>? conditionalTo, bool leavesOthersBehind)
        => to is null && conditionalTo is null && !leavesOthersBehind ? null : new(to, conditionalTo, leavesOthersBehind);

    /// <summary>
    /// Whether all that may see something tabled to <paramref name="before"/> may see what is tabled to <paramref name="next"/>.
    /// </summary>
    internal static bool Includes(ValueSet<PartyId>? next, ValueSet<PartyId>? before)
        => next is null || (before is not null && before.IsSubsetOf(next));
}
