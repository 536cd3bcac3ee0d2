using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The JSON of events.</summary>
internal static class EventCodecs
{
    internal static readonly EnumCodec<ProgressSignal> Signals = new(
        "signal", "How near to an agreement a statement sounds, as coded by the person who entered it.");
    internal static readonly EnumCodec<HasteStance> Hastes = new(
        "haste", "Whether a statement presses or waits, as coded by the person who entered it.");
    private static readonly SetCodec<ChapterId> ChapterIds = new(CommonCodecs.ChapterId);
    private static readonly SetCodec<ProvisionId> ProvisionIds = new(CommonCodecs.ProvisionId);
    private static readonly SetCodec<ProvisionId> SomeProvisionIds = new(CommonCodecs.ProvisionId, 1);
    private static readonly ListCodec<string> Lines = new(AtomCodecs.Line);

    internal static readonly UnionCodec<NegotiationEvent> Event = new(
        "event",
        "A dated fact of the negotiation.",
        new EventCase<AgreementProposed>(AgreementProposed.KindName, "Someone proposed to negotiate.", static (ref v, it, ref head) =>
        {
            ValueSet<RepresentativeId> by = v.Set("by"u8, CommonCodecs.RepresentativeIds, it?.By, "The representatives who proposed it.");
            PhaseId? phase = v.Optional("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase proposed; the whole agreement by default.");
            return v.End(ref head) ? new(head.Date, by, phase) : null;
        }),
        new EventCase<MeetingHeld>(MeetingHeld.KindName, "Representatives met.", static (ref v, it, ref head) =>
        {
            EngagementLevel level = v.Required("level"u8, CommonCodecs.Level, it?.Level, "The level at which they met.");
            ValueSet<PartyId> parties = v.Required("parties"u8, CommonCodecs.SomePartyIds, it?.Parties,
                "The parties present, at least one.");
            ValueSet<RepresentativeId> participants = v.Set("participants"u8, CommonCodecs.RepresentativeIds, it?.Participants,
                "The representatives present who are known by name.");
            string? venue = v.Optional("venue"u8, AtomCodecs.Line, it?.Venue, "The place.");
            string? hostEvent = v.Optional("hostEvent"u8, AtomCodecs.Line, it?.HostEvent, "The event on whose sidelines they met.");
            string? round = v.Optional("round"u8, AtomCodecs.Line, it?.Round, "The name of the round.");
            LocalDate? lastDay = v.Optional("lastDay"u8, AtomCodecs.Day, it?.LastDay,
                "The last day, after the first; left out for a meeting of one day.");
            ValueSet<Track> tracks = v.Set("tracks"u8, IssueCodecs.Tracks, it?.Tracks, "The tracks covered, as far as reported.");
            ValueList<string> topics = v.List("topics"u8, Lines, it?.Topics, "Topics beyond the tracks.");
            return v.End(ref head) ? new(head.Date, level, parties, participants, venue, hostEvent, round, lastDay, tracks, topics) : null;
        }),
        new EventCase<StatementMade>(StatementMade.KindName, "Words of one or more representatives.", static (ref v, it, ref head) =>
        {
            ValueSet<RepresentativeId> speakers = v.Set("speakers"u8, CommonCodecs.RepresentativeIds, it?.Speakers,
                "The representatives who spoke, if they are named.");
            ValueSet<PartyId> parties = v.Required("parties"u8, CommonCodecs.SomePartyIds, it?.Parties,
                "The parties they spoke for; at least one.");
            string words = v.Required("words"u8, AtomCodecs.Text, it?.Words, "A quotation or a close report.");
            ProgressSignal? signal = v.Optional("signal"u8, Signals, it?.Signal, "How near to an agreement they sound.");
            HasteStance? haste = v.Optional("haste"u8, Hastes, it?.Haste, "Whether they press or wait.");
            PhaseId? phase = v.Optional("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase they are about.");
            return v.End(ref head) ? new(head.Date, speakers, parties, words, signal, haste, phase) : null;
        }),
        new EventCase<PositionTabled>(PositionTabled.KindName, "A party tabled a position on an issue.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            Position position = v.Required("position"u8, PositionCodecs.Position, it?.Position, "The position, on the issue's scale.");
            ValueList<PositionCondition> conditions = v.List("conditions"u8, PositionCodecs.Conditions, it?.Conditions,
                "What other parties must table for it to hold; all of them.");
            ValueSet<PartyId>? to = v.Optional("to"u8, CommonCodecs.SomePartyIds, it?.To,
                "The other parties that may see the position; all at the table by default.");
            PartyId? whom = v.Optional("for"u8, CommonCodecs.PartyId, it?.For,
                "The requesting party that the position of the offering party holds for; all of them by default.");
            return v.End(ref head) ? new(head.Date, party, issue, position, conditions) { To = to, For = whom } : null;
        }),
        new EventCase<PositionWithdrawn>(
            PositionWithdrawn.KindName, "A party withdrew its position on an issue.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            PartyId? whom = v.Optional("for"u8, CommonCodecs.PartyId, it?.For,
                "The requesting party whose exception is withdrawn. By default everything on the issue is.");
            return v.End(ref head) ? new(head.Date, party, issue) { For = whom } : null;
        }),
        new EventCase<PackageTabled>(
            PackageTabled.KindName, "A party tabled positions that it tables and withdraws together.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            PackageId package = v.Required("package"u8, CommonCodecs.PackageId, it?.Package,
                "The identifier of the package. A party may use it again after withdrawing the package.");
            ValueMap<IssueId, Position> positions = v.Required("positions"u8, PositionCodecs.ByIssue, it?.Positions,
                "The position on each issue, by the issue's id.");
            ValueList<PositionCondition> conditions = v.List("conditions"u8, PositionCodecs.Conditions, it?.Conditions,
                "What other parties must table for it to hold; all of them.");
            ValueSet<PartyId>? to = v.Optional("to"u8, CommonCodecs.SomePartyIds, it?.To,
                "The other parties that may see the package; all at the table by default.");
            PartyId? whom = v.Optional("for"u8, CommonCodecs.PartyId, it?.For,
                "The requesting party that the positions hold for on issues on which the party offers; all of them by default.");
            return v.End(ref head) ? new(head.Date, party, package, positions, conditions) { To = to, For = whom } : null;
        }),
        new EventCase<PackageWithdrawn>(PackageWithdrawn.KindName, "A party withdrew a package.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            PackageId package = v.Required("package"u8, CommonCodecs.PackageId, it?.Package, "The package.");
            return v.End(ref head) ? new(head.Date, party, package) : null;
        }),
        new EventCase<RedLineAssessed>(
            RedLineAssessed.KindName, "Someone assessed what a party would accept on an issue.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party whose red line it is.");
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            RedLine? redLine = v.Optional("redLine"u8, PositionCodecs.RedLine, it?.RedLine,
                "What it would accept. If left out, the same assessor's earlier assessment is withdrawn.");
            PartyId? assessor = v.Optional("assessor"u8, CommonCodecs.PartyId, it?.Assessor,
                "The party to which the assessment is private; public by default.");
            return v.End(ref head) ? new(head.Date, party, issue, redLine, assessor) : null;
        }),
        new EventCase<SalienceAssessed>(
            SalienceAssessed.KindName, "Someone assessed how much an issue matters to a party.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party to which it matters.");
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            decimal salience = v.Required("salience"u8, AtomCodecs.NotNegativeMeasure, it?.Salience,
                "How much it matters; not negative, on any scale.");
            PartyId? assessor = v.Optional("assessor"u8, CommonCodecs.PartyId, it?.Assessor,
                "The party to which the assessment is private; public by default.");
            return v.End(ref head) ? new(head.Date, party, issue, salience, assessor) : null;
        }),
        new EventCase<CapabilityAssessed>(
            CapabilityAssessed.KindName, "Someone assessed a party's weight in a decision of many.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            decimal capability = v.Required("capability"u8, AtomCodecs.NotNegativeMeasure, it?.Capability,
                "The weight; not negative, on any scale.");
            PartyId? assessor = v.Optional("assessor"u8, CommonCodecs.PartyId, it?.Assessor,
                "The party to which the assessment is private; public by default.");
            return v.End(ref head) ? new(head.Date, party, capability, assessor) : null;
        }),
        new EventCase<IssueAdded>(IssueAdded.KindName, "An issue came onto the agenda.", static (ref v, it, ref head) =>
        {
            Issue issue = v.Required("issue"u8, IssueCodecs.Issue, it?.Issue, "The issue.");
            return v.End(ref head) ? new(head.Date, issue) : null;
        }),
        new EventCase<IssueRemoved>(IssueRemoved.KindName, "An issue left the agenda.", static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            return v.End(ref head) ? new(head.Date, issue) : null;
        }),
        new EventCase<IssueMoved>(
            IssueMoved.KindName, "An issue was moved to a phase, or out of all phases.", static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            PhaseId? phase = v.Optional("phase"u8, CommonCodecs.PhaseId, it?.Phase,
                "The phase it belongs to from now on; no phase by default.");
            return v.End(ref head) ? new(head.Date, issue, phase) : null;
        }),
        new EventCase<ConcernedPartiesChanged>(
            ConcernedPartiesChanged.KindName, "Parties were added to those that an issue concerns, or taken from them.",
            static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            ValueSet<PartyId> added = v.Set("added"u8, CommonCodecs.PartyIds, it?.Added, "The parties that it concerns from now on.");
            ValueSet<PartyId> removed = v.Set("removed"u8, CommonCodecs.PartyIds, it?.Removed, "The parties that it no longer concerns.");
            ValueMap<PartyId, Direction>? directions = v.Optional("directions"u8, IssueCodecs.Directions,
                it is { Directions.Count: > 0 } ? it.Directions : null,
                "The direction each added party prefers. That of an exporter follows from the subject.");
            return v.End(ref head) ? new(head.Date, issue, added, removed, directions) : null;
        }),
        new EventCase<ScaleChanged>(ScaleChanged.KindName, "The scale of an issue was widened or refined.", static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            Scale scale = v.Required("scale"u8, IssueCodecs.Scale, it?.Scale,
                "The scale from now on. It has every point of the one before, with the same meaning.");
            return v.End(ref head) ? new(head.Date, issue, scale) : null;
        }),
        new EventCase<IssueAgreed>(IssueAgreed.KindName, "The concerned parties agreed on an issue.", static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            Position terms = v.Required("terms"u8, PositionCodecs.Position, it?.Terms, "The agreed terms, on the issue's scale.");
            ValueMap<PartyId, Position>? exceptions = v.Optional("exceptions"u8, PositionCodecs.ByParty,
                it is { Exceptions.Count: > 0 } ? it.Exceptions : null,
                "The terms agreed for single requesting parties, by the party's id, in place of those for all.");
            return v.End(ref head) ? new(head.Date, issue, terms) { Exceptions = exceptions ?? [] } : null;
        }),
        new EventCase<IssueReopened>(IssueReopened.KindName, "An agreed issue was reopened.", static (ref v, it, ref head) =>
        {
            IssueId issue = v.Required("issue"u8, CommonCodecs.IssueId, it?.Issue, "The issue.");
            return v.End(ref head) ? new(head.Date, issue) : null;
        }),
        new EventCase<ChapterAdded>(ChapterAdded.KindName, "A chapter was added to the draft text.", static (ref v, it, ref head) =>
        {
            Chapter chapter = v.Required("chapter"u8, AgreementCodecs.Chapter, it?.Chapter,
                "The chapter, with the provisions it has from the start.");
            return v.End(ref head) ? new(head.Date, chapter) : null;
        }),
        new EventCase<TextChanged>(
            TextChanged.KindName, "The wording of a provision was drafted or changed.", static (ref v, it, ref head) =>
        {
            ChapterId chapter = v.Required("chapter"u8, CommonCodecs.ChapterId, it?.Chapter, "The chapter, already in the draft.");
            Provision provision = v.Required("provision"u8, AgreementCodecs.Provision, it?.Provision, "The provision as it now reads.");
            return v.End(ref head) ? new(head.Date, chapter, provision) : null;
        }),
        new EventCase<PhaseAdded>(PhaseAdded.KindName, "A phase was added to the agreement.", static (ref v, it, ref head) =>
        {
            Phase phase = v.Required("phase"u8, AgreementCodecs.Phase, it?.Phase, "The phase.");
            return v.End(ref head) ? new(head.Date, phase) : null;
        }),
        new EventCase<PhaseSucceeded>(
            PhaseSucceeded.KindName, "A new phase took over the text and the issues of an earlier one.", static (ref v, it, ref head) =>
        {
            PhaseId predecessor = v.Required("predecessor"u8, CommonCodecs.PhaseId, it?.Predecessor, "The earlier phase.");
            Phase successor = v.Required("successor"u8, AgreementCodecs.Phase, it?.Successor, "The new phase.");
            ValueSet<ProvisionId> suspended = v.Set("suspended"u8, ProvisionIds, it?.Suspended,
                "The provisions taken over that do not apply in the new phase for now.");
            return v.End(ref head) ? new(head.Date, predecessor, successor, suspended) : null;
        }),
        new EventCase<ProvisionsSuspended>(
            ProvisionsSuspended.KindName, "Provisions of a phase were suspended.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            ValueSet<ProvisionId> provisions = v.Required("provisions"u8, SomeProvisionIds, it?.Provisions, "The provisions.");
            return v.End(ref head) ? new(head.Date, phase, provisions) : null;
        }),
        new EventCase<ProvisionsReinstated>(
            ProvisionsReinstated.KindName, "Suspended provisions of a phase apply again.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            ValueSet<ProvisionId> provisions = v.Required("provisions"u8, SomeProvisionIds, it?.Provisions, "The provisions.");
            return v.End(ref head) ? new(head.Date, phase, provisions) : null;
        }),
        new EventCase<StageReached>(StageReached.KindName, "A phase reached a stage.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            Stage stage = v.Required("stage"u8, AgreementCodecs.Stage, it?.Stage, "The stage.");
            return v.End(ref head) ? new(head.Date, phase, stage) : null;
        }),
        new EventCase<AgreementSigned>(AgreementSigned.KindName, "A party signed a phase of the agreement.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party, or a member of a union or group.");
            return v.End(ref head) ? new(head.Date, phase, party) : null;
        }),
        new EventCase<AgreementRatified>(
            AgreementRatified.KindName, "A party ratified a phase of the agreement.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party, or a member of a union or group.");
            return v.End(ref head) ? new(head.Date, phase, party) : null;
        }),
        new EventCase<AppliedProvisionally>(
            AppliedProvisionally.KindName, "A party began to apply a phase provisionally.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party, or a member of a union or group.");
            ValueSet<ChapterId> chapters = v.Set("chapters"u8, ChapterIds, it?.Chapters, "The chapters applied; all by default.");
            return v.End(ref head) ? new(head.Date, phase, party, chapters) : null;
        }),
        new EventCase<EnteredIntoForce>(
            EnteredIntoForce.KindName, "A phase entered into force for a party.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party, or a member of a union or group.");
            return v.End(ref head) ? new(head.Date, phase, party) : null;
        }),
        new EventCase<WindowMoved>(
            WindowMoved.KindName, "The target window of a phase was set, moved or removed.", static (ref v, it, ref head) =>
        {
            PhaseId phase = v.Required("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase.");
            TargetWindow? window = v.Optional("window"u8, AgreementCodecs.Window, it?.Window,
                "The window from now on; no window by default.");
            return v.End(ref head) ? new(head.Date, phase, window) : null;
        }),
        new EventCase<PartyJoined>(PartyJoined.KindName, "A party took a seat.", static (ref v, it, ref head) =>
        {
            Party party = v.Required("party"u8, CommonCodecs.Party, it?.Party, "The party.");
            return v.End(ref head) ? new(head.Date, party) : null;
        }),
        new EventCase<PartyLeft>(PartyLeft.KindName, "A party gave up its seat.", static (ref v, it, ref head) =>
        {
            PartyId party = v.Required("party"u8, CommonCodecs.PartyId, it?.Party, "The party.");
            return v.End(ref head) ? new(head.Date, party) : null;
        }),
        new EventCase<DutyImposed>(DutyImposed.KindName, "A party announced or imposed an additional duty.", static (ref v, it, ref head) =>
        {
            AdditionalDuty duty = v.Required("duty"u8, TariffCodecs.AdditionalDuty, it?.Duty,
                "The duty, with the day from which it is charged.");
            return v.End(ref head) ? new(head.Date, duty) : null;
        }),
        new EventCase<DutyChanged>(DutyChanged.KindName, "An additional duty changed.", static (ref v, it, ref head) =>
        {
            AdditionalDuty duty = v.Required("duty"u8, TariffCodecs.AdditionalDuty, it?.Duty, "The duty as it now is.");
            return v.End(ref head) ? new(head.Date, duty) : null;
        }),
        new EventCase<DutyLifted>(DutyLifted.KindName, "An additional duty ended.", static (ref v, it, ref head) =>
        {
            DutyId duty = v.Required("duty"u8, CommonCodecs.DutyId, it?.Duty, "The duty.");
            LocalDate? ended = v.Optional("ended"u8, AtomCodecs.Day, it?.Ended,
                "The first day on which it is not charged; the day of the event by default.");
            return v.End(ref head) ? new(head.Date, duty, ended) : null;
        }),
        new EventCase<CorrectionMade>(
            CorrectionMade.KindName, "A statement of a source was found to be wrong.", static (ref v, it, ref head) =>
        {
            EventId of = v.Required("of"u8, CommonCodecs.EventId, it?.Of, "The event that reports the mistake.");
            string said = v.Required("said"u8, AtomCodecs.Text, it?.Said, "What the source says.");
            string correct = v.Required("correct"u8, AtomCodecs.Text, it?.Correct, "What is right.");
            return v.End(ref head) ? new(head.Date, of, said, correct) : null;
        }));
}
