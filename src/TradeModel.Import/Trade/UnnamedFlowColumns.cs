namespace TradeModel.Import;

/// <summary>
/// Looks at the columns of the flow and of the partner that the caller did not name, and warns of records that must not be added to the
/// first one, because a sum of the flows cannot know it.
/// </summary>
internal sealed class UnnamedFlowColumns
{
    private static readonly string[] KindNames =
    [
        "flow", "trade flow", "tradeflow", "flow desc", "flowdesc", "flow code", "flowcode", "trade flow code", "tradeflow code",
        "tradeflowcode", "trade flow name", "tradeflowname",
    ];

    private static readonly string[] PartnerNames =
    [
        "partner", "partner iso", "partneriso", "partner iso3", "partner desc", "partnerdesc", "partner name", "partnername",
        "partner code", "partnercode", "partner country",
    ];

    private readonly int _kind;
    private readonly int _partner;
    private (TradeFlowKind Kind, string Text)? _firstKind;
    private (bool IsWorld, string Text)? _firstPartner;

    internal UnnamedFlowColumns(TableColumns columns, TradeFlowColumns names)
    {
        _kind = names.Kind is null ? columns.FindFirst(KindNames) : -1;
        _partner = names.Partner is null ? columns.FindFirst(PartnerNames) : -1;
    }

    internal void Check(TableRecord record)
    {
        if (_kind >= 0 && record.Text(_kind) is { Length: > 0 } way && TradeWords.TryKind(way, out TradeFlowKind kind))
        {
            _firstKind ??= (kind, way);
            if (_firstKind.Value.Kind != kind) Warn(record, _kind, way, _firstKind.Value.Text, nameof(TradeFlowColumns.Kind));
        }
        if (_partner >= 0 && record.Text(_partner) is { Length: > 0 } partner)
        {
            bool isWorld = TradeWords.IsTotal(partner);
            _firstPartner ??= (isWorld, partner);
            if (_firstPartner.Value.IsWorld != isWorld)
                Warn(record, _partner, partner, _firstPartner.Value.Text, nameof(TradeFlowColumns.Partner));
        }
    }

    private static void Warn(TableRecord record, int column, string text, string first, string member)
        => record.Warn(
            ImportWarningKind.ColumnNotNamed,
            column,
            $"{TableRecord.Quote(text)} must not be added to {TableRecord.Quote(first)}; name the column in TradeFlowColumns.{member}");
}
