using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Benchmarks.Json;

// The baseline: what an application developer would write by hand to hold the same documents, with System.Text.Json's source generation
// and every strict option it has. Plain classes with settable members: its fastest form.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(NegotiationDto))]
internal sealed partial class DtoContext : JsonSerializerContext;

internal sealed class NegotiationDto
{
    public required string Format { get; set; }
    public required int Version { get; set; }
    public required DefinitionDto Definition { get; set; }
    public List<EventDto>? Events { get; set; }
}

internal sealed class DefinitionDto
{
    public required AgreementDto Agreement { get; set; }
    public List<PhaseDto>? Phases { get; set; }
    public List<RepresentativeDto>? Representatives { get; set; }
    public List<IssueDto>? Issues { get; set; }
    public TextDto? Text { get; set; }
}

internal sealed class AgreementDto
{
    public required string Title { get; set; }
    public List<string>? Kinds { get; set; }
    public required List<PartyDto> Parties { get; set; }
}

internal sealed class PartyDto
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string? Kind { get; set; }
    public List<PartyDto>? Members { get; set; }
}

internal sealed class RepresentativeDto
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public required string Party { get; set; }
    public required string Office { get; set; }
    public required string Level { get; set; }
}

internal sealed class ProvenanceDto
{
    public required string Basis { get; set; }
    public string? Source { get; set; }
    public string? Confidence { get; set; }
}

internal sealed class WindowDto
{
    public required DateOnly Start { get; set; }
    public required DateOnly End { get; set; }
}

internal sealed class PhaseDto
{
    public required string Id { get; set; }
    public required string Title { get; set; }
    public string? Undertaking { get; set; }
    public List<string>? Parties { get; set; }
    public WindowDto? Window { get; set; }
    public ProvenanceDto? Provenance { get; set; }
}

internal sealed class TextDto
{
    public required List<ChapterDto> Chapters { get; set; }
}

internal sealed class ChapterDto
{
    public required string Id { get; set; }
    public required string Title { get; set; }
    public string? Phase { get; set; }
    public List<ProvisionDto>? Provisions { get; set; }
}

internal sealed class ProvisionDto
{
    public required string Id { get; set; }
    public required string Title { get; set; }
    public required List<SegmentDto> Wording { get; set; }
}

internal sealed class SegmentDto
{
    public required string Text { get; set; }
    public bool IsBracketed { get; set; }
    public List<string>? ProposedBy { get; set; }
}

internal sealed class IssueDto
{
    public required string Id { get; set; }
    public required string Title { get; set; }
    public required string Track { get; set; }
    public required ScaleDto Scale { get; set; }
    public SubjectDto? Subject { get; set; }
    public List<string>? Concerned { get; set; }
    public Dictionary<string, string>? Directions { get; set; }
    public string? Phase { get; set; }
    public ProvenanceDto? Provenance { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IntervalDto), "interval")]
[JsonDerivedType(typeof(RatioDto), "ratio")]
[JsonDerivedType(typeof(OrdinalDto), "ordinal")]
[JsonDerivedType(typeof(NominalDto), "nominal")]
[JsonDerivedType(typeof(TariffPathDto), "tariffPath")]
[JsonDerivedType(typeof(ScheduleScaleDto), "schedule")]
[JsonDerivedType(typeof(CommitmentDto), "commitment")]
internal abstract class ScaleDto
{
    [JsonPropertyOrder(1)]
    public ProvenanceDto? EndsFrom { get; set; }
}

internal sealed class IntervalDto : ScaleDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Min { get; set; }
    public required decimal Max { get; set; }
    public required string Unit { get; set; }
}

internal sealed class RatioDto : ScaleDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Min { get; set; }
    public required decimal Max { get; set; }
    public required string Unit { get; set; }
    public decimal Offset { get; set; }
}

internal sealed class OrdinalDto : ScaleDto
{
    public required List<OptionDto> Levels { get; set; }
}

internal sealed class NominalDto : ScaleDto
{
    public required List<OptionDto> Options { get; set; }
}

internal sealed class OptionDto
{
    public required string Id { get; set; }
    public string? Title { get; set; }
}

internal sealed class TariffPathDto : ScaleDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal BaseRate { get; set; }
    public required int Horizon { get; set; }
    public required decimal Ceiling { get; set; }
    public required string Unit { get; set; }
    public decimal? UnitValue { get; set; }
}

internal sealed class ScheduleScaleDto : ScaleDto
{
    public required ScheduleDto Schedule { get; set; }
    public required int Horizon { get; set; }
    public decimal AdditionalPercent { get; set; }
}

internal sealed class ScheduleDto
{
    public required string Importer { get; set; }
    public required int Edition { get; set; }
    public string? Currency { get; set; }
    public ProvenanceDto? Provenance { get; set; }
    public required List<LineDto> Lines { get; set; }
}

