using TradeModel.Agreements;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <content>The sentence of each kind of event.</content>
public partial class NegotiationWording
{
    private const int MostCodesNamed = 3;

    /// <summary>Someone proposed to negotiate.</summary>
    protected virtual string Sentence(AgreementProposed proposed)
    {
        Guard.NotNull(proposed);
        string what = proposed.Phase is { } phase ? Title(phase) : Negotiation.Agreement.Title;
        return proposed.By.Count == 0 ? $"{what} is proposed"
            : $"{List(proposed.By.Select(Name))} {(proposed.By.Count == 1 ? "proposes" : "propose")} {what}";
    }

    /// <summary>Representatives met.</summary>
    protected virtual string Sentence(MeetingHeld meeting)
    {
        Guard.NotNull(meeting);
        string until = meeting.LastDay is { } last ? $" until {Day(last)}" : "";
        string where = meeting.Venue is { } venue ? $" in {venue}" : "";
        return $"{Who(meeting.Level)} of {List(meeting.Parties.Select(Name))} meet{where}{until}"
            + (meeting.Round is { } round ? $" ({round})" : "");
    }

    /// <summary>Words of representatives.</summary>
    protected virtual string Sentence(StatementMade statement)
    {
        Guard.NotNull(statement);
        string parties = List(statement.Parties.Select(Name));
        return statement.Speakers.Count == 0 ? $"{parties}: {statement.Words}"
            : $"{List(statement.Speakers.Select(Name))} for {parties}: {statement.Words}";
    }

    /// <summary>A party took a seat.</summary>
    protected virtual string Sentence(PartyJoined joined) => $"{Guard.NotNull(joined).Party.Name} joins the negotiation";

    /// <summary>A party gave up its seat.</summary>
    protected virtual string Sentence(PartyLeft left) => $"{Name(Guard.NotNull(left).Party)} leaves the negotiation";

    /// <summary>An issue came onto the agenda.</summary>
    protected virtual string Sentence(IssueAdded added) => $"{Guard.NotNull(added).Issue.Title} joins the agenda";

    /// <summary>An issue left the agenda.</summary>
    protected virtual string Sentence(IssueRemoved removed) => $"{Title(Guard.NotNull(removed).Issue)} leaves the agenda";

    /// <summary>An issue was moved to a phase, or out of all phases.</summary>
    protected virtual string Sentence(IssueMoved moved)
        => Guard.NotNull(moved).Phase is { } phase ? $"{Title(moved.Issue)} moves to the phase {Title(phase)}"
            : $"{Title(moved.Issue)} leaves its phase";

    /// <summary>Parties were added to those that an issue concerns, or taken from them.</summary>
    protected virtual string Sentence(ConcernedPartiesChanged changed)
    {
        var parts = new List<string>();
        if (Guard.NotNull(changed).Added.Count > 0) parts.Add($"now concerns {List(changed.Added.Select(Name))}");
        if (changed.Removed.Count > 0) parts.Add($"no longer concerns {List(changed.Removed.Select(Name))}");
        return $"{Title(changed.Issue)} {List(parts)}";
    }

    /// <summary>The scale of an issue was widened or refined.</summary>
    protected virtual string Sentence(ScaleChanged changed)
        => $"The scale of {Title(Guard.NotNull(changed).Issue)} is now {Words(changed.Scale)}";

    /// <summary>The concerned parties agreed on an issue.</summary>
    protected virtual string Sentence(IssueAgreed agreed)
        => $"{Title(Guard.NotNull(agreed).Issue)} is agreed: {InSentence(agreed.Issue, agreed.Terms)}"
            + Except(agreed.Issue, agreed.Exceptions);

    /// <summary>An agreed issue was reopened.</summary>
    protected virtual string Sentence(IssueReopened reopened) => $"{Title(Guard.NotNull(reopened).Issue)} is reopened";

    /// <summary>A party tabled a position.</summary>
    protected virtual string Sentence(PositionTabled tabled)
        => $"{Name(Guard.NotNull(tabled).Party)} {Verb(tabled.Issue, tabled.Party)} {InSentence(tabled.Issue, tabled.Position)} on "
            + $"{Title(tabled.Issue)}{Just(tabled.For)}{Provided(tabled.Conditions)}{Alone(tabled.To)}";

    /// <summary>A party withdrew its position on an issue.</summary>
    protected virtual string Sentence(PositionWithdrawn withdrawn)
        => $"{Name(Guard.NotNull(withdrawn).Party)} withdraws its position on {Title(withdrawn.Issue)}{Just(withdrawn.For)}";

