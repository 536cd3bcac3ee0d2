using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Testing;

/// <summary>Smaller valid values to try if a property fails. Every candidate is legal: events that no longer hold are dropped.</summary>
public static class TradeModelShrinkers
{
    /// <summary>Negotiations with fewer events, then with fewer issues, phases or representatives.</summary>
    public static IEnumerable<Negotiation> Smaller(Negotiation negotiation)
    {
        ArgumentNullException.ThrowIfNull(negotiation);
        return SmallerOnes(negotiation);
    }

    private static IEnumerable<Negotiation> SmallerOnes(Negotiation negotiation)
    {
        NegotiationEvent[] events = [.. negotiation.Log];
        for (int drop = events.Length; drop > 0; drop /= 2)
            for (int at = 0; at < events.Length; at += drop)
                yield return Legal(negotiation.Definition, events.Take(at).Concat(events.Skip(at + drop)));
        foreach (NegotiationDefinition definition in Smaller(negotiation.Definition))
            yield return Legal(definition, events);
        for (int i = 0; i < events.Length; i++)
            foreach (NegotiationEvent plain in SmallerOnes(events[i]))
                yield return Legal(negotiation.Definition, events.Take(i).Append(plain).Concat(events.Skip(i + 1)));
    }

    /// <summary>Cases with fewer events, then with fewer issues, phases or representatives.</summary>
    public static IEnumerable<NegotiationCase> Smaller(NegotiationCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return Smaller(one.Negotiation).Select(negotiation => new NegotiationCase(negotiation));
    }

    /// <summary>Definitions without draft, with fewer representatives, issues or phases.</summary>
    public static IEnumerable<NegotiationDefinition> Smaller(NegotiationDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return SmallerOnes(definition);
    }

    private static IEnumerable<NegotiationDefinition> SmallerOnes(NegotiationDefinition definition)
    {
        (Agreement agreement, ValueList<Phase> phases, ValueList<Issue> issues) = (definition.Agreement, definition.Phases,
            definition.Issues);
        if (definition.Text.Chapters.Count > 0) yield return new(agreement, phases, issues, definition.Representatives);
        if (definition.Representatives.Count > 0) yield return new(agreement, phases, issues, null, definition.Text);
        for (int drop = issues.Count; drop > 0; drop /= 2)
            for (int at = 0; at < issues.Count; at += drop)
                yield return new(agreement, phases, issues.Take(at).Concat(issues.Skip(at + drop)).ToValueList(),
                    definition.Representatives, definition.Text);
        foreach (Phase phase in phases)
        {
            if (definition.Text.Chapters.Any(c => c.Phase == phase.Id)) continue;
            yield return new(agreement, phases.Where(p => p != phase).ToValueList(),
                issues.Select(i => i.Phase == phase.Id ? i with { Phase = null } : i).ToValueList(), definition.Representatives,
                    definition.Text);
        }
    }

    /// <summary>Steps from smaller negotiations in which the same event can still happen next.</summary>
    public static IEnumerable<NegotiationStep> Smaller(NegotiationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Smaller(step.Before).Where(before => before.TryApply(step.Next, out _, out _))
            .Select(before => new NegotiationStep(before, step.Next));
    }

    /// <summary>The negotiation of the events that can be applied in turn; the others are dropped.</summary>
    private static Negotiation Legal(NegotiationDefinition definition, IEnumerable<NegotiationEvent> events)
    {
        var negotiation = new Negotiation(definition);
        foreach (NegotiationEvent one in events)
            if (negotiation.TryApply(one, out Negotiation? next, out _)) negotiation = next;
        return negotiation;
    }

    /// <summary>Parties without one of their members.</summary>
    public static IEnumerable<Party> Smaller(Party party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return party.Members.Select(member => new Party(
            party.Id, party.Name, party.Kind, party.Members.Where(other => other != member).ToValueList()));
    }

    /// <summary>
    /// Issues without their source, without their phase, without their directions, and without one of the parties concerned that the
    /// subject does not name.
    /// </summary>
    public static IEnumerable<Issue> Smaller(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return SmallerOnes(issue);
    }

    private static IEnumerable<Issue> SmallerOnes(Issue issue)
    {
        if (issue.Provenance is not null) yield return issue with { Provenance = null };
        if (issue.Phase is not null) yield return issue with { Phase = null };
        if (issue.Directions.Count > 0 && TryMake(issue, issue.Concerned, []) is { } undirected && undirected != issue)
            yield return undirected;
        foreach (PartyId party in issue.Concerned ?? [])
        {
            ValueMap<PartyId, Direction> directions = issue.Directions.Where(d => d.Key != party).ToValueMap();
            if (TryMake(issue, issue.Concerned!.Without(party), directions) is { } smaller) yield return smaller;
        }
    }

    private static Issue? TryMake(Issue issue, ValueSet<PartyId>? concerned, ValueMap<PartyId, Direction> directions)
    {
        try
        {
            return new(
                issue.Id, issue.Title, issue.Track, issue.Scale, issue.Subject, concerned, directions, issue.Phase, issue.Provenance);
        }
        catch (ArgumentException)
        {
            // The subject needs the party or the direction.
            return null;
        }
    }

    /// <summary>
    /// The event without its note, its source, its identifier, the day it became known, its addressees, and the party or the exceptions it
    /// is for, one at a time.
    /// </summary>
    public static IEnumerable<NegotiationEvent> Smaller(NegotiationEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return SmallerOnes(one);
    }

    private static IEnumerable<NegotiationEvent> SmallerOnes(NegotiationEvent one)
    {
        if (one.Note is not null) yield return one with { Note = null };
        if (one.Provenance is not null) yield return one with { Provenance = null };
        if (one.KnownOn is not null) yield return one with { KnownOn = null };
        if (one.Id is not null) yield return one with { Id = null };
        if (one is PositionTabled { To: not null } position) yield return position with { To = null };
        if (one is PackageTabled { To: not null } package) yield return package with { To = null };
        if (one is PositionTabled { For: not null } exception) yield return exception with { For = null };
        if (one is PackageTabled { For: not null } forOne) yield return forOne with { For = null };
        if (one is PositionWithdrawn { For: not null } withdrawn) yield return withdrawn with { For = null };
        if (one is IssueAgreed { Exceptions.Count: > 0 } agreed) yield return agreed with { Exceptions = [] };
    }
}