internal sealed class LineDto
{
    public required string Code { get; set; }
    public DutyDto? Applied { get; set; }
    public DutyDto? Base { get; set; }
    public DutyDto? Bound { get; set; }
    public Dictionary<string, DutyDto>? Preferential { get; set; }
    public decimal? TradeValue { get; set; }
    public UnitValueDto? UnitValue { get; set; }
    public string? Processing { get; set; }
}

internal sealed class UnitValueDto
{
    public required decimal Amount { get; set; }
    public required string Currency { get; set; }
    public required string Unit { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FreeDto), "freeDuty")]
[JsonDerivedType(typeof(AdValoremDto), "adValoremDuty")]
[JsonDerivedType(typeof(SpecificDto), "specificDuty")]
[JsonDerivedType(typeof(CompoundDto), "compoundDuty")]
[JsonDerivedType(typeof(MixedDto), "mixedDuty")]
[JsonDerivedType(typeof(GreaterOfDto), "greaterOfDuty")]
[JsonDerivedType(typeof(LesserOfDto), "lesserOfDuty")]
[JsonDerivedType(typeof(SeasonalDto), "seasonalDuty")]
[JsonDerivedType(typeof(TextDutyDto), "textDuty")]
internal abstract class DutyDto;

internal sealed class FreeDto : DutyDto;

internal sealed class AdValoremDto : DutyDto
{
    public required decimal RatePercent { get; set; }
    public string? On { get; set; }
}

internal sealed class SpecificDto : DutyDto
{
    public required decimal Amount { get; set; }
    public required string Currency { get; set; }
    public required string Unit { get; set; }
    public string? On { get; set; }
}

internal sealed class CompoundDto : DutyDto
{
    public required List<DutyDto> Parts { get; set; }
}

internal sealed class MixedDto : DutyDto
{
    public required DutyDto Main { get; set; }
    public DutyDto? AtLeast { get; set; }
    public DutyDto? NotMoreThan { get; set; }
}

internal sealed class GreaterOfDto : DutyDto
{
    public required List<DutyDto> Choices { get; set; }
}

internal sealed class LesserOfDto : DutyDto
{
    public required List<DutyDto> Choices { get; set; }
}

internal sealed class SeasonalDto : DutyDto
{
    public required List<SeasonDto> Seasons { get; set; }
}

internal sealed class SeasonDto
{
    public required string From { get; set; }
    public required string To { get; set; }
    public required DutyDto Duty { get; set; }
}

internal sealed class TextDutyDto : DutyDto
{
    public required string Text { get; set; }
}

internal sealed class CommitmentDto : ScaleDto
{
    public required List<CellDto> Cells { get; set; }
}

internal class CellDto
{
    public required string Sector { get; set; }
    public required int Mode { get; set; }
    public required string Obligation { get; set; }
}

internal sealed class CellLevelDto : CellDto
{
    public required string Level { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TariffSubjectDto), "tariffSubject")]
[JsonDerivedType(typeof(BarrierSubjectDto), "barrierSubject")]
[JsonDerivedType(typeof(QuotaSubjectDto), "quotaSubject")]
[JsonDerivedType(typeof(ServicesSubjectDto), "servicesSubject")]
[JsonDerivedType(typeof(ProcurementSubjectDto), "procurementSubject")]
internal abstract class SubjectDto;

internal sealed class TariffSubjectDto : SubjectDto
{
    public required string Importer { get; set; }
    public string? Exporter { get; set; }
    public List<string>? Exporters { get; set; }
    public List<string>? HsCodes { get; set; }
}

internal sealed class BarrierSubjectDto : SubjectDto
{
    public required string Measure { get; set; }
    public string? ImposedBy { get; set; }
    public List<string>? HsCodes { get; set; }
}

internal sealed class QuotaSubjectDto : SubjectDto
{
    public required string Importer { get; set; }
    public string? Exporter { get; set; }
    public List<string>? Exporters { get; set; }
    public List<string>? HsCodes { get; set; }
}

internal sealed class ServicesSubjectDto : SubjectDto
{
    public required string Importer { get; set; }
    public string? Exporter { get; set; }
    public List<string>? Exporters { get; set; }
}

internal sealed class ProcurementSubjectDto : SubjectDto
{
    public required string Procuring { get; set; }
    public required string Entities { get; set; }
}

internal class TermsDto
{
    public bool IsExcluded { get; set; }
    public decimal? FinalRate { get; set; }
    public int? Stages { get; set; }
    public PlanDto? Plan { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EqualStagesDto), "equalStages")]
[JsonDerivedType(typeof(CutsOfBaseDto), "cutsOfBase")]
[JsonDerivedType(typeof(CutToDto), "cutTo")]
[JsonDerivedType(typeof(YearlyRatesDto), "yearlyRates")]
[JsonDerivedType(typeof(HeldAtBaseDto), "heldAtBase")]
[JsonDerivedType(typeof(AdValoremPartOnlyDto), "adValoremPartOnly")]
internal abstract class PlanDto;

