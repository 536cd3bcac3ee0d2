namespace TradeModel.Agreements;

/// <summary>
/// Which stage may follow which. Signed and in force follow from the parties' own acts; every other stage is reached by an event
/// <c>StageReached</c>.
/// </summary>
public static class StageGraph
{
    /// <summary>
    /// The stages that may follow <paramref name="stage"/>. For a paused phase: the stage in which it was paused, and abandonment.
    /// </summary>
    /// <param name="stage">The stage reached.</param>
    /// <param name="pausedIn">
    /// Where <paramref name="stage"/> is <see cref="Stage.Paused"/>, the stage in which the phase was paused.
    /// </param>
    /// <exception cref="ArgumentException">The stage is paused and <paramref name="pausedIn"/> is missing.</exception>
    public static ValueSet<Stage> After(Stage stage, Stage? pausedIn = null) => Guard.Defined(stage) switch
    {
        Stage.Proposed => [Stage.Scoping, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        Stage.Scoping => [Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        Stage.Negotiating => [Stage.AgreedInPrinciple, Stage.Paused, Stage.Abandoned],
        Stage.AgreedInPrinciple => [Stage.Negotiating, Stage.LegalReview, Stage.Signed, Stage.Paused, Stage.Abandoned],
        Stage.LegalReview => [Stage.Negotiating, Stage.Signed, Stage.Paused, Stage.Abandoned],
        Stage.Signed => [Stage.Negotiating, Stage.InForce, Stage.Paused, Stage.Abandoned],
        Stage.InForce => [Stage.Suspended, Stage.Terminated],
        Stage.Paused =>
        [
            pausedIn ?? throw new ArgumentException("a paused phase resumes where it was: name that stage", nameof(pausedIn)),
            Stage.Abandoned,
        ],
        Stage.Suspended => [Stage.InForce, Stage.Terminated],
        _ => [],
    };

    /// <summary>Whether <paramref name="next"/> may follow <paramref name="stage"/>.</summary>
    /// <exception cref="ArgumentException">The stage is paused and <paramref name="pausedIn"/> is missing.</exception>
    public static bool CanFollow(Stage stage, Stage next, Stage? pausedIn = null) => After(stage, pausedIn).Contains(next);
}
