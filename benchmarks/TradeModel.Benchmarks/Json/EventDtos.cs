using System.Text.Json.Serialization;

namespace TradeModel.Benchmarks.Json;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AgreementProposedDto), "agreementProposed")]
[JsonDerivedType(typeof(MeetingHeldDto), "meetingHeld")]
[JsonDerivedType(typeof(StatementMadeDto), "statementMade")]
[JsonDerivedType(typeof(PositionTabledDto), "positionTabled")]
[JsonDerivedType(typeof(PositionWithdrawnDto), "positionWithdrawn")]
[JsonDerivedType(typeof(PackageTabledDto), "packageTabled")]
[JsonDerivedType(typeof(PackageWithdrawnDto), "packageWithdrawn")]
[JsonDerivedType(typeof(RedLineAssessedDto), "redLineAssessed")]
[JsonDerivedType(typeof(SalienceAssessedDto), "salienceAssessed")]
[JsonDerivedType(typeof(CapabilityAssessedDto), "capabilityAssessed")]
[JsonDerivedType(typeof(IssueAddedDto), "issueAdded")]
[JsonDerivedType(typeof(IssueRemovedDto), "issueRemoved")]
[JsonDerivedType(typeof(IssueMovedDto), "issueMoved")]
[JsonDerivedType(typeof(ConcernedPartiesChangedDto), "concernedPartiesChanged")]
[JsonDerivedType(typeof(ScaleChangedDto), "scaleChanged")]
[JsonDerivedType(typeof(IssueAgreedDto), "issueAgreed")]
[JsonDerivedType(typeof(IssueReopenedDto), "issueReopened")]
[JsonDerivedType(typeof(ChapterAddedDto), "chapterAdded")]
[JsonDerivedType(typeof(TextChangedDto), "textChanged")]
[JsonDerivedType(typeof(PhaseAddedDto), "phaseAdded")]
[JsonDerivedType(typeof(PhaseSucceededDto), "phaseSucceeded")]
[JsonDerivedType(typeof(ProvisionsSuspendedDto), "provisionsSuspended")]
[JsonDerivedType(typeof(ProvisionsReinstatedDto), "provisionsReinstated")]
[JsonDerivedType(typeof(StageReachedDto), "stageReached")]
[JsonDerivedType(typeof(AgreementSignedDto), "agreementSigned")]
[JsonDerivedType(typeof(AgreementRatifiedDto), "agreementRatified")]
[JsonDerivedType(typeof(AppliedProvisionallyDto), "appliedProvisionally")]
[JsonDerivedType(typeof(EnteredIntoForceDto), "enteredIntoForce")]
[JsonDerivedType(typeof(WindowMovedDto), "windowMoved")]
[JsonDerivedType(typeof(PartyJoinedDto), "partyJoined")]
[JsonDerivedType(typeof(PartyLeftDto), "partyLeft")]
[JsonDerivedType(typeof(DutyImposedDto), "dutyImposed")]
[JsonDerivedType(typeof(DutyChangedDto), "dutyChanged")]
[JsonDerivedType(typeof(DutyLiftedDto), "dutyLifted")]
[JsonDerivedType(typeof(CorrectionMadeDto), "correctionMade")]
internal abstract class EventDto
{
    [JsonPropertyOrder(-3)]
    public required DateOnly Date { get; set; }
    [JsonPropertyOrder(-2)]
    public DateOnly? KnownOn { get; set; }
    [JsonPropertyOrder(-1)]
    public string? Id { get; set; }
    [JsonPropertyOrder(1)]
    public ProvenanceDto? Provenance { get; set; }
    [JsonPropertyOrder(2)]
    public string? Note { get; set; }
}

internal sealed class AgreementProposedDto : EventDto
{
    public List<string>? By { get; set; }
    public string? Phase { get; set; }
}

internal sealed class MeetingHeldDto : EventDto
{
    public required string Level { get; set; }
    public required List<string> Parties { get; set; }
    public List<string>? Participants { get; set; }
    public string? Venue { get; set; }
    public string? HostEvent { get; set; }
    public string? Round { get; set; }
    public DateOnly? LastDay { get; set; }
    public List<string>? Tracks { get; set; }
    public List<string>? Topics { get; set; }
}

internal sealed class StatementMadeDto : EventDto
{
    public List<string>? Speakers { get; set; }
    public required List<string> Parties { get; set; }
    public required string Words { get; set; }
    public string? Signal { get; set; }
    public string? Haste { get; set; }
    public string? Phase { get; set; }
}

internal sealed class PositionTabledDto : EventDto
{
    public required string Party { get; set; }
    public required string Issue { get; set; }
    public required PositionDto Position { get; set; }
    public List<ConditionDto>? Conditions { get; set; }
    public List<string>? To { get; set; }
    public string? For { get; set; }
}

