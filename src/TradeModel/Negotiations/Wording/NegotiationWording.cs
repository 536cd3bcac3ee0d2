using System.Globalization;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Negotiations;

/// <summary>
/// Puts a negotiation into sentences for people, with names and titles instead of ids: "India offers 9% in 5 equal annual stages on Duty
/// on steel". The sentences are English. Derive from it for another language or for wording of your own: each kind of event and each kind
/// of position has a method to override.
/// </summary>
/// <remarks>
/// Numbers and days follow <see cref="Culture"/>, which is invariant unless another is given. Names and titles are those of
/// <see cref="Negotiation"/>, which should be the latest state: it knows the titles of issues that left the agenda too. An id that it does
/// not know stays an id. Sentences have no day and no full stop.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public partial class NegotiationWording
{
    private readonly CultureInfo _days;

    /// <summary>Creates the wording of a negotiation.</summary>
    /// <param name="negotiation">The negotiation whose names and titles are used.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one. It does not choose the language.</param>
    public NegotiationWording(Negotiation negotiation, CultureInfo? culture = null)
    {
        Negotiation = Guard.NotNull(negotiation);
        Culture = culture ?? CultureInfo.InvariantCulture;
        _days = IsoCalendar.Of(Culture);
    }

    /// <summary>The negotiation whose names and titles are used.</summary>
    public Negotiation Negotiation { get; }

    /// <summary>The culture of numbers and days.</summary>
    public CultureInfo Culture { get; }

    /// <summary>An event as a sentence, without its day, source and note.</summary>
    public string Describe(NegotiationEvent described) => Guard.NotNull(described) switch
    {
        AgreementProposed e => Sentence(e),
        MeetingHeld e => Sentence(e),
        StatementMade e => Sentence(e),
        PartyJoined e => Sentence(e),
        PartyLeft e => Sentence(e),
        IssueAdded e => Sentence(e),
        IssueRemoved e => Sentence(e),
        IssueMoved e => Sentence(e),
        ConcernedPartiesChanged e => Sentence(e),
        ScaleChanged e => Sentence(e),
        IssueAgreed e => Sentence(e),
        IssueReopened e => Sentence(e),
        PositionTabled e => Sentence(e),
        PositionWithdrawn e => Sentence(e),
        PackageTabled e => Sentence(e),
        PackageWithdrawn e => Sentence(e),
        RedLineAssessed e => Sentence(e),
        SalienceAssessed e => Sentence(e),
        CapabilityAssessed e => Sentence(e),
        PhaseAdded e => Sentence(e),
        PhaseSucceeded e => Sentence(e),
        ProvisionsSuspended e => Sentence(e),
        ProvisionsReinstated e => Sentence(e),
        WindowMoved e => Sentence(e),
        StageReached e => Sentence(e),
        AgreementSigned e => Sentence(e),
        AgreementRatified e => Sentence(e),
        AppliedProvisionally e => Sentence(e),
        EnteredIntoForce e => Sentence(e),
        ChapterAdded e => Sentence(e),
        TextChanged e => Sentence(e),
        DutyImposed e => Sentence(e),
        DutyChanged e => Sentence(e),
        DutyLifted e => Sentence(e),
        CorrectionMade e => Sentence(e),
        _ => throw new InvalidOperationException($"no sentence is written for the kind of event '{described.Kind}'"),
    };

    /// <summary>Where an issue stands: what each party has tabled, or the agreed terms.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public string Describe(IssueId issue) => Sentence(Negotiation.GetIssue(issue.Checked(nameof(issue))));

    /// <summary>A position on an issue: "9% in 5 equal annual stages", "30 days", the title of an option.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the position is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public string Describe(IssueId issue, Position position)
    {
        Issue on = Negotiation.GetIssue(issue.Checked(nameof(issue))).Issue;
        if (on.Scale.WhyNot(Guard.NotNull(position)) is { } reason) throw new ArgumentException(reason, nameof(position));
        return On(on.Scale, position);
    }

    /// <summary>What a party would accept on an issue: "at most 30 days", the titles of options.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="redLine">A red line on the issue's scale.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the red line is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public string Describe(IssueId issue, RedLine redLine)
    {
        Issue on = Negotiation.GetIssue(issue.Checked(nameof(issue))).Issue;
        if (Guard.NotNull(redLine).WhyNotOn(on.Scale, on.PositionType) is { } reason) throw new ArgumentException(reason, nameof(redLine));
        return Words(issue, redLine);
    }

    /// <summary>Where an issue stands, as a sentence.</summary>
    protected virtual string Sentence(IssueState state)
    {
        Guard.NotNull(state);
        Issue issue = state.Issue;
        if (state.AgreedTerms is { } terms)
            return $"{issue.Title}: agreed, {InSentence(issue.Id, terms)}{Except(issue.Id, state.AgreedExceptions)}";
        string[] tabled = [.. state.PartyStates.Where(s => s.HasAnythingForAnybody).Select(Tabled)];
        return $"{issue.Title}: {(tabled.Length == 0 ? "nothing is tabled" : string.Join("; ", tabled))}";

        string Tabled(PartyIssueState own)
        {
            IEnumerable<string> all = own.HasAnything ? [On(own, null)] : [];
            return $"{Name(own.Party)} {Verb(issue.Id, own.Party)} "
                + string.Join(", ", all.Concat(own.Exceptions.Select(e => On(e.Stand, e.Party))));
        }

        // The party that a position is for stands next to it: after the conditions it would seem to belong to these.
        string On(PartyIssueState stand, PartyId? whom)
        {
            string? firm = stand.Position is { } position ? InSentence(issue.Id, position) + Just(whom) + Alone(stand.To) : null;
            string? ifMet = stand.ConditionalPosition is { } other
                ? InSentence(issue.Id, other) + Just(whom) + Provided(stand.Conditions) + Alone(stand.ConditionalTo) : null;
            return $"{firm}{(firm is null || ifMet is null ? "" : ", or ")}{ifMet}";
        }
    }

    /// <summary>The name of a party; of one that the negotiation never knew, the usual name of the state, otherwise the id.</summary>
    protected virtual string Name(PartyId party)
        => Negotiation.FindPartyEver(party)?.Name ?? KnownParties.NameOf(party) ?? party.ToString();

    /// <summary>The name of a representative; the id if it is unknown.</summary>
    protected virtual string Name(RepresentativeId representative)
        => Negotiation.Definition.FindRepresentative(representative)?.Name ?? representative.ToString();

    /// <summary>The title of an issue; its id if it never was on the agenda.</summary>
    protected virtual string Title(IssueId issue) => FindIssueEver(issue)?.Title ?? issue.ToString();

    /// <summary>The title of a phase; its id if it is unknown.</summary>
    protected virtual string Title(PhaseId phase) => Negotiation.FindPhase(phase)?.Phase.Title ?? phase.ToString();

    /// <summary>The title of a chapter of the draft; its id if it is unknown.</summary>
    protected virtual string Title(ChapterId chapter) => Negotiation.Text.FindChapter(chapter)?.Title ?? chapter.ToString();

    /// <summary>The heading of a provision of the draft; its id if it is unknown.</summary>
    protected virtual string Title(ProvisionId provision)
        => Negotiation.Text.Chapters.SelectMany(c => c.Provisions).FirstOrDefault(p => p.Id == provision)?.Title ?? provision.ToString();

    /// <summary>"A, B and C".</summary>
    protected virtual string List(IEnumerable<string> items)
    {
        string[] all = [.. Guard.NotNull(items)];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>"A, B or C".</summary>
    protected virtual string Choice(IEnumerable<string> items)
    {
        string[] all = [.. Guard.NotNull(items)];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    /// <summary>A day: in ISO 8601 in the invariant culture, otherwise the culture's long form, in the ISO calendar.</summary>
    protected virtual string Day(LocalDate day)
        => IsInvariant ? InvariantText.Iso(day) : day.ToString("D", _days);

    /// <summary>A number with all its digits, in groups as the culture writes them.</summary>
    protected virtual string Number(decimal number) => number.ToString("#,0.############################", Culture);

    /// <summary>A rate in percent: "9%" in the invariant culture, otherwise as the culture writes it.</summary>
    protected virtual string Rate(Percentage rate)
        => IsInvariant ? $"{Number(rate.Value)}%" : rate.ToString("#,0.############################", Culture);

    /// <summary>The issue with this id as it last was on the agenda; null if it never was.</summary>
    private Issue? FindIssueEver(IssueId id)
        => Negotiation.State.IndexOf(id) is >= 0 and var index ? Negotiation.State.AllIssues[index].Issue : null;

    private bool IsInvariant => Culture.Name.Length == 0;
}
