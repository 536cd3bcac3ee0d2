using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Negotiations;

/// <content>Events in the order in which the keeper of the log learns of them.</content>
public sealed partial class Negotiation
{
    /// <summary>
    /// The negotiation in which <paramref name="learnt"/> happened on its day. It is applied if its day is the last one, and otherwise
    /// inserted. Among the events of its day it comes after those that became known earlier or on the same day, and before those that
    /// became known later.
    /// </summary>
    /// <remarks>
    /// Use it to enter facts as they are learnt. The order of entry does not matter, except between events of one day that became known on
    /// one day: they keep the order in which they are recorded. An event that presupposes another is refused until the other is recorded;
    /// <see cref="ReplayAsRecorded"/> takes them in any order.
    /// </remarks>
    /// <example>
    /// <code>
    /// negotiation = negotiation.Record(new MeetingHeld(october, EngagementLevel.Official, [india, unitedStates]));
    /// negotiation = negotiation.Record(new MeetingHeld(september, EngagementLevel.Official, [india, unitedStates]) { KnownOn = october });
    /// </code>
    /// </example>
    /// <param name="learnt">What happened, with the day it became known if that was later.</param>
    /// <exception cref="EventRefusedException">
    /// It breaks a rule, or a later event would no longer hold. This negotiation is unchanged.
    /// </exception>
    public Negotiation Record(NegotiationEvent learnt)
        => TryRecord(learnt, out Negotiation? result, out Refusal? refusal) ? result : throw new EventRefusedException(refusal);

    /// <summary>Records an event as <see cref="Record"/> does, or says why it cannot be recorded.</summary>
    /// <param name="learnt">What happened, with the day it became known if that was later.</param>
    /// <param name="result">The negotiation in which it happened on its day; null if it is refused.</param>
    /// <param name="refusal">The rule that it, or a later event, breaks; null if it is recorded.</param>
    public bool TryRecord(NegotiationEvent learnt, [NotNullWhen(true)] out Negotiation? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        int at = Log.CountUntil(Guard.NotNull(learnt).Date);
        while (at > 0 && Log[at - 1].Date == learnt.Date && Log[at - 1].KnownDay > learnt.KnownDay) at--;
        return TryInsertAt(at, learnt, out result, out refusal);
    }

    /// <summary>
    /// The negotiation in which <paramref name="recorded"/> happened, given in the order in which they were recorded: a log that events
    /// were only ever appended to. They are put into the order of their days, and within a day into the order in which they became known.
    /// </summary>
    /// <remarks>
    /// Any order of the same events gives the same negotiation, as long as events of one day that became known on one day keep theirs.
    /// </remarks>
    /// <param name="definition">What the negotiation is about.</param>
    /// <param name="recorded">The events in the order in which they were recorded.</param>
    /// <exception cref="EventRefusedException">
    /// An event breaks a rule. <see cref="Refusal.Index"/> is its index in <paramref name="recorded"/>.
    /// </exception>
    public static Negotiation ReplayAsRecorded(NegotiationDefinition definition, IEnumerable<NegotiationEvent> recorded)
        => TryReplayAsRecorded(definition, recorded, out Negotiation? result, out Refusal? refusal)
            ? result : throw new EventRefusedException(refusal);

    /// <summary>Replays recorded events as <see cref="ReplayAsRecorded"/> does, or says why it cannot be done.</summary>
    /// <param name="definition">What the negotiation is about.</param>
    /// <param name="recorded">The events in the order in which they were recorded.</param>
    /// <param name="result">The negotiation in which all of them happened; null if one is refused.</param>
    /// <param name="refusal">The first event by day that breaks a rule, and the rule; null if none does.</param>
    public static bool TryReplayAsRecorded(
        NegotiationDefinition definition, IEnumerable<NegotiationEvent> recorded, [NotNullWhen(true)] out Negotiation? result,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        (NegotiationEvent Event, int Index)[] sorted =
        [
            .. Guard.NotNull(recorded).Select((one, index) => (Event: Guard.NotNull(one, nameof(recorded)), Index: index))
                .OrderBy(one => one.Event.Date).ThenBy(one => one.Event.KnownDay),
        ];
        NegotiationEvent[] events = [.. sorted.Select(one => one.Event)];
        if (TryReplay(definition, (ReadOnlySpan<NegotiationEvent>)events, out result, out refusal)) return true;
        refusal = refusal with { Index = sorted[refusal.Index!.Value].Index };
        return false;
    }
}
