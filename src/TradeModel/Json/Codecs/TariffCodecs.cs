using TradeModel.Goods;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The JSON of the codes of goods, measures and services, and of additional duties.</summary>
internal static class TariffCodecs
{
    internal static readonly HsCodeCodec HsCode = new();

    internal static readonly CodeCodec<NtmCode> NtmCode = new(
        "ntmCode",
        "A code of the MAST classification (UNCTAD 2019): a chapter letter and up to three digits.",
        "^[A-P][1-9]{0,3}$",
        t => new(t),
        (c, text) => c.Format(text));

    internal static readonly CodeCodec<ServicesSector> ServicesSector = new(
        "servicesSector",
        "A place in the WTO's services list W/120.",
        "^(1[0-2]|[1-9])(\\.[A-Z](\\.[a-z])?)?$",
        t => new(t),
        (c, text) => c.Format(text));

    internal static readonly CodeCodec<Currency> CurrencyCode = new(
        "currencyCode", "A currency by its ISO 4217 code.", "^[A-Z]{3}$", t => new(t), (c, text) =>
        {
            c.Value.CopyTo(text);
            return c.Value.Length;
        });

    internal static readonly SetCodec<HsCode> HsCodes = new(HsCode);

    internal static readonly NumberedEnumCodec<ModeOfSupply> Mode = new(
        "modeOfSupply", "The mode of supply of GATS Article I:2, by its number.", n => (ModeOfSupply)n, m => (int)m);
    internal static readonly EnumCodec<Obligation> Obligation = new("obligation", "The obligation of a services commitment.");
    internal static readonly EnumCodec<CommitmentLevel> CommitmentLevel = new("commitmentLevel", "The level of a commitment.");

    internal static readonly ObjectCodec<CommitmentCell> CommitmentCell = new(
        "commitmentCell", "One cell of a services schedule.", static (ref v, it) =>
    {
        ServicesSector sector = v.Required("sector"u8, ServicesSector, it?.Sector, "The sector, subsector or item.");
        ModeOfSupply mode = v.Required("mode"u8, Mode, it?.Mode, "The mode of supply, 1 to 4.");
        Obligation obligation = v.Required("obligation"u8, Obligation, it?.Obligation, "Market access or national treatment.");
        return v.End() ? new(sector, mode, obligation) : null;
    });

    internal static readonly StructCodec<KeyValuePair<CommitmentCell, CommitmentLevel>> CellLevel = new(
        "cellLevel", "The level of commitment in one cell.", static (ref v, it) =>
    {
        ServicesSector sector = v.Required("sector"u8, ServicesSector, it?.Key.Sector, "The sector, subsector or item.");
        ModeOfSupply mode = v.Required("mode"u8, Mode, it?.Key.Mode, "The mode of supply, 1 to 4.");
        Obligation obligation = v.Required("obligation"u8, Obligation, it?.Key.Obligation, "Market access or national treatment.");
        CommitmentLevel level = v.Required("level"u8, CommitmentLevel, it?.Value, "The level of the commitment.");
        return v.End() ? new(new(sector, mode, obligation), level) : null;
    });

    internal static readonly ObjectCodec<ProductScope> Scope = new("productScope", "The goods a measure covers.", static (ref v, it) =>
    {
        ValueSet<HsCode> included = v.Set("included"u8, HsCodes, it?.Included, "The codes whose goods are covered; all goods by default.");
        ValueSet<HsCode> excluded = v.Set("excluded"u8, HsCodes, it?.Excluded, "The codes whose goods are exempt, even if included.");
        return v.End() ? new(included, excluded) : null;
    });

    internal static readonly StructCodec<RateStep> RateStep = new(
        "rateStep", "A rate and the first day it is charged.", static (ref v, it) =>
    {
        LocalDate from = v.Required("from"u8, AtomCodecs.Day, it?.From, "The first day the rate is charged.");
        Percentage rate = v.Required("ratePercent"u8, AtomCodecs.NotNegativePercent, it?.Rate, "The rate in percent.");
        return v.End() ? new(from, rate) : null;
    });

    private static readonly ListCodec<RateStep> Rates = new(RateStep, least: 1);

    private static readonly SetCodec<DutyId> DutyIds = new(CommonCodecs.DutyId);

    private static readonly SetCodec<DutyId> SomeDutyIds = new(CommonCodecs.DutyId, least: 1);

