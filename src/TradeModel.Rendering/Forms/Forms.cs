using System.Globalization;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Prediction;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The forms in which people read the values of the model.</summary>
/// <remarks>
/// Numbers and days are in the invariant culture unless another is given; words are English. A form prints as HTML, Markdown or text; for
/// both steps at once see <see cref="FormTexts"/>.
/// </remarks>
public static class Forms
{
    /// <summary>
    /// A negotiation on one page: who, the phases, the score, the issues side by side, what holds it back, the additional duties in force
    /// and the last words of the parties.
    /// </summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one.</param>
    /// <param name="on">
    /// The day for which days left are counted and duties are in force: that of the last event, which null means, or a later one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the last event.</exception>
    public static Form ToForm(this Negotiation negotiation, CultureInfo? culture = null, LocalDate? on = null)
        => NegotiationForm.Of(Guard.NotNull(negotiation), NotBefore(negotiation, on), new(culture));

    /// <summary>The phases of a negotiation: stage, target window, days left and what each party has done.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one.</param>
    /// <param name="on">The day for which days left are counted: that of the last event, which null means, or a later one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the last event.</exception>
    public static Form PhaseClock(this Negotiation negotiation, CultureInfo? culture = null, LocalDate? on = null)
        => PhaseClockForm.Of(Guard.NotNull(negotiation), NotBefore(negotiation, on), new(culture));

    /// <summary>The issues of a negotiation side by side: each party's position, the score, and whether a zone of agreement
    /// exists.</summary>
    public static Form IssueTable(this Negotiation negotiation, CultureInfo? culture = null)
        => IssueTableForm.Of(Guard.NotNull(negotiation), new(culture));

    /// <summary>
    /// The story of a negotiation: how close the parties are, what changed the score and when, who moved, what holds them back, when they
    /// could close, and statements compared with the score.
    /// </summary>
    public static Form ToForm(this ConvergenceTimeline timeline, CultureInfo? culture = null)
        => new TimelineForm(Guard.NotNull(timeline), new(culture)).Whole();

    /// <summary>How close the parties are: the agreement, its tracks and phases, and its issues.</summary>
    /// <param name="report">The report.</param>
    /// <param name="negotiation">The negotiation, for names and titles; null for ids.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one.</param>
    public static Form ToForm(this ConvergenceReport report, Negotiation? negotiation = null, CultureInfo? culture = null)
        => ConvergenceReportForm.Of(Guard.NotNull(report), negotiation, new(culture));

    /// <summary>What differs between two days or two negotiations, issue by issue.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="negotiation">The later negotiation, for names and titles; null for ids.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one.</param>
    public static Form ToForm(this ConvergenceComparison comparison, Negotiation? negotiation = null, CultureInfo? culture = null)
        => ComparisonForm.Of(Guard.NotNull(comparison), negotiation, new(culture));

    /// <summary>When a negotiation could be signed: the chance by a number of months.</summary>
    public static Form ToForm(this ConclusionForecast forecast, CultureInfo? culture = null)
        => ForecastForms.Of(Guard.NotNull(forecast), new(culture));

    /// <summary>A tariff schedule: its indicators, and its rates by section of the Harmonized System.</summary>
    public static Form ToForm(this TariffSchedule schedule, CultureInfo? culture = null)
        => ScheduleForms.Of(Guard.NotNull(schedule), new(culture));

    /// <summary>The indicators of a tariff.</summary>
    public static Form ToForm(this TariffIndicators indicators, CultureInfo? culture = null)
        => ScheduleForms.Of(Guard.NotNull(indicators), new(culture));

    /// <summary>The additional duties of an importer on one good: the total, and why each duty is charged or not.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="negotiation">The negotiation, for names; null for ids.</param>
    /// <param name="culture">The culture of numbers; null for the invariant one.</param>
    public static Form ToForm(this AdditionalDutyCharge charge, Negotiation? negotiation = null, CultureInfo? culture = null)
        => DutyForms.Of(Guard.NotNull(charge), negotiation, new(culture));