internal sealed class PositionWithdrawnDto : EventDto
{
    public required string Party { get; set; }
    public required string Issue { get; set; }
    public string? For { get; set; }
}

internal sealed class PackageTabledDto : EventDto
{
    public required string Party { get; set; }
    public required string Package { get; set; }
    public required Dictionary<string, PositionDto> Positions { get; set; }
    public List<ConditionDto>? Conditions { get; set; }
    public List<string>? To { get; set; }
    public string? For { get; set; }
}

internal sealed class PackageWithdrawnDto : EventDto
{
    public required string Party { get; set; }
    public required string Package { get; set; }
}

internal sealed class RedLineAssessedDto : EventDto
{
    public required string Party { get; set; }
    public required string Issue { get; set; }
    public RedLineDto? RedLine { get; set; }
    public string? Assessor { get; set; }
}

internal sealed class SalienceAssessedDto : EventDto
{
    public required string Party { get; set; }
    public required string Issue { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Salience { get; set; }
    public string? Assessor { get; set; }
}

internal sealed class CapabilityAssessedDto : EventDto
{
    public required string Party { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Capability { get; set; }
    public string? Assessor { get; set; }
}

internal sealed class IssueAddedDto : EventDto
{
    public required IssueDto Issue { get; set; }
}

internal sealed class IssueRemovedDto : EventDto
{
    public required string Issue { get; set; }
}

internal sealed class IssueMovedDto : EventDto
{
    public required string Issue { get; set; }
    public string? Phase { get; set; }
}

internal sealed class ConcernedPartiesChangedDto : EventDto
{
    public required string Issue { get; set; }
    public List<string>? Added { get; set; }
    public List<string>? Removed { get; set; }
    public Dictionary<string, string>? Directions { get; set; }
}

internal sealed class ScaleChangedDto : EventDto
{
    public required string Issue { get; set; }
    public required ScaleDto Scale { get; set; }
}

internal sealed class IssueAgreedDto : EventDto
{
    public required string Issue { get; set; }
    public required PositionDto Terms { get; set; }
}

internal sealed class IssueReopenedDto : EventDto
{
    public required string Issue { get; set; }
}

internal sealed class ChapterAddedDto : EventDto
{
    public required ChapterDto Chapter { get; set; }
}

internal sealed class TextChangedDto : EventDto
{
    public required string Chapter { get; set; }
    public required ProvisionDto Provision { get; set; }
}

internal sealed class PhaseAddedDto : EventDto
{
    public required PhaseDto Phase { get; set; }
}

internal sealed class PhaseSucceededDto : EventDto
{
    public required string Predecessor { get; set; }
    public required PhaseDto Successor { get; set; }
    public List<string>? Suspended { get; set; }
}

internal sealed class ProvisionsSuspendedDto : EventDto
{
    public required string Phase { get; set; }
    public required List<string> Provisions { get; set; }
}

internal sealed class ProvisionsReinstatedDto : EventDto
{
    public required string Phase { get; set; }
    public required List<string> Provisions { get; set; }
}

internal sealed class StageReachedDto : EventDto
{
    public required string Phase { get; set; }
    public required string Stage { get; set; }
}

internal sealed class AgreementSignedDto : EventDto
{
    public required string Phase { get; set; }
    public required string Party { get; set; }
}

internal sealed class AgreementRatifiedDto : EventDto
{
    public required string Phase { get; set; }
    public required string Party { get; set; }
}

internal sealed class AppliedProvisionallyDto : EventDto
{
    public required string Phase { get; set; }
    public required string Party { get; set; }
    public List<string>? Chapters { get; set; }
}

internal sealed class EnteredIntoForceDto : EventDto
{
    public required string Phase { get; set; }
    public required string Party { get; set; }
}

internal sealed class WindowMovedDto : EventDto
{
    public required string Phase { get; set; }
    public WindowDto? Window { get; set; }
}

internal sealed class PartyJoinedDto : EventDto
{
    public required PartyDto Party { get; set; }
}

internal sealed class PartyLeftDto : EventDto
{
    public required string Party { get; set; }
}

internal sealed class DutyImposedDto : EventDto
{
    public required AdditionalDutyDto Duty { get; set; }
}

internal sealed class DutyChangedDto : EventDto
{
    public required AdditionalDutyDto Duty { get; set; }
}

internal sealed class DutyLiftedDto : EventDto
{
    public required string Duty { get; set; }
    public DateOnly? Ended { get; set; }
}

internal sealed class CorrectionMadeDto : EventDto
{
    public required string Of { get; set; }
    public required string Said { get; set; }
    public required string Correct { get; set; }
}
