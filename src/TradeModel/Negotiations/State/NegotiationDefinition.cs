using System.Collections.Frozen;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Negotiations;

/// <summary>
/// What a negotiation is about when its log begins: the agreement with its parties, who speaks for them, the phases, the issues
/// and the draft. Equal to another when all of these are equal.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class NegotiationDefinition : IEquatable<NegotiationDefinition>
{
    private int _hash;

    /// <summary>Creates a definition.</summary>
    /// <param name="agreement">What is negotiated, with the parties at the table.</param>
    /// <param name="phases">The phases known from the start.</param>
    /// <param name="issues">The issues on the agenda from the start.</param>
    /// <param name="representatives">Who speaks for the parties, now or later.</param>
    /// <param name="text">The draft at the start; empty if null.</param>
    /// <exception cref="ArgumentException">
    /// An id is given twice; there are more than 1,000 phases; a phase or an issue names a party without a seat; an issue or a chapter
    /// names an unknown phase; or an issue concerns others than the parties of its phase.
    /// </exception>
    public NegotiationDefinition(
        Agreement agreement,
        ValueList<Phase>? phases = null,
        ValueList<Issue>? issues = null,
        ValueList<Representative>? representatives = null,
        DraftText? text = null)
    {
        Agreement = Guard.NotNull(agreement);
        Phases = phases ?? [];
        Issues = issues ?? [];
        Representatives = (representatives ?? []).OrderBy(r => r.Id).ToValueList();
        Text = text ?? DraftText.Empty;
        if (Phases.Count > ModelLimits.Phases)
            throw new ArgumentException(ModelLimits.TooMany(Phases.Count, "phases", ModelLimits.Phases), nameof(phases));
        var seats = new HashSet<PartyId>(Agreement.Parties.Select(p => p.Id));
        var phaseOf = new Dictionary<PhaseId, Phase>();
        for (int i = 0; i < Phases.Count; i++)
        {
            Phase phase = Phases[i];
            if (!phaseOf.TryAdd(phase.Id, phase))
                throw ArgumentFault.Of($"the phase '{phase.Id}' is given twice", nameof(phases), ArgumentFault.At(i), "id");
            foreach (PartyId party in phase.Parties ?? [])
                if (!seats.Contains(party))
                    throw ArgumentFault.Of(
                        $"the phase '{phase.Id}' names '{party}', who has no seat at the table", nameof(phases), ArgumentFault.At(i),
                        "parties");
        }
        var index = new Dictionary<IssueId, int>(Issues.Count);
        Func<PartyId, bool> hasSeat = seats.Contains;
        for (int i = 0; i < Issues.Count; i++)
        {
            Issue issue = Issues[i];
            if (!index.TryAdd(issue.Id, i))
                throw ArgumentFault.Of($"the issue '{issue.Id}' is given twice", nameof(issues), ArgumentFault.At(i), "id");
            Phase? within = null;
            if (issue.Phase is { } phase && !phaseOf.TryGetValue(phase, out within))
                throw ArgumentFault.Of(
                    $"the issue '{issue.Id}' names the unknown phase '{phase}'", nameof(issues), ArgumentFault.At(i), "phase");
            if (WhoIsNotAtTheTable(issue, hasSeat) is var (party, member))
                throw ArgumentFault.Of(
                    $"the issue '{issue.Id}' names '{party}', who has no seat at the table", nameof(issues), ArgumentFault.At(i), member);
            if (within is not null && WhyNotIn(within, issue) is { } reason)
                throw ArgumentFault.Of(reason, nameof(issues), ArgumentFault.At(i), "phase");
        }
        IssueIndex = index.ToFrozenDictionary();
        FirstStates = PersistentVector<IssueState>.From(Issues.Select(i => new IssueState(i)).ToArray());
        var people = new Dictionary<RepresentativeId, Representative>();
        for (int i = 0; i < Representatives.Count; i++)
        {
            Representative person = representatives![i];
            if (!people.TryAdd(person.Id, person))
                throw ArgumentFault.Of(
                    $"the representative '{person.Id}' is given twice", nameof(representatives), ArgumentFault.At(i), "id");
        }
        RepresentativeIndex = people.ToFrozenDictionary();
        for (int i = 0; i < Text.Chapters.Count; i++)
        {
            Chapter chapter = Text.Chapters[i];
            if (chapter.Phase is { } phase && !phaseOf.ContainsKey(phase))
                throw ArgumentFault.Of(
                    $"the chapter '{chapter.Id}' names the unknown phase '{phase}'", nameof(text), "chapters",
                    ArgumentFault.At(i), "phase");
        }
    }

    /// <summary>What is negotiated, with the parties at the table from the start.</summary>
    public Agreement Agreement { get; }

    /// <summary>The phases known from the start, in the order given.</summary>
    public ValueList<Phase> Phases { get; }

    /// <summary>The issues on the agenda from the start, in the order given.</summary>
    public ValueList<Issue> Issues { get; }

    /// <summary>
    /// Who speaks for the parties, by ascending id. A representative may speak for a member, or for a party that joins later.
    /// </summary>
    public ValueList<Representative> Representatives { get; }

    /// <summary>The draft at the start.</summary>
    public DraftText Text { get; }

    internal FrozenDictionary<IssueId, int> IssueIndex { get; }

    internal PersistentVector<IssueState> FirstStates { get; }

    internal FrozenDictionary<RepresentativeId, Representative> RepresentativeIndex { get; }

    /// <summary>The representative with this id; null if there is none.</summary>
    public Representative? FindRepresentative(RepresentativeId id) => RepresentativeIndex.GetValueOrDefault(id);

    /// <summary>The representative with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Representative GetRepresentative(RepresentativeId id)
        => FindRepresentative(id) ?? throw new KeyNotFoundException($"there is no representative '{id}'");

    /// <summary>A party that an issue names though it has no seat, and the member that names it; null if there is none.</summary>
    internal static (PartyId Party, string Member)? WhoIsNotAtTheTable(Issue issue, Func<PartyId, bool> hasSeat)
    {
        foreach (PartyId party in issue.Subject?.Named ?? [])
            if (!hasSeat(party)) return (party, "subject");
        foreach (PartyId party in issue.Concerned ?? [])
            if (!hasSeat(party)) return (party, "concerned");
        foreach ((PartyId party, _) in issue.Directions)
            if (!hasSeat(party)) return (party, "directions");
        return null;
    }

    /// <summary>Why an issue cannot be in a phase: it concerns others than the phase's parties. Null if it can be.</summary>
    internal static string? WhyNotIn(Phase phase, Issue issue)
    {
        if (phase.Parties is not { } parties) return null;
        if (issue.Concerned is null)
            return $"the issue '{issue.Id}' concerns all at the table, but the phase '{phase.Id}' is between {string.Join(", ", parties)}";
        foreach (PartyId party in issue.Concerned)
            if (!parties.Contains(party))
                return $"the issue '{issue.Id}' concerns '{party}', but the phase '{phase.Id}' is between {string.Join(", ", parties)}";
        return null;
    }

    /// <summary>Whether agreement, phases, issues, representatives and draft are equal.</summary>
    public bool Equals(NegotiationDefinition? other)
        => ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && Agreement == other.Agreement && Phases.Equals(other.Phases)
            && Issues.Equals(other.Issues) && Representatives.Equals(other.Representatives) && Text == other.Text);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NegotiationDefinition);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = HashCode.Combine(Agreement, Phases, Issues, Representatives, Text);
            _hash = hash == 0 ? 1 : hash;
        }
        return _hash;
    }

    /// <summary>Whether agreement, phases, issues, representatives and draft are equal; null equals null alone.</summary>
    public static bool operator ==(NegotiationDefinition? left, NegotiationDefinition? right)
        => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in agreement, phases, issues, representatives or draft.</summary>
    public static bool operator !=(NegotiationDefinition? left, NegotiationDefinition? right) => !(left == right);

    /// <summary>The agreement's title.</summary>
    public override string ToString() => Agreement.Title;
}