    internal static readonly UnionCodec<StackingRule> Stacking = new(
        "stackingRule",
        "How an additional duty is charged beside the MFN duty and beside others.",
        new UnionCase<StackingRule, AddsOnTop>("addsOnTop", "Charged on top of all others.", static (ref v, it) =>
            v.End() ? (AddsOnTop)StackingRule.Adds : null),
        new UnionCase<StackingRule, NotTogetherWith>("notTogetherWith", "Not charged if one of the named duties is.", static (ref v, it) =>
        {
            ValueSet<DutyId> duties = v.Required("duties"u8, SomeDutyIds, it?.Duties, "The duties it gives way to; at least one.");
            return v.End() ? new(duties) : null;
        }),
        new UnionCase<StackingRule, AllInCeiling>(
            "allInCeiling", "Charged up to an all-in rate that includes the MFN duty.", static (ref v, it) =>
        {
            Percentage ceiling = v.Required("ceilingPercent"u8, AtomCodecs.NotNegativePercent, it?.Ceiling,
                "The highest rate of the MFN duty and this one together, in percent.");
            ValueSet<DutyId> duties = v.Set("duties"u8, DutyIds, it?.Duties, "The duties it also gives way to.");
            return v.End() ? new(ceiling, duties) : null;
        }));

    private static readonly NameCodec<Percentage> Share = AtomCodecs.PercentIn(new(Least: 0, Most: 100));

    internal static readonly ObjectCodec<ValuePart> ValuePart = new(
        "valuePart", "The part of a good's value that a duty is charged on.", static (ref v, it) =>
    {
        string name = v.Required("name"u8, AtomCodecs.Line, it?.Name, "What the part is; duties with one name are charged on one value.");
        Percentage? share = v.Optional("sharePercent"u8, Share, it?.Share,
            "Its share of the customs value in percent, 0 to 100; left out if it differs from good to good.");
        Provenance? provenance = v.Optional("provenance"u8, CommonCodecs.Provenance, it?.Provenance, "How the share is known.");
        return v.End() ? new(name, share, provenance) : null;
    });

    internal static readonly ObjectCodec<AdditionalDuty> AdditionalDuty = new(
        "additionalDuty", "A duty charged on top of the MFN duty.", static (ref v, it) =>
    {
        DutyId id = v.Required("id"u8, CommonCodecs.DutyId, it?.Id, "The identifier, unique in the negotiation.");
        PartyId importer = v.Required("importer"u8, CommonCodecs.PartyId, it?.Importer, "The party that charges it.");
        ValueSet<PartyId>? exporters = v.Optional("exporters"u8, CommonCodecs.SomePartyIds, it?.Exporters,
            "The parties on whose goods it is charged; every origin by default.");
        ProductScope scope = v.Optional("scope"u8, Scope, it is { Scope.IsAllGoods: false } ? it.Scope : null,
            "The goods it is charged on; all goods by default.") ?? ProductScope.AllGoods;
        ValueSet<HsCode> partlyCovered = v.Set("partlyCovered"u8, HsCodes, it?.PartlyCovered,
            "The codes beneath which it covers some goods and not others, in a way that the scope does not say.");
        Provenance? goodsFrom = v.Optional("goodsFrom"u8, CommonCodecs.Provenance, it?.GoodsFrom,
            "The source of the covered and the partly covered codes, if it is another than that of the duty.");
        ValuePart? chargedOn = v.Optional("chargedOn"u8, ValuePart, it?.ChargedOn,
            "The part of the value it is charged on; all of the customs value by default.");
        ValueList<RateStep> rates = v.Required("rates"u8, Rates, it?.Rates, "The rates and the days they start, ascending; at least one.");
        string legalBasis = v.Required("legalBasis"u8, AtomCodecs.Text, it?.LegalBasis, "The law or order behind it.");
        LocalDate? ended = v.Optional("ended"u8, AtomCodecs.Day, it?.Ended,
            "The first day on which it is no longer charged; left out if no end is known.");
        LocalDate? heldVoidOn = v.Optional("heldVoidOn"u8, AtomCodecs.Day, it?.HeldVoidOn,
            "The day it was held to have no legal basis; left out if it was not.");
        ValueSet<DutyId> replaces = v.Set("replaces"u8, DutyIds, it?.Replaces,
            "The duties that cease, for the goods and origins this one covers, on its first day.");
        StackingRule? stacking = v.Optional("stacking"u8, Stacking, it is { Stacking: not AddsOnTop } ? it.Stacking : null,
            "How it is charged beside others; on top of all by default.");
        Provenance? provenance = v.Optional("provenance"u8, CommonCodecs.Provenance, it?.Provenance, "The source.");
        if (!v.End()) return null;
        return new(id, importer, exporters, scope, rates, legalBasis, ended, heldVoidOn, replaces, stacking, provenance)
        {
            PartlyCovered = partlyCovered,
            GoodsFrom = goodsFrom,
            ChargedOn = chargedOn,
        };
    });
}
