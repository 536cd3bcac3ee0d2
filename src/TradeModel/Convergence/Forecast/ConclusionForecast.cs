using System.Globalization;
using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>
/// The chance that a negotiation is signed by a day: what comparable negotiations did (the prior) and the pace of this one (the evidence).
/// </summary>
/// <remarks>
/// <para>
/// The two chances are averaged with stated weights, a linear opinion pool (Stone 1961). The pace weighs N / (N +
/// <see cref="HalfWeight"/>), with N = <see cref="WeeksWithMove"/>; the class weighs the rest. If one of the two has no answer, the other
/// counts alone.
/// </para>
/// <para>
/// The chance is that of signature. The class gives it directly. The pace gives the day on which the established score reaches a threshold;
/// a delay with the mean <see cref="MeanSigningDelay"/> leads from there to signature. The pace ignores abandonment, so its chances alone
/// are too high if negotiations may fail. The page docs/forecasts.md defines the figures and says how accurate they are on simulated
/// negotiations.
/// </para>
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ConclusionForecast
{
    /// <summary>With so many weeks with a move in the window, the pace and the class weigh the same: 2.</summary>
    /// <remarks>It has the least error on simulated negotiations. The page docs/forecasts.md has the table.</remarks>
    public const int HalfWeight = 2;

    /// <summary>The longest mean delay between the threshold and signature: ten years.</summary>
    public const int LongestDelay = FirstPassage.HorizonDays;

    private ConclusionForecast(
        DailySeries series, NegotiationEnd outcome, ReferenceClassComparison? comparison, ProjectionResult pace, int meanSigningDelay)
    {
        Date = series.Last;
        Outcome = outcome;
        Class = comparison;
        Pace = pace;
        MeanSigningDelay = meanSigningDelay;
        WeeksWithMove = new WeeklyChanges(series).WeeksWithMove;
        if (outcome != NegotiationEnd.Open) return;
        bool hasClass = ClassChanceBy(Date) is not null, hasPace = PaceChanceBy(Date) is not null;
        PaceWeight = !hasPace ? 0 : !hasClass ? 1 : WeeksWithMove / (double)(WeeksWithMove + HalfWeight);
        ClassWeight = hasClass ? 1 - PaceWeight : 0;
    }

    /// <summary>The day of the forecast. Events after it do not count.</summary>
    public LocalDate Date { get; }

    /// <summary>
    /// The state of the negotiation on that day: signed if every phase that was not given up is signed, abandoned if all were given up,
    /// open in all other cases. If it is not open, nothing is left to forecast: both weights are 0.
    /// </summary>
    public NegotiationEnd Outcome { get; }

    /// <summary>The negotiation compared with the comparable ones; null if none were given.</summary>
    public ReferenceClassComparison? Class { get; }

    /// <summary>When the established score would reach the threshold at the pace of the window.</summary>
    public ProjectionResult Pace { get; }

    /// <summary>
    /// The mean number of days between the threshold and signature. The delay is exponential, so a wait so far does not shorten the rest.
    /// </summary>
    public int MeanSigningDelay { get; }

    /// <summary>In how many weeks of the window the established score changed.</summary>
    public int WeeksWithMove { get; }

    /// <summary>The weight of the class, in [0, 1]; 0 if it has no answer.</summary>
    public double ClassWeight { get; }

    /// <summary>The weight of the pace, in [0, 1]; 0 if there are too few moves to say.</summary>
    public double PaceWeight { get; }

    /// <summary>The first day by which the chance is at least one half; null if that is not within ten years.</summary>
    public LocalDate? Median => Quantile(0.5);

    /// <summary>
    /// The chance that the negotiation is signed by a day, that day included; null if neither the class nor the pace can say.
    /// </summary>
    /// <param name="day">The day; not before <see cref="Date"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before that of the forecast.</exception>
    public double? ChanceBy(LocalDate day)
    {
        CheckNotPast(day);
        if (Outcome != NegotiationEnd.Open) return Outcome == NegotiationEnd.Signed ? 1 : 0;
        if (ClassWeight == 0 && PaceWeight == 0) return null;
        if (PaceWeight == 0) return ClassChanceBy(day);
        if (ClassWeight == 0) return PaceChanceBy(day);
        // The mean of two numbers, rounded, still lies between them.
        double one = ClassChanceBy(day)!.Value, other = PaceChanceBy(day)!.Value;
        return Math.Clamp((ClassWeight * one) + (PaceWeight * other), Math.Min(one, other), Math.Max(one, other));
    }

    /// <summary>
    /// The chance by the class alone: of the negotiations still open after as many months, the share signed by the month of the day. Null
    /// if there is no class, or if none of it was watched for longer.
    /// </summary>
    /// <param name="day">The day; not before <see cref="Date"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before that of the forecast.</exception>
    public double? ClassChanceBy(LocalDate day)
    {
        CheckNotPast(day);
        return Class?.ChanceSignedWithin(Period.Between(Class.Launched, day, PeriodUnits.Months).Months - Class.MonthsSinceLaunch);
    }

    /// <summary>
    /// The chance by the pace alone: the share of its resampled futures that have reached the threshold and have been signed since. Null if
    /// there are too few moves to say.
    /// </summary>
    /// <param name="day">The day; not before <see cref="Date"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before that of the forecast.</exception>
    public double? PaceChanceBy(LocalDate day)
    {
        CheckNotPast(day);
        return Pace.ChanceSignedBy(day, Date, MeanSigningDelay);
    }

    /// <summary>The first day by which the chance is at least a share; null if that is not within ten years (3,640 days).</summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public LocalDate? Quantile(double share)
    {
        if (!(share is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "must lie above 0 and not above 1");
        int low = 0, high = Math.Min(FirstPassage.HorizonDays, Period.DaysBetween(Date, DailySeries.LastDay));
        if (!(ChanceBy(Date.PlusDays(high)) >= share)) return null;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ChanceBy(Date.PlusDays(middle)) >= share) high = middle;
            else low = middle + 1;
        }
        return Date.PlusDays(low);
    }

    /// <summary>The chances within one year and the weights, in words.</summary>
    public override string ToString()
    {
        if (Outcome != NegotiationEnd.Open) return Outcome == NegotiationEnd.Signed ? "signed" : "given up";
        LocalDate inAYear = Date.PlusDays(Math.Min(365, Period.DaysBetween(Date, DailySeries.LastDay)));
        return ChanceBy(inAYear) is { } chance
            ? string.Create(CultureInfo.InvariantCulture,
                $"signed by {InvariantText.Iso(inAYear)}: {InvariantText.Share(chance)} ("
                + $"{Part("class", ClassChanceBy(inAYear), ClassWeight)}, {Part("pace", PaceChanceBy(inAYear), PaceWeight)})")
            : "no forecast: the pace has too few moves, and no comparable negotiation was watched for longer";
    }

    /// <summary>The forecast on the last day of a series; null if the series is empty.</summary>
    /// <param name="negotiation">The negotiation as of that day.</param>
    /// <param name="series">Its established score day by day.</param>
    /// <param name="threshold">The score from which on it counts as concluded by its pace.</param>
    /// <param name="comparable">The comparable negotiations, or null.</param>
    /// <param name="meanSigningDelay">The mean number of days between the threshold and signature.</param>
    /// <param name="seed">The seed of the projection.</param>
    internal static ConclusionForecast? Of(
        Negotiation negotiation, DailySeries series, double threshold, ReferenceClass? comparable, int meanSigningDelay, ulong seed)
    {
        if (meanSigningDelay is < 0 or > LongestDelay)
            throw new ArgumentOutOfRangeException(nameof(meanSigningDelay), meanSigningDelay, $"must lie between 0 and {LongestDelay}");
        ProjectionResult pace = series.Project(threshold, seed);
        if (series.Values.Count == 0) return null;
        ReferenceClassComparison? comparison = comparable is null
            ? null : ReferenceClassComparison.Of(negotiation, comparable, series.Last);
        return new(series, OutcomeOf(negotiation), comparison, pace, meanSigningDelay);
    }

    private static NegotiationEnd OutcomeOf(Negotiation negotiation)
        => negotiation.Phases.Any(p => p.IsOpen) || negotiation.Phases.Count == 0 ? NegotiationEnd.Open
            : negotiation.Phases.All(p => p.Stage == Stage.Abandoned) ? NegotiationEnd.Abandoned
            : NegotiationEnd.Signed;

    private static string Part(string name, double? chance, double weight) => chance is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{name} {InvariantText.Share(known)} with weight {weight:0.00}")
        : $"{name} cannot say";

    private void CheckNotPast(LocalDate day)
    {
        if (Guard.Day(day) < Date)
            throw new ArgumentOutOfRangeException(nameof(day), InvariantText.Iso(day),
                $"must not lie before {InvariantText.Iso(Date)}, the day of the forecast");
    }
}