internal sealed class EqualStagesDto : PlanDto
{
    public required int Stages { get; set; }
    public int HoldYears { get; set; }
    public decimal? TotalCutPercent { get; set; }
}

internal sealed class CutsOfBaseDto : PlanDto
{
    public required List<decimal> CutsPercent { get; set; }
}

internal sealed class CutToDto : PlanDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal RatePercent { get; set; }
    public required int Stages { get; set; }
    public int HoldYears { get; set; }
}

internal sealed class YearlyRatesDto : PlanDto
{
    public required List<decimal> RatesPercent { get; set; }
}

internal sealed class HeldAtBaseDto : PlanDto;

internal sealed class AdValoremPartOnlyDto : PlanDto
{
    public required PlanDto Plan { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TariffOfferDto), "tariffOffer")]
[JsonDerivedType(typeof(ScheduleOfferDto), "scheduleOffer")]
[JsonDerivedType(typeof(BarrierTreatmentDto), "barrierTreatment")]
[JsonDerivedType(typeof(ServicesCommitmentDto), "servicesCommitment")]
[JsonDerivedType(typeof(QuotaVolumeDto), "quotaVolume")]
[JsonDerivedType(typeof(ProcurementThresholdDto), "procurementThreshold")]
[JsonDerivedType(typeof(OptionChoiceDto), "optionChoice")]
[JsonDerivedType(typeof(AmountDto), "amount")]
internal abstract class PositionDto;

internal sealed class TariffOfferDto : PositionDto
{
    public bool IsExcluded { get; set; }
    public decimal? FinalRate { get; set; }
    public int? Stages { get; set; }
    public PlanDto? Plan { get; set; }
}

internal sealed class ScheduleOfferDto : PositionDto
{
    public required TermsDto Default { get; set; }
    public Dictionary<string, TermsDto>? Exceptions { get; set; }
}

internal sealed class BarrierTreatmentDto : PositionDto
{
    public required string Option { get; set; }
}

internal sealed class ServicesCommitmentDto : PositionDto
{
    public required List<CellLevelDto> Levels { get; set; }
}

internal sealed class QuotaVolumeDto : PositionDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Quantity { get; set; }
}

internal sealed class ProcurementThresholdDto : PositionDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Value { get; set; }
}

internal sealed class OptionChoiceDto : PositionDto
{
    public required string Option { get; set; }
}

internal sealed class AmountDto : PositionDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Value { get; set; }
}

internal sealed class ConditionDto
{
    public required string Party { get; set; }
    public required string Issue { get; set; }
    public required PositionDto Position { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BoundRedLineDto), "boundRedLine")]
[JsonDerivedType(typeof(OptionsRedLineDto), "optionsRedLine")]
internal abstract class RedLineDto;

internal sealed class BoundRedLineDto : RedLineDto
{
    public PositionDto? Least { get; set; }
    public PositionDto? Most { get; set; }
}

internal sealed class OptionsRedLineDto : RedLineDto
{
    public required List<string> Acceptable { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddsOnTopDto), "addsOnTop")]
[JsonDerivedType(typeof(NotTogetherWithDto), "notTogetherWith")]
[JsonDerivedType(typeof(AllInCeilingDto), "allInCeiling")]
internal abstract class StackingDto;

internal sealed class AddsOnTopDto : StackingDto;

internal sealed class NotTogetherWithDto : StackingDto
{
    public required List<string> Duties { get; set; }
}

internal sealed class AllInCeilingDto : StackingDto
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal CeilingPercent { get; set; }
    public List<string>? Duties { get; set; }
}

internal sealed class ScopeDto
{
    public List<string>? Included { get; set; }
    public List<string>? Excluded { get; set; }
}

internal sealed class RateStepDto
{
    public required DateOnly From { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal RatePercent { get; set; }
}

internal sealed class ValuePartDto
{
    public required string Name { get; set; }
    public decimal? SharePercent { get; set; }
    public ProvenanceDto? Provenance { get; set; }
}

internal sealed class AdditionalDutyDto
{
    public required string Id { get; set; }
    public required string Importer { get; set; }
    public List<string>? Exporters { get; set; }
    public ScopeDto? Scope { get; set; }
    public List<string>? PartlyCovered { get; set; }
    public ProvenanceDto? GoodsFrom { get; set; }
    public ValuePartDto? ChargedOn { get; set; }
    public required List<RateStepDto> Rates { get; set; }
    public required string LegalBasis { get; set; }
    public DateOnly? Ended { get; set; }
    public DateOnly? HeldVoidOn { get; set; }
    public List<string>? Replaces { get; set; }
    public StackingDto? Stacking { get; set; }
    public ProvenanceDto? Provenance { get; set; }
}
