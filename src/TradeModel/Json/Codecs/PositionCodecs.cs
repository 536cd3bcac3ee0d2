using TradeModel.Issues;
using TradeModel.MarketAccess;

namespace TradeModel.Json;

/// <summary>The JSON of positions, conditions and red lines.</summary>
internal static class PositionCodecs
{
    private static readonly EntriesCodec<CommitmentCell, CommitmentLevel> Levels = new(TariffCodecs.CellLevel);

    internal static readonly UnionCodec<Position> Position = new(
        "position",
        "A point on an issue's scale.",
        ScheduleCodecs.TariffOffer,
        ScheduleCodecs.ScheduleOffer,
        new UnionCase<Position, BarrierTreatment>("barrierTreatment", "The treatment of a non-tariff barrier.", static (ref v, it) =>
        {
            OptionId option = v.Required("option"u8, CommonCodecs.OptionId, it?.Option,
                "The treatment: an option or level of the issue's scale.");
            return v.End() ? new(option) : null;
        }),
        new UnionCase<Position, ServicesCommitment>("servicesCommitment", "What a party commits to in services.", static (ref v, it) =>
        {
            ValueMap<CommitmentCell, CommitmentLevel> levels = v.Required("levels"u8, Levels, it?.Levels,
                "A level for every cell of the issue's scale.");
            return v.End() ? new(levels) : null;
        }),
        new UnionCase<Position, QuotaVolume>("quotaVolume", "The quantity that enters at the in-quota rate.", static (ref v, it) =>
        {
            decimal quantity = v.Required("quantity"u8, AtomCodecs.NotNegative, it?.Number,
                "The quantity a year, in the unit of the issue's scale.");
            return v.End() ? new(quantity) : null;
        }),
        new UnionCase<Position, ProcurementThreshold>(
            "procurementThreshold", "The contract value from which procurement is open.", static (ref v, it) =>
        {
            decimal value = v.Required("value"u8, AtomCodecs.NotNegative, it?.Number, "The threshold, in the unit of the issue's scale.");
            return v.End() ? new(value) : null;
        }),
        new UnionCase<Position, OptionChoice>("optionChoice", "A choice among options or levels.", static (ref v, it) =>
        {
            OptionId option = v.Required("option"u8, CommonCodecs.OptionId, it?.Option, "The option or level chosen.");
            return v.End() ? new(option) : null;
        }),
        new UnionCase<Position, Amount>("amount", "A number on an interval or ratio scale.", static (ref v, it) =>
        {
            decimal value = v.Required("value"u8, AtomCodecs.Number, it?.Number, "The number, in the unit of the issue's scale.");
            return v.End() ? new(value) : null;
        }));

    internal static readonly MapCodec<IssueId, Position> ByIssue = new(CommonCodecs.IssueId, Position, isNeverEmpty: true);

    internal static readonly MapCodec<PartyId, Position> ByParty = new(CommonCodecs.PartyId, Position, isNeverEmpty: true);

    internal static readonly ObjectCodec<PositionCondition> Condition = new(
        "condition", "\"If you …\": another party's move on which a position depends.", static (ref v, it) =>
    {
        PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party that must move.");
        IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue on which it must move.");
        Position position = v.Required("position"u8, Position, it?.Position, "The position that it must reach or exceed.");
        return v.End() ? new(party, issue, position) : null;
    });

    internal static readonly ListCodec<PositionCondition> Conditions = new(Condition);

    private static readonly SetCodec<OptionId> OptionIds = new(CommonCodecs.OptionId, least: 1);

    // At least one bound is required. Two bounds must be of the same kind.
    private static readonly string BoundOfOneKind = $$"""
        {
          "anyOf": [{ "required": ["least"] }, { "required": ["most"] }],
          "if": { "required": ["least", "most"] },
          "then": { "oneOf": [{{string.Join(", ", Position.Cases.Select(BothOf))}}] }
        }
        """;

    internal static readonly UnionCodec<RedLine> RedLine = new(
        "redLine",
        "The set of positions a party would accept.",
        new UnionCase<RedLine, BoundRedLine>("boundRedLine", "A bound on an ordered scale, below, above or both.", static (ref v, it) =>
        {
            Position? least = v.Optional("least"u8, Position, it?.Least, "The lowest acceptable position, included.");
            Position? most = v.Optional("most"u8, Position, it?.Most, "The highest acceptable position, included.");
            return v.End() ? new(least, most) : null;
        }, rule: BoundOfOneKind),
        new UnionCase<RedLine, OptionsRedLine>("optionsRedLine", "The acceptable options or levels.", static (ref v, it) =>
        {
            ValueSet<OptionId> acceptable = v.Required("acceptable"u8, OptionIds, it?.Acceptable, "The acceptable options, at least one.");
            return v.End() ? new(acceptable) : null;
        }));

    private static string BothOf(UnionCase<Position> position)
    {
        string bound = $$"""{ "properties": { "kind": { "const": "{{position.Kind}}" } } }""";
        return $$"""{ "properties": { "least": {{bound}}, "most": {{bound}} } }""";
    }
}