    /// <summary>A party tabled a package.</summary>
    protected virtual string Sentence(PackageTabled tabled)
        => $"{Name(Guard.NotNull(tabled).Party)} tables the package {tabled.Package}{Just(tabled.For)}: "
            + $"{string.Join("; ", tabled.Positions.Select(p => $"{InSentence(p.Key, p.Value)} on {Title(p.Key)}"))}"
            + Provided(tabled.Conditions) + Alone(tabled.To);

    /// <summary>A party withdrew a package.</summary>
    protected virtual string Sentence(PackageWithdrawn withdrawn)
        => $"{Name(Guard.NotNull(withdrawn).Party)} withdraws the package {withdrawn.Package}";

    /// <summary>Someone assessed what a party would accept.</summary>
    protected virtual string Sentence(RedLineAssessed assessed)
    {
        string what = $"the red line of {Name(Guard.NotNull(assessed).Party)} on {Title(assessed.Issue)}";
        return assessed.RedLine is not { } line ? Assessed(assessed.Assessor, what, "unknown")
            : Assessed(assessed.Assessor, what, Words(assessed.Issue, line));
    }

    /// <summary>Someone assessed how much an issue matters to a party.</summary>
    protected virtual string Sentence(SalienceAssessed assessed)
        => Assessed(Guard.NotNull(assessed).Assessor, $"the salience of {Title(assessed.Issue)} for {Name(assessed.Party)}",
            Number(assessed.Salience));

    /// <summary>Someone assessed a party's weight in a decision of many.</summary>
    protected virtual string Sentence(CapabilityAssessed assessed)
        => Assessed(Guard.NotNull(assessed).Assessor, $"the capability of {Name(assessed.Party)}", Number(assessed.Capability));

    /// <summary>A phase was added.</summary>
    protected virtual string Sentence(PhaseAdded added) => $"The phase {Guard.NotNull(added).Phase.Title} is added";

    /// <summary>A new phase took over the text and the issues of an earlier one.</summary>
    protected virtual string Sentence(PhaseSucceeded succeeded)
    {
        Guard.NotNull(succeeded);
        string between = succeeded.Successor.Parties is { } parties ? $" between {List(parties.Select(Name))}" : "";
        return $"{succeeded.Successor.Title}{between} succeeds {Title(succeeded.Predecessor)} and takes over its text and its issues"
            + succeeded.Suspended.Count switch
            {
                0 => "",
                > MostCodesNamed and var many => $"; {Number(many)} provisions are suspended",
                1 => $"; {Title(succeeded.Suspended[0])} is suspended",
                _ => $"; {List(succeeded.Suspended.Select(Title))} are suspended",
            };
    }

    /// <summary>Provisions of a phase were suspended.</summary>
    protected virtual string Sentence(ProvisionsSuspended suspended)
        => Guard.NotNull(suspended).Provisions.Count > MostCodesNamed
            ? $"{Number(suspended.Provisions.Count)} provisions of {Title(suspended.Phase)} are suspended"
            : $"{List(suspended.Provisions.Select(Title))} {(suspended.Provisions.Count == 1 ? "is" : "are")} suspended in "
                + Title(suspended.Phase);

    /// <summary>Suspended provisions of a phase apply again.</summary>
    protected virtual string Sentence(ProvisionsReinstated reinstated)
        => Guard.NotNull(reinstated).Provisions.Count > MostCodesNamed
            ? $"{Number(reinstated.Provisions.Count)} suspended provisions of {Title(reinstated.Phase)} apply again"
            : $"{List(reinstated.Provisions.Select(Title))} {(reinstated.Provisions.Count == 1 ? "applies" : "apply")} again in "
                + Title(reinstated.Phase);

    /// <summary>The target window of a phase was set, moved or removed.</summary>
    protected virtual string Sentence(WindowMoved moved)
        => Guard.NotNull(moved).Window is { } window
            ? $"The target window of {Title(moved.Phase)} is now from {Day(window.Start)} to {Day(window.End)}"
            : $"{Title(moved.Phase)} has no target window any more";

    /// <summary>A phase reached a stage.</summary>
    protected virtual string Sentence(StageReached reached) => $"{Title(Guard.NotNull(reached).Phase)} is {Words(reached.Stage)}";

    /// <summary>A party signed.</summary>
    protected virtual string Sentence(AgreementSigned signed) => $"{Name(Guard.NotNull(signed).Party)} signs {Title(signed.Phase)}";

    /// <summary>A party ratified.</summary>
    protected virtual string Sentence(AgreementRatified ratified)
        => $"{Name(Guard.NotNull(ratified).Party)} ratifies {Title(ratified.Phase)}";

    /// <summary>A party began to apply a phase provisionally.</summary>
    protected virtual string Sentence(AppliedProvisionally applied)
        => $"{Name(Guard.NotNull(applied).Party)} begins to apply {Title(applied.Phase)} provisionally"
            + (applied.Chapters.Count == 0 ? "" : $": {List(applied.Chapters.Select(Title))}");

