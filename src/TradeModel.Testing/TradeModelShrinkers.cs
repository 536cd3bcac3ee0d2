using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Testing;

/// <summary>Smaller valid values to try where a property fails. Each candidate keeps the rules: what no longer holds is dropped with what it rested on.</summary>
public static class TradeModelShrinkers
{
    /// <summary>Negotiations with fewer events, then with fewer issues, phases or representatives.</summary>
    public static IEnumerable<Negotiation> Smaller(Negotiation talks)
    {
        ArgumentNullException.ThrowIfNull(talks);
        return SmallerOnes(talks);
    }

    private static IEnumerable<Negotiation> SmallerOnes(Negotiation talks)
    {
        NegotiationEvent[] events = [.. talks.Log];
        for (int drop = events.Length; drop > 0; drop /= 2)
            for (int at = 0; at < events.Length; at += drop)
                yield return Legal(talks.Definition, events.Take(at).Concat(events.Skip(at + drop)));
        foreach (NegotiationDefinition definition in Smaller(talks.Definition))
            yield return Legal(definition, events);
        for (int i = 0; i < events.Length; i++)
            if (Plainer(events[i]) is { } plain)
                yield return Legal(talks.Definition, events.Take(i).Append(plain).Concat(events.Skip(i + 1)));
    }

    /// <summary>Definitions without draft, with fewer representatives, issues or phases.</summary>
    public static IEnumerable<NegotiationDefinition> Smaller(NegotiationDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return SmallerOnes(definition);
    }

    private static IEnumerable<NegotiationDefinition> SmallerOnes(NegotiationDefinition definition)
    {
        (Agreement agreement, ValueList<Phase> phases, ValueList<Issue> issues) = (definition.Agreement, definition.Phases, definition.Issues);
        if (definition.Text.Chapters.Count > 0) yield return new(agreement, phases, issues, definition.Representatives);
        if (definition.Representatives.Count > 0) yield return new(agreement, phases, issues, null, definition.Text);
        for (int drop = issues.Count; drop > 0; drop /= 2)
            for (int at = 0; at < issues.Count; at += drop)
                yield return new(agreement, phases, issues.Take(at).Concat(issues.Skip(at + drop)).ToValueList(), definition.Representatives, definition.Text);
        foreach (Phase phase in phases)
        {
            if (definition.Text.Chapters.Any(c => c.Phase == phase.Id)) continue;
            yield return new(agreement, phases.Where(p => p != phase).ToValueList(),
                issues.Select(i => i.Phase == phase.Id ? i with { Phase = null } : i).ToValueList(), definition.Representatives, definition.Text);
        }
    }

    /// <summary>Steps from smaller negotiations in which the same event can still happen next.</summary>
    public static IEnumerable<NegotiationStep> Smaller(NegotiationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Smaller(step.Before).Where(before => before.TryApply(step.Next, out _, out _)).Select(before => new NegotiationStep(before, step.Next));
    }

    /// <summary>The negotiation of those events that hold, one after the other.</summary>
    private static Negotiation Legal(NegotiationDefinition definition, IEnumerable<NegotiationEvent> events)
    {
        var talks = new Negotiation(definition);
        foreach (NegotiationEvent one in events)
            if (talks.TryApply(one, out Negotiation? next, out _)) talks = next;
        return talks;
    }

    /// <summary>The event without what is beside the point: note, provenance, the day it became known.</summary>
    private static NegotiationEvent? Plainer(NegotiationEvent one)
        => one is { Note: null, Provenance: null, KnownOn: null } ? null
        : one with { Note = null, Provenance = null, KnownOn = null };
}
