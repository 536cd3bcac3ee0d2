using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Simulation;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>Charts as SVG. Each is one document without external references, for a browser, a notebook or a text.</summary>
/// <remarks>
/// Text is text, so it can be searched, translated and read aloud. Names are encoded. If a chart cannot show something, it says so in
/// words. Without a culture in the options, numbers and days are those of the invariant culture. The package TradeModel.Rendering.Png makes
/// PNGs.
/// </remarks>
/// <example>
/// <code>
/// File.WriteAllText("convergence.svg", negotiation.ConvergenceTimeline().ToSvg());
/// File.WriteAllText("plane.svg", NegotiationScenario.From(negotiation).ToSvg(negotiation));
/// </code>
/// </example>
public static class Charts
{
    /// <summary>
    /// How close the parties were over time: the score with its band, the target windows of the phases, the events in lanes with a key,
    /// and the additional duties between the parties under the same axis.
    /// </summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSvg(this ConvergenceTimeline timeline, ChartOptions? options = null)
        => ConvergenceChart.Draw(Guard.NotNull(timeline), options ?? ChartOptions.Default).ToSvg();

    /// <summary>
    /// How close the parties were on each issue over time, as a heat map: a row an issue, grouped by track, with the score now at its end.
    /// Of more than 40 issues, those of each track that weigh most have a row, and the others are one row together.
    /// </summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToHeatMapSvg(this ConvergenceTimeline timeline, ChartOptions? options = null)
        => IssueHeatMap.Draw(Guard.NotNull(timeline), options ?? ChartOptions.Default).ToSvg();

    /// <summary>
    /// What each party has given, as bars: by issue for two to four parties, and in total, beside what each has received, for more.
    /// </summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToMovementSvg(this ConvergenceTimeline timeline, ChartOptions? options = null)
        => MovementChart.Draw(Guard.NotNull(timeline), options ?? ChartOptions.Default).ToSvg();

    /// <summary>The phases over time: their stages, target windows as first set and as moved, and the parties' acts.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToPhasesSvg(this Negotiation negotiation, ChartOptions? options = null)
        => PhaseGantt.Draw(Guard.NotNull(negotiation), options ?? ChartOptions.Default).ToSvg();

    /// <summary>
    /// The utility plane of two parties: the frontier, the solutions of the literature, and paths of offers. What is worth less than no
    /// agreement to one of the two is shaded.
    /// </summary>
    /// <param name="frontier">The frontier.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    /// <param name="paths">What parties have proposed one after another; null for none.</param>
    /// <param name="across">The place of the party whose utility grows to the right, counted from 0.</param>
    /// <param name="up">The place of the party whose utility grows upwards.</param>
    /// <exception cref="ArgumentException">
    /// The scenario has no such party, the two are one, or an offer is not an outcome of it.
    /// </exception>
    public static string ToSvg(
        this ParetoFrontier frontier, ChartOptions? options = null, ValueList<OfferPath>? paths = null, int across = 0, int up = 1)
    {
        options ??= ChartOptions.Default;
        return UtilityPlane.Draw(Guard.NotNull(frontier), [], paths ?? [],
            options.Title ?? "What is possible, and what the literature would choose", across, up, options).ToSvg();
    }

    /// <summary>
    /// The utility plane of two parties of a negotiation, with what they have tabled and, if the negotiation is given, the path of their
    /// offers. The frontier is computed.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="negotiation">The negotiation it was made from, for the path of offers; null for none.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    /// <param name="across">The place of the party whose utility grows to the right, counted from 0.</param>
    /// <param name="up">The place of the party whose utility grows upwards.</param>
    /// <exception cref="ArgumentException">The scenario has no such party, or the two are one.</exception>
    public static string ToSvg(
        this NegotiationScenario scenario, Negotiation? negotiation = null, ChartOptions? options = null, int across = 0, int up = 1)
        => Drawing(Guard.NotNull(scenario), negotiation, options ?? ChartOptions.Default, across, up).ToSvg();

