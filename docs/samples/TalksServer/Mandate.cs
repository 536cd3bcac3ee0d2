namespace TalksServer;

/// <summary>Who may record which event, and for which day.</summary>
internal static class Mandate
{
    /// <summary>Why the caller may not record the event. Null if it may.</summary>
    public static Problem? WhyNot(Caller caller, NegotiationEvent next, Negotiation seen)
    {
        // If the event refers to something that the caller does not see, a rule refuses it.
        if (ActorsIn(next, seen) is not { } actors) return null;
        if (caller.Party is not { } party)
        {
            return actors.Count != 1 || next is PartyJoined ? null
                : Problem.NotYours(
                    $"the event is an act of {actors.Single()} alone, and the secretariat records only what the parties do together",
                    $"let {actors.Single()} post it");
        }
        if (actors.SetEquals([party])) return null;
        return actors.Count == 0
            ? Problem.NotYours($"the event is no act of {party}", "let the secretariat post it")
            : Problem.NotYours(
                $"the event is an act of {string.Join(", ", actors.Order())}, and {party} may post acts of its own only",
                actors.Count == 1 ? $"let {actors.Single()} post it" : "let the secretariat post it");
    }

    /// <summary>Why the event cannot be recorded with its day. Null if it can.</summary>
    /// <remarks>
    /// An earlier event is inserted on its day, and the later events are checked again. If it closes a phase or gives up a seat, one of
    /// these may no longer be possible, and the refusal would reveal an event that the caller may not see. Therefore a party records such
    /// acts only today. Its positions, assessments, statements and duties never affect what others did, so it may record them late.
    /// </remarks>
    public static Problem? WhyNotOn(LocalDate today, Caller caller, NegotiationEvent next)
    {
        string day = Text(today);
        if (next.Date > today)
            return Problem.WrongDay($"the event is dated {Text(next.Date)}, but today is {day}", "post it when it has happened");
        if (next.KnownOn is { } known && known > today)
            return Problem.WrongDay($"the event becomes known on {Text(known)}, but today is {day}", "post it when it may be known");
        if (!caller.IsSecretariat && next.Date < today && !ConcernsOnlyItsAuthor(next))
        {
            return Problem.WrongDay(
                $"the event is dated {Text(next.Date)}, and a party records an event of this kind only on its day, today {day}",
                "date it today, or let the secretariat record it");
        }
        return null;
    }

    /// <summary>The event with the day on which it became known: today, if it happened earlier.</summary>
    public static NegotiationEvent AsKnown(LocalDate today, NegotiationEvent next)
        => next.KnownOn is null && next.Date < today ? next with { KnownOn = today } : next;

    /// <summary>
    /// The parties that act in an event, through their representatives too; null if it refers to an event or a duty that is not there.
    /// </summary>
    private static HashSet<PartyId>? ActorsIn(NegotiationEvent next, Negotiation seen)
    {
        // A party that acts in an event may correct it.
        while (next is CorrectionMade correction)
        {
            if (seen.Log.FirstOrDefault(e => e.Id == correction.Of) is not { } corrected) return null;
            next = corrected;
        }
        if (next is DutyLifted lifted)
            return seen.Log.OfType<DutyImposed>().LastOrDefault(e => e.Duty.Id == lifted.Duty) is { } imposed
                ? [imposed.Duty.Importer] : null;
        return
        [
            .. next.ActingParties,
            .. next.ActingRepresentatives.Select(seen.Definition.FindRepresentative).OfType<Representative>().Select(r => r.Party),
        ];
    }

    // A kind that is not listed counts as one that affects others.
    private static bool ConcernsOnlyItsAuthor(NegotiationEvent next)
        => next is PositionTabled or PositionWithdrawn or PackageTabled or PackageWithdrawn
            or RedLineAssessed or SalienceAssessed or CapabilityAssessed
            or StatementMade or DutyImposed or DutyChanged or DutyLifted or CorrectionMade;

    private static string Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
