using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;

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
            if (Plainer(events[i]) is { } plain)
                yield return Legal(negotiation.Definition, events.Take(i).Append(plain).Concat(events.Skip(i + 1)));
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

    /// <summary>The event without its note, its provenance and the day it became known; null if it has none of them.</summary>
    private static NegotiationEvent? Plainer(NegotiationEvent one)
        => one is { Note: null, Provenance: null, KnownOn: null } ? null
        : one with { Note = null, Provenance = null, KnownOn = null };
}