    /// <summary>The mean rate of each section of the Harmonized System in two schedules, over the lines computable in both.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSvg(this ScheduleComparison comparison, ChartOptions? options = null)
        => SectionRatesChart.Draw(Guard.NotNull(comparison), options ?? ChartOptions.Default).ToSvg();

    /// <summary>The mean rate of each section of the Harmonized System before entry into force and once no duty changes any more.</summary>
    /// <param name="staged">The staged schedule.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSectionsSvg(this StagedSchedule staged, ChartOptions? options = null)
        => SectionRatesChart.Draw(Guard.NotNull(staged), options ?? ChartOptions.Default).ToSvg();

    /// <summary>A schedule year by year: the mean rate, and the shares of lines and of trade that are free.</summary>
    /// <param name="staged">The staged schedule.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSvg(this StagedSchedule staged, ChartOptions? options = null)
        => PhaseInChart.Draw(Guard.NotNull(staged), options ?? ChartOptions.Default).ToSvg();

    /// <summary>The chance of signature by day, from comparable negotiations, from the pace and from both together.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSvg(this ConclusionForecast forecast, ChartOptions? options = null)
        => ForecastChart.Draw(Guard.NotNull(forecast), options ?? ChartOptions.Default).ToSvg();

    /// <summary>The share of simulated runs that concluded by each day, with its interval.</summary>
    /// <param name="result">The results of an ensemble.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSvg(this EnsembleResult result, ChartOptions? options = null)
        => ConclusionsChart.Draw(Guard.NotNull(result), options ?? ChartOptions.Default).ToSvg();

    /// <summary>
    /// How the day of agreement goes with each uncertain input, the strongest first (a tornado). Of more than 16 inputs, the strongest 16.
    /// </summary>
    /// <param name="result">The results of an ensemble.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    public static string ToSensitivitySvg(this EnsembleResult result, ChartOptions? options = null)
        => SensitivityChart.Draw(Guard.NotNull(result), options ?? ChartOptions.Default).ToSvg();

    /// <summary>
    /// Where simulated runs ended on the utility plane of two parties, with the frontier. Outcomes are worth as the ensemble's scenario has
    /// it, whatever the preferences drawn for a run.
    /// </summary>
    /// <param name="result">The results of an ensemble.</param>
    /// <param name="options">Size, title, culture and colours; <see cref="ChartOptions.Default"/> if null.</param>
    /// <param name="across">The place of the party whose utility grows to the right, counted from 0.</param>
    /// <param name="up">The place of the party whose utility grows upwards.</param>
    /// <exception cref="ArgumentException">The scenario has no such party, or the two are one.</exception>
    public static string ToPlaneSvg(this EnsembleResult result, ChartOptions? options = null, int across = 0, int up = 1)
    {
        options ??= ChartOptions.Default;
        (Outcome, int)[] cloud =
        [
            .. Enumerable.Range(0, Guard.NotNull(result).Runs.Count).Select(result.OutcomeOf).OfType<Outcome>()
                .GroupBy(o => o).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2),
        ];
        return UtilityPlane.Draw(result.Ensemble.Scenario.ParetoFrontier(), [], [],
            options.Title ?? "Where simulated runs ended, and what is possible", across, up, options, cloud, result.Caveat).ToSvg();
    }

    /// <summary>The utility plane of a negotiation's scenario.</summary>
    internal static ChartDrawing Drawing(NegotiationScenario scenario, Negotiation? negotiation, ChartOptions options, int across, int up)
        => UtilityPlane.Draw(
            scenario.Scenario.ParetoFrontier(),
            scenario.Tabled.Select(t => t.Outcome).ToValueList(),
            negotiation is null ? [] : OfferPaths.Of(scenario, negotiation),
            options.Title ?? "What the parties have tabled, and what is possible", across, up, options);
}