    /// <summary>A phase entered into force for a party.</summary>
    protected virtual string Sentence(EnteredIntoForce entered)
        => $"{Title(Guard.NotNull(entered).Phase)} enters into force for {Name(entered.Party)}";

    /// <summary>A chapter was added to the draft text.</summary>
    protected virtual string Sentence(ChapterAdded added) => $"The chapter {Guard.NotNull(added).Chapter.Title} joins the draft text";

    /// <summary>The wording of a provision was drafted or changed.</summary>
    protected virtual string Sentence(TextChanged changed)
    {
        PartyId[] proposers = [.. Guard.NotNull(changed).MentionedParties];
        return $"{Title(changed.Chapter)}, {changed.Provision.Title}: the text is {(changed.Provision.IsClean ? "clean" : "in brackets")}"
            + (proposers.Length == 0 ? "" : $", with wording proposed by {List(proposers.Select(Name))}");
    }

    /// <summary>A party announced or imposed an additional duty.</summary>
    protected virtual string Sentence(DutyImposed imposed)
    {
        AdditionalDuty duty = Guard.NotNull(imposed).Duty;
        return $"{Name(duty.Importer)} imposes {Rate(duty.Rate)} on {Goods(duty)} from {Day(duty.Rates[^1].From)} ({duty.LegalBasis})";
    }

    /// <summary>An additional duty changed.</summary>
    protected virtual string Sentence(DutyChanged changed)
    {
        AdditionalDuty duty = Guard.NotNull(changed).Duty;
        return $"The duty of {Name(duty.Importer)} on {Goods(duty)} ({duty.LegalBasis}) changes: {Rate(duty.Rate)} from "
            + $"{Day(duty.Rates[^1].From)}{(duty.Ended is { } ended ? $", charged until before {Day(ended)}" : "")}"
            + (duty.HeldVoidOn is { } held ? $", held void on {Day(held)}" : "");
    }

    /// <summary>An additional duty ended.</summary>
    protected virtual string Sentence(DutyLifted lifted)
        => Negotiation.FindDutyEver(Guard.NotNull(lifted).Duty) is not { } duty ? $"The duty {lifted.Duty} is lifted"
            : $"{Name(duty.Importer)} lifts its duty on {Goods(duty)} ({duty.LegalBasis})";

    /// <summary>A source was found to be wrong.</summary>
    protected virtual string Sentence(CorrectionMade correction)
    {
        EventId of = Guard.NotNull(correction).Of;
        // A correction of a correction does not tell the first mistake again.
        string what = Negotiation.Log.FirstOrDefault(e => e.Id == of) is not { } corrected ? of.ToString()
            : corrected is CorrectionMade ? $"the correction of {Day(corrected.Date)}"
            : $"{Day(corrected.Date)}, {Describe(corrected)}";
        return $"Correction of {what}: \"{correction.Said}\" should read \"{correction.Correct}\"";
    }

    /// <summary>The stage of a phase, after "is".</summary>
    protected virtual string Words(Stage stage) => stage switch
    {
        Stage.Scoping => "in scoping",
        Stage.Negotiating => "under negotiation",
        Stage.AgreedInPrinciple => "agreed in principle",
        Stage.LegalReview => "in legal review",
        Stage.InForce => "in force",
#pragma warning disable CA1308 // The words are lower case.
        _ => stage.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };

    /// <summary>The people who met, as the subject of a sentence.</summary>
    protected virtual string Who(EngagementLevel level) => level switch
    {
        EngagementLevel.HeadOfGovernment => "The heads of government",
        EngagementLevel.Minister => "Ministers",
        EngagementLevel.ChiefNegotiator => "The chief negotiators",
        _ => "Officials",
    };

    /// <summary>The goods on which an additional duty is charged: "goods of HS 72 and 73 from India".</summary>
    protected virtual string Goods(AdditionalDuty duty)
    {
        Guard.NotNull(duty);
        int codes = duty.Scope.Included.Count;
        string what = codes == 0 ? "goods" : codes > MostCodesNamed ? $"goods of {Number(codes)} HS codes"
            : $"goods of HS {List(duty.Scope.Included.Select(c => c.ToString()))}";
        return $"{what} from {(duty.Exporters is { } exporters ? List(exporters.Select(Name)) : "every origin")}";
    }

    /// <summary>An assessment: "India assesses the capability of Japan: 80"; "The capability of Japan, in public: 80".</summary>
    protected virtual string Assessed(PartyId? assessor, string what, string value)
        => assessor is { } by ? $"{Name(by)} assesses {what}: {value}"
            : $"{char.ToUpperInvariant(Guard.NotNull(what)[0])}{what[1..]}, in public: {value}";
}
