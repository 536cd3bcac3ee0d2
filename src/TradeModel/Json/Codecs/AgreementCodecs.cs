using TradeModel.Agreements;
using TradeModel.Parties;

namespace TradeModel.Json;

/// <summary>The JSON of the agreement, its phases and its draft text.</summary>
internal static class AgreementCodecs
{
    internal static readonly EnumCodec<Stage> Stage = new("stage", "The stage of a phase.");

    internal static readonly EnumCodec<AgreementKind> Kind = new(
        "agreementKind",
        "A kind of trade agreement in the terms of the WTO's RTA-IS: free trade agreement (FTA), customs union (CU), economic integration "
            + "agreement on services (EIA), partial scope agreement (PSA); or a framework.",
        (AgreementKind.FreeTradeAgreement, "FTA"),
        (AgreementKind.CustomsUnion, "CU"),
        (AgreementKind.EconomicIntegrationAgreement, "EIA"),
        (AgreementKind.PartialScopeAgreement, "PSA"),
        (AgreementKind.Framework, "framework"));

    private static readonly SetCodec<AgreementKind> Kinds = new(Kind);
    internal static readonly EnumCodec<Undertaking> Undertakings = new(
        "undertaking", "What agreeing on one issue of a phase means for the others.");

    private static readonly ListCodec<Party> SomeParties = new(CommonCodecs.Party, least: 2, most: ModelLimits.Parties);

    internal static readonly ObjectCodec<Agreement> Agreement = new("agreement", "What is negotiated.", static (ref v, it) =>
    {
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "The title.");
        ValueSet<AgreementKind> kinds = v.Set("kinds"u8, Kinds, it?.Kinds, "The kinds; left out while they are open.");
        ValueList<Party> parties = v.Required("parties"u8, SomeParties, it?.Parties,
            "The parties with a seat when the log begins; at least two.");
        return v.End() ? new(title, kinds, parties) : null;
    });

    internal static readonly ObjectCodec<TargetWindow> Window = new(
        "targetWindow", "The days between which a phase is meant to conclude, both included.", static (ref v, it) =>
    {
        LocalDate start = v.Required("start"u8, AtomCodecs.Day, it?.Start, "The first day.");
        LocalDate end = v.Required("end"u8, AtomCodecs.Day, it?.End, "The last day, not before the first.");
        return v.End() ? new(start, end) : null;
    });

    private static readonly SetCodec<PartyId> PartiesOfAPhase = new(CommonCodecs.PartyId, least: 2);

    internal static readonly ObjectCodec<Phase> Phase = new("phase", "A tranche of the agreement.", static (ref v, it) =>
    {
        PhaseId id = v.Required("id"u8, CommonCodecs.PhaseId, it?.Id, "The identifier, unique in the negotiation.");
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "The title.");
        Undertaking undertaking = v.Optional("undertaking"u8, Undertakings, it?.Undertaking, Undertaking.SingleUndertaking,
            "What agreeing on one of its issues means for the others; a single undertaking by default.");
        TargetWindow? window = v.Optional("window"u8, Window, it?.Window, "When it is meant to conclude.");
        Provenance? provenance = v.Optional("provenance"u8, CommonCodecs.Provenance, it?.Provenance,
            "How the phase and its window are known.");
        ValueSet<PartyId>? parties = v.Optional("parties"u8, PartiesOfAPhase, it?.Parties,
            "The parties it is between; all at the table by default.");
        return v.End() ? new(id, title, undertaking, window, provenance, parties) : null;
    });

    internal static readonly ListCodec<Phase> Phases = new(Phase, most: ModelLimits.Phases);

    internal static readonly ObjectCodec<TextSegment> Segment = new(
        "textSegment", "A piece of wording, clean or in brackets.", static (ref v, it) =>
    {
        string text = v.Required("text"u8, AtomCodecs.Wording, it?.Text, "The wording. White space at its ends counts.");
        bool isBracketed = v.Flag("isBracketed"u8, it?.IsBracketed,
            "Whether the wording is in brackets: not accepted by all. False by default.");
        ValueSet<PartyId> proposedBy = v.Set("proposedBy"u8, CommonCodecs.PartyIds, it?.ProposedBy,
            "The parties that want bracketed wording.");
        return v.End() ? new(text, isBracketed, proposedBy) : null;
    }, rule: """
        {
          "anyOf": [
            { "properties": { "isBracketed": { "const": true } }, "required": ["isBracketed"] },
            { "properties": { "proposedBy": { "maxItems": 0 } } }
          ]
        }
        """);

    private static readonly ListCodec<TextSegment> Wording = new(Segment, least: 1);

    internal static readonly ObjectCodec<Provision> Provision = new(
        "provision", "An article or paragraph of the draft text.", static (ref v, it) =>
    {
        ProvisionId id = v.Required("id"u8, CommonCodecs.ProvisionId, it?.Id, "The identifier, unique in the draft.");
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "The heading.");
        ValueList<TextSegment> wording = v.Required("wording"u8, Wording, it?.Wording, "The wording: clean and bracketed pieces in order.");
        return v.End() ? new(id, title, wording) : null;
    });

    private static readonly ListCodec<Provision> Provisions = new(Provision);

    internal static readonly ObjectCodec<Chapter> Chapter = new("chapter", "A chapter of the draft text.", static (ref v, it) =>
    {
        ChapterId id = v.Required("id"u8, CommonCodecs.ChapterId, it?.Id, "The identifier, unique in the draft.");
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "The heading.");
        PhaseId? phase = v.Optional("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase to which the text belongs.");
        ValueList<Provision> provisions = v.List("provisions"u8, Provisions, it?.Provisions, "The provisions in order.");
        return v.End() ? new(id, title, phase, provisions) : null;
    });

    private static readonly ListCodec<Chapter> Chapters = new(Chapter, most: ModelLimits.Chapters);

    internal static readonly ObjectCodec<DraftText> Text = new("draftText", "The draft of the agreement.", static (ref v, it) =>
    {
        ValueList<Chapter> chapters = v.Required("chapters"u8, Chapters, it?.Chapters, "The chapters in order.");
        return v.End() ? new(chapters) : null;
    });
}
