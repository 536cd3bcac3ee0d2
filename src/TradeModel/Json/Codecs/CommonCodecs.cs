using TradeModel.Parties;

namespace TradeModel.Json;

/// <summary>The JSON of identifiers, provenance, parties and representatives.</summary>
internal static class CommonCodecs
{
    private const string IdRule = "1 to 64 ASCII letters, digits, '-', '_', '.' or '/', beginning with a letter or digit.";

    internal static readonly IdCodec<PartyId> PartyId = new(
        "partyId", $"Names a party; a state by its ISO 3166-1 alpha-3 code: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<RepresentativeId> RepresentativeId = new(
        "representativeId", $"Names a representative: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<PhaseId> PhaseId = new("phaseId", $"Names a phase: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<IssueId> IssueId = new("issueId", $"Names an issue: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<OptionId> OptionId = new(
        "optionId", $"Names an option or level of a scale: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<PackageId> PackageId = new("packageId", $"Names a package: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<DutyId> DutyId = new("dutyId", $"Names an additional duty: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<EventId> EventId = new("eventId", $"Names an event: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<ChapterId> ChapterId = new(
        "chapterId", $"Names a chapter of the draft: {IdRule}", t => new(t), i => i.Value);
    internal static readonly IdCodec<ProvisionId> ProvisionId = new(
        "provisionId", $"Names a provision of the draft: {IdRule}", t => new(t), i => i.Value);

    internal static readonly SetCodec<PartyId> PartyIds = new(PartyId);
    internal static readonly SetCodec<PartyId> SomePartyIds = new(PartyId, least: 1);
    internal static readonly SetCodec<RepresentativeId> RepresentativeIds = new(RepresentativeId);

    internal static readonly EnumCodec<EvidenceBasis> Bases = new("basis", "How a datum is known.");
    internal static readonly EnumCodec<Confidence> Confidences = new("confidence", "How sure the person who entered a datum is of it.");
    internal static readonly EnumCodec<PartyKind> PartyKinds = new("partyKind", "The kind of a party.");
    internal static readonly EnumCodec<EngagementLevel> Level = new("level", "The level at which a person speaks or a meeting is held.");

    internal static readonly ObjectCodec<Provenance> Provenance = new("provenance", "The source of a datum.", static (ref v, it) =>
    {
        EvidenceBasis basis = v.Required("basis"u8, Bases, it?.Basis, "How it is known.");
        string? source = v.Optional("source"u8, AtomCodecs.Text, it?.Source,
            "The document, news report or person it comes from; required if the basis is reported.");
        Confidence? confidence = v.Optional("confidence"u8, Confidences, it?.Confidence, "How sure the person who entered it is.");
        return v.End() ? new(basis, source, confidence) : null;
    }, rule: """{ "if": { "properties": { "basis": { "const": "reported" } } }, "then": { "required": ["source"] } }""");

    // A state has an ISO 3166-1 alpha-3 code; only a union or a group has members.
    private const string StateOrUnion = """
        {
          "if": { "properties": { "kind": { "const": "state" } } },
          "then": { "properties": { "id": { "pattern": "^[A-Z]{3}$" } } },
          "anyOf": [
            { "properties": { "kind": { "enum": ["customsUnion", "group"] } }, "required": ["kind"] },
            { "properties": { "members": { "maxItems": 0 } } }
          ]
        }
        """;

    internal static readonly ObjectCodec<Party> Party = new("party", "A party with a seat, or a member of one.", static (ref v, it) =>
    {
        PartyId id = v.Required("id"u8, PartyId, it?.Id, "The identifier, unique in the negotiation: ISO 3166-1 alpha-3 for a state.");
        string name = v.Required("name"u8, AtomCodecs.Line, it?.Name, "The name in English.");
        PartyKind kind = v.Optional("kind"u8, PartyKinds, it?.Kind, PartyKind.State, "The kind; a state by default.");
        ValueList<Party> members = v.List("members"u8, Parties!, it?.Members, "The members that a customs union or group speaks for.");
        return v.End() ? new(id, name, kind, members) : null;
    }, StateOrUnion);

    internal static readonly ListCodec<Party> Parties = new(Party, most: ModelLimits.Parties);

    internal static readonly ObjectCodec<Representative> Representative = new(
        "representative", "A person who speaks for a party.", static (ref v, it) =>
    {
        RepresentativeId id = v.Required("id"u8, RepresentativeId, it?.Id, "The identifier, unique in the negotiation.");
        string name = v.Required("name"u8, AtomCodecs.Line, it?.Name, "The person's name.");
        PartyId party = v.Required("party"u8, PartyId, it?.Party, "The party spoken for.");
        string office = v.Required("office"u8, AtomCodecs.Line, it?.Office, "The office held.");
        EngagementLevel level = v.Required("level"u8, Level, it?.Level, "The level of the office.");
        return v.End() ? new(id, name, party, office, level) : null;
    });

    internal static readonly ListCodec<Representative> Representatives = new(Representative);
}
