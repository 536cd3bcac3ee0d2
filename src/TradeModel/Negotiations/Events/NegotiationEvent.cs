namespace TradeModel.Negotiations;

/// <summary>
/// A dated fact of a negotiation. It has the day it happened and its provenance. It may also have the day it became known, if that was
/// later, and an id, if something refers to it.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record NegotiationEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="date">The day it happened, in the ISO calendar.</param>
    /// <exception cref="ArgumentException">The day is <c>default</c> or not in the ISO calendar.</exception>
    private protected NegotiationEvent(LocalDate date) => Date = Guard.Day(date);

    /// <summary>The day it happened.</summary>
    public LocalDate Date { get; }

    /// <summary>
    /// The day it became known if that was later than <see cref="Date"/>, otherwise null. Setting it to that day gives null.
    /// </summary>
    /// <exception cref="ArgumentException">The day lies before <see cref="Date"/>: an event cannot be known before it happens.</exception>
    public LocalDate? KnownOn
    {
        get;
        init => field = value is not { } day || Guard.Day(day, nameof(KnownOn)) == Date ? null
            : day > Date ? day : throw new ArgumentException("an event cannot be known before it happens", nameof(KnownOn));
    }

    /// <summary>The day from which it could be known.</summary>
    public LocalDate KnownDay => KnownOn ?? Date;

    /// <summary>Its identifier, unique in the log; null if no other event refers to it.</summary>
    public EventId? Id { get; init => field = value?.Checked(nameof(Id)); }

    /// <summary>Its source; null if the keeper of the log saw or did it.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>A remark by the person who entered it; null for none.</summary>
    public string? Note { get; init => field = Guard.OptionalText(value, nameof(Note)); }

    /// <summary>The name of its kind, as in JSON: "positionTabled". It never changes.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The parties that act in the event: that table, withdraw, meet, speak, sign, impose, join. Empty if the event names none. The
    /// assessor acts in an assessment, not the party assessed.
    /// </summary>
    /// <remarks>
    /// Representatives who act without their party being named are in <see cref="ActingRepresentatives"/>.
    /// <see cref="Negotiation.EventsBy"/> takes both into account.
    /// </remarks>
    public virtual ValueSet<PartyId> ActingParties => [];

    /// <summary>The representatives who act in the event by name; empty if none does.</summary>
    public virtual ValueSet<RepresentativeId> ActingRepresentatives => [];

    /// <summary>All parties that the event names: those that act and those that are meant, in conditions too.</summary>
    public virtual ValueSet<PartyId> MentionedParties => ActingParties;

    /// <summary>All issues that the event names, in conditions too; empty if it names none.</summary>
    public virtual ValueSet<IssueId> MentionedIssues => [];

    /// <summary>All phases that the event names; empty if it names none.</summary>
    public virtual ValueSet<PhaseId> MentionedPhases => [];

    /// <summary>Whether the event names the party as one that acts: see <see cref="ActingParties"/>.</summary>
    public bool IsBy(PartyId party) => ActingParties.Contains(party);

    /// <summary>Whether the event names the party: see <see cref="MentionedParties"/>.</summary>
    public bool Mentions(PartyId party) => MentionedParties.Contains(party);

    /// <summary>Whether the event names the issue: see <see cref="MentionedIssues"/>.</summary>
    public bool Mentions(IssueId issue) => MentionedIssues.Contains(issue);

    /// <summary>Whether the event names the phase: see <see cref="MentionedPhases"/>.</summary>
    public bool Mentions(PhaseId phase) => MentionedPhases.Contains(phase);

    /// <summary>The event in one sentence, without its day.</summary>
    private protected abstract string Sentence { get; }

    /// <summary>The day and the event in one sentence.</summary>
    public sealed override string ToString() => $"{InvariantText.Iso(Date)} {Sentence}";
}
