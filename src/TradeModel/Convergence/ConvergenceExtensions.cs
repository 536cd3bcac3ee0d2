using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Measures how close the parties to a negotiation are.</summary>
public static class ConvergenceExtensions
{
    /// <summary>How close the parties are after the last event; for an earlier day, ask <see cref="Negotiation.AsOf"/> first.</summary>
    public static ConvergenceReport MeasureConvergence(this Negotiation negotiation)
        => ConvergenceReport.Of(Guard.NotNull(negotiation));

    /// <summary>How close the parties were after every event, who moved, and the trend.</summary>
    public static ConvergenceTimeline ConvergenceTimeline(this Negotiation negotiation) => new(Guard.NotNull(negotiation));

    /// <summary>What differs, issue by issue, between this negotiation and another one, or a later state of it.</summary>
    public static ConvergenceComparison CompareConvergence(this Negotiation before, Negotiation after)
        => ConvergenceComparison.Of(Guard.NotNull(before), Guard.NotNull(after));

    /// <summary>What differs, issue by issue, between two days.</summary>
    public static ConvergenceComparison CompareConvergence(this Negotiation negotiation, LocalDate before, LocalDate after)
        => ConvergenceComparison.Of(Guard.NotNull(negotiation).AsOf(Guard.AskedDay(before)), negotiation.AsOf(Guard.AskedDay(after)));

    /// <summary>
    /// Compares the negotiation with a reference class; null if nothing has happened by the day. The launch is the first day on which a
    /// phase was negotiated. If that is not recorded, it is the day of the proposal, otherwise of the first event.
    /// </summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="of">The reference class; null for <see cref="ReferenceClass.UnitedStatesAgreements"/>.</param>
    /// <param name="asOf">The day; null for that of the last event.</param>
    public static ReferenceClassComparison? CompareWithReferenceClass(this Negotiation negotiation, ReferenceClass? of = null,
        LocalDate? asOf = null)
        => ReferenceClassComparison.Of(Guard.NotNull(negotiation), of ?? ReferenceClass.UnitedStatesAgreements, asOf);

    /// <summary>
    /// The chance that the negotiation is signed by a day, from comparable negotiations and from its own pace. Null if nothing has happened
    /// by the day of the forecast.
    /// </summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="threshold">
    /// The established score from which on the negotiation counts as concluded by its pace, above 0 and at most 1.
    /// </param>
    /// <param name="comparable">The comparable negotiations; null for none, so that the pace counts alone.</param>
    /// <param name="meanSigningDelay">
    /// The mean number of days between the threshold and signature. With 0, the pace counts the threshold itself as signature.
    /// </param>
    /// <param name="seed">The seed of the projection: the same seed gives the same answer on any machine.</param>
    /// <param name="windowDays">The window of the pace: how many days at most, the last included.</param>
    /// <param name="asOf">The day of the forecast; null for that of the last event. Events after it do not count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold, the delay or the window is out of range.</exception>
    /// <example>
    /// <code>
    /// ConclusionForecast forecast = negotiation.ForecastConclusion(0.9, ReferenceClass.UnitedStatesAgreements, meanSigningDelay: 90)!;
    /// double? chance = forecast.ChanceBy(new LocalDate(2026, 12, 31));   // of class and pace together
    /// double weight = forecast.PaceWeight;                              // 0 if there are too few moves to say
    /// LocalDate? median = forecast.Median;                              // null if the chance stays below one half for ten years
    /// </code>
    /// </example>
    public static ConclusionForecast? ForecastConclusion(
        this Negotiation negotiation, double threshold, ReferenceClass? comparable, int meanSigningDelay = 0, ulong seed = 1,
        int windowDays = DailySeries.DefaultWindow, LocalDate? asOf = null)
    {
        Guard.NotNull(negotiation);
        Negotiation then = asOf is { } day ? negotiation.AsOf(Guard.Day(day, nameof(asOf))) : negotiation;
        DailySeries series = then.ConvergenceTimeline().Daily(windowDays, asOf);
        return ConclusionForecast.Of(then, series, threshold, comparable, meanSigningDelay, seed);
    }

    /// <summary>
    /// How close the parties would be if an issue had been measured on another scale: how far the choice of ends moves the scores.
    /// </summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="scale">
    /// The other scale, of the same kind; every position on the table, conditional ones and agreed terms included, must lie on it.
    /// </param>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    /// <exception cref="ArgumentException">The scale is of another kind, or a position lies off it.</exception>
    public static ScaleEndsEffect MeasureWithScale(this Negotiation negotiation, IssueId issue, Scale scale)
    {
        IssueState state = Guard.NotNull(negotiation).GetIssue(issue);
        if (Guard.NotNull(scale).GetType() != state.Issue.Scale.GetType())
            throw new ArgumentException($"the issue '{issue}' is on {InvariantText.WithArticle(state.Issue.Scale.GetType().Name)}, not "
                + $"{InvariantText.WithArticle(scale.GetType().Name)}", nameof(scale));
        IEnumerable<PartyIssueState> stands = state.PartyStates.SelectMany(s => s.Others.Select(o => o.Stand).Prepend(s));
        foreach (Position? position in stands.SelectMany(s => (Position?[])[s.Position, s.ConditionalPosition])
            .Append(state.AgreedTerms).Concat(state.AgreedExceptions.Values))
            if (position is not null && scale.WhyNot(position) is { } reason) throw new ArgumentException(reason, nameof(scale));
        return new(issue, scale, negotiation.MeasureConvergence(),
            ConvergenceReport.Of(negotiation, new ConvergenceMeter(negotiation.State, [new(issue, scale)])));
    }
}
