using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.NonTariffMeasures;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The public types of the model that have a JSON form, with their converters.</summary>
internal static class ModelTypes
{
    private static readonly FrozenDictionary<Type, ModelType> ByType = new ModelType[][]
    {
        [
            Name(AtomCodecs.Percent, hasDefault: true),
            Name(CommonCodecs.PartyId), Name(CommonCodecs.RepresentativeId), Name(CommonCodecs.PhaseId), Name(CommonCodecs.IssueId),
            Name(CommonCodecs.OptionId), Name(CommonCodecs.PackageId), Name(CommonCodecs.DutyId), Name(CommonCodecs.EventId),
            Name(CommonCodecs.ChapterId), Name(CommonCodecs.ProvisionId),
            Name(TariffCodecs.HsCode), Name(TariffCodecs.NtmCode), Name(TariffCodecs.ServicesSector), Name(TariffCodecs.CurrencyCode),
            Value(AtomCodecs.Day, isNumber: false),
        ],
        [
            Value(CommonCodecs.Bases), Value(CommonCodecs.Confidences), Value(CommonCodecs.PartyKinds), Value(CommonCodecs.Level),
            Value(EventCodecs.Signals), Value(EventCodecs.Hastes), Value(IssueCodecs.Direction), Value(IssueCodecs.Track),
            Value(AgreementCodecs.Kind), Value(AgreementCodecs.Undertakings), Value(AgreementCodecs.Stage),
            Value(TariffCodecs.Mode, isNumber: true), Value(TariffCodecs.Obligation), Value(TariffCodecs.CommitmentLevel),
            Value(ScheduleCodecs.Processing), Value(ScheduleCodecs.Edition, isNumber: true),
        ],
        [
            Enum<AricStatus>(), Enum<RtaIsStatus>(), Enum<NegotiationEnd>(), Enum<RelationshipShockKind>(), Enum<Zopa>(),
            Enum<ScoreDirection>(), Enum<ProcurementObject>(), Enum<ProcuringEntity>(), Enum<ListApproach>(), Enum<NegotiationRule>(),
            Enum<NtmNature>(), Enum<DutyApplication>(), Enum<DutyKind>(), Enum<NotComputable>(), Enum<TariffColumn>(), Enum<QuotaMethod>(),
            Enum<RoundingMode>(), Enum<DecimalMark>(), Enum<NoEquivalent>(),
        ],
        [
            Object(CommonCodecs.Provenance), Object(CommonCodecs.Party), Object(CommonCodecs.Representative),
            Object(TariffCodecs.Scope), Object(TariffCodecs.RateStep), Object(TariffCodecs.ValuePart),
            Object(TariffCodecs.AdditionalDuty), Object(TariffCodecs.CommitmentCell),
            Object(QuotaCodecs.Volume), Object(QuotaCodecs.Period), Object(QuotaCodecs.Year), Object(QuotaCodecs.Origins),
            Object(QuotaCodecs.Quota),
            Object(ScheduleCodecs.UnitValue), Object(ScheduleCodecs.Season), Object(ScheduleCodecs.Schedule),
            Object(IssueCodecs.Option), Object(IssueCodecs.Issue), Object(PositionCodecs.Condition),
            Object(AgreementCodecs.Agreement), Object(AgreementCodecs.Window), Object(AgreementCodecs.Phase),
            Object(AgreementCodecs.Segment), Object(AgreementCodecs.Provision), Object(AgreementCodecs.Chapter),
            Object(AgreementCodecs.Text),
            Object(NegotiationCodecs.Definition), Object(NegotiationCodecs.Negotiation),
        ],
        Union(TariffCodecs.Stacking),
        Union(ScheduleCodecs.Duty),
        Union(ScheduleCodecs.Plan),
        Union(IssueCodecs.Subject),
        Union(IssueCodecs.Scale),
        Union(PositionCodecs.Position),
        Union(PositionCodecs.RedLine),
        Union(EventCodecs.Event),
        [
            Between<Scale, NumberScale>(IssueCodecs.Scale), Between<Scale, OptionScale>(IssueCodecs.Scale),
            Between<Position, NumberPosition>(PositionCodecs.Position), Between<Position, OptionPosition>(PositionCodecs.Position),
        ],
    }.SelectMany(types => types).ToFrozenDictionary(t => t.Type);

    /// <summary>The type, if it has a JSON form.</summary>
    internal static ModelType? Find(Type type) => ByType.GetValueOrDefault(type);

    private static ModelType Name<T>(NameCodec<T> codec, bool hasDefault = false)
        where T : struct
        => new(typeof(T), new NameConverter<T>(codec, hasDefault), codec.Describe);

    private static ModelType Value<T>(Codec<T> codec, bool isNumber = false)
        where T : struct
        => new(typeof(T), new NameConverter<T>(codec, isNumber, hasDefault: true), codec.Describe);

    private static ModelType Enum<T>()
        where T : struct, Enum
        => Value(new EnumCodec<T>(char.ToLowerInvariant(typeof(T).Name[0]) + typeof(T).Name[1..], "A name."));

    private static ModelType Object<T>(Codec<T> codec)
        where T : notnull
        => new(typeof(T), new CodecConverter<T>(codec), codec.Describe);

    private static ModelType[] Union<TBase>(UnionCodec<TBase> union)
        where TBase : class
        =>
        [
            Object(union),
            .. union.Cases.Select(c => new ModelType(c.Type, c.Accept(new CaseConverters<TBase>(union)), s => union.DescribeCase(s, c))),
        ];

    /// <summary>A type between the base of a union and the types of some of its kinds.</summary>
    private static ModelType Between<TBase, TBetween>(UnionCodec<TBase> union)
        where TBase : class
        where TBetween : class, TBase
        => new(typeof(TBetween), new UnionCaseConverter<TBase, TBetween>(union), schema => new JsonObject
        {
            ["oneOf"] = new JsonArray(
                [.. union.Cases.Where(c => c.Type.IsAssignableTo(typeof(TBetween))).Select(c => union.DescribeCase(schema, c))]),
        });

    /// <summary>Makes the converters of the kinds of a union.</summary>
    private sealed class CaseConverters<TBase>(UnionCodec<TBase> union) : IUnionCaseVisitor<TBase, JsonConverter>
        where TBase : class
    {
        public JsonConverter Visit<TDerived>()
            where TDerived : class, TBase
            => new UnionCaseConverter<TBase, TDerived>(union);
    }
}