    /// <summary>The phase-in of a schedule: what is free and what tariff is left, year by year.</summary>
    public static Form ToForm(this StagedSchedule staged, CultureInfo? culture = null)
        => ScheduleForms.Of(Guard.NotNull(staged), new(culture));

    /// <summary>An offer beside a request: what holds the score back by chapter, the lines furthest apart, and the offer by year.</summary>
    /// <param name="scale">The scale of the issue, which holds the schedule.</param>
    /// <param name="offer">The importer's position.</param>
    /// <param name="request">The exporter's position.</param>
    /// <param name="culture">The culture of numbers; null for the invariant one.</param>
    /// <exception cref="ArgumentException">A position is not on the scale.</exception>
    public static Form ToForm(this ScheduleScale scale, ScheduleOffer offer, ScheduleOffer request, CultureInfo? culture = null)
        => ScheduleForms.Of(Guard.NotNull(scale), Guard.NotNull(offer), Guard.NotNull(request), new(culture));

    /// <summary>A frontier: its size, its solutions, and points along it.</summary>
    public static Form ToForm(this ParetoFrontier frontier, CultureInfo? culture = null)
        => BargainingForms.Of(Guard.NotNull(frontier), new(culture));

    /// <summary>What the parties of a negotiation could sign: the frontier, what is tabled, solutions, and trades between issues.</summary>
    public static Form ToForm(this NegotiationScenario scenario, CultureInfo? culture = null)
        => BargainingForms.Of(Guard.NotNull(scenario), new(culture));

    /// <summary>Trades between issues that are better for every party.</summary>
    /// <param name="rolls">The trades.</param>
    /// <param name="scenario">Their scenario, for the names of the parties; null for numbers.</param>
    /// <param name="culture">The culture of numbers; null for the invariant one.</param>
    public static Form ToForm(this LogRolls rolls, Scenario? scenario = null, CultureInfo? culture = null)
        => BargainingForms.Of(Guard.NotNull(rolls), scenario, new(culture));

    /// <summary>Where a model predicts that the open issues of a negotiation are settled.</summary>
    /// <param name="actors">The open issues as a table of actors.</param>
    /// <param name="predictor">The model.</param>
    /// <param name="negotiation">The negotiation, for names and titles; null for ids.</param>
    /// <param name="culture">The culture of numbers; null for the invariant one.</param>
    public static Form ToForm(
        this NegotiationActorTable actors, IOutcomePredictor predictor, Negotiation? negotiation = null, CultureInfo? culture = null)
        => PredictionForms.Of(Guard.NotNull(actors), Guard.NotNull(predictor), negotiation, new(culture));

    /// <summary>The errors of models on a table of actors, what the learnt model gains over each, and whose weight it learnt.</summary>
    public static Form ToForm(this ModelComparison comparison, CultureInfo? culture = null)
        => PredictionForms.Of(Guard.NotNull(comparison), new(culture));

    /// <summary>The rounds of a model of challenges: the outcome of each, who moved whom and why, and where the actors ended.</summary>
    /// <param name="trace">The rounds.</param>
    /// <param name="negotiation">The negotiation, for the names of the parties; null for ids.</param>
    /// <param name="culture">The culture of numbers; null for the invariant one.</param>
    public static Form ToForm(this ChallengeTrace trace, Negotiation? negotiation = null, CultureInfo? culture = null)
        => PredictionForms.Of(Guard.NotNull(trace), negotiation, new(culture));

    /// <summary>A table of results, with what each column means.</summary>
    public static Form ToForm(this ResultTable table, CultureInfo? culture = null)
        => ResultTableForm.Of(Guard.NotNull(table), new(culture));

    private static LocalDate? NotBefore(Negotiation negotiation, LocalDate? on)
        => on is { } day && day < negotiation.LastDay
            ? throw new ArgumentOutOfRangeException(nameof(on), day,
                $"is before the last event, of {InvariantText.Iso(negotiation.LastDay.Value)}: call AsOf(day) on the negotiation first")
            : on;
}
