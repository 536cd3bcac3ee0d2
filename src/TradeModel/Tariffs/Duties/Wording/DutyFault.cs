namespace TradeModel.Tariffs;

/// <summary>What keeps a text from being a formula, in words for the user.</summary>
internal sealed record DutyFault(NotComputable Reason, string Explanation);
