using System.Globalization;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The forms of <see cref="Forms"/> as HTML, Markdown or text in one step.</summary>
/// <remarks>
/// <see cref="Form.ToHtml"/>, <see cref="Form.ToMarkdown"/> and <see cref="Form.ToText"/> say what each text may be used for.
/// Numbers and days are in the invariant culture unless another is given.
/// </remarks>
public static class FormTexts
{
    /// <summary>A negotiation on one page, as an HTML element, on the day of its last event or on a later one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the last event.</exception>
    public static string ToHtml(this Negotiation negotiation, CultureInfo? culture = null, LocalDate? on = null)
        => negotiation.ToForm(culture, on).ToHtml();

    /// <summary>A negotiation on one page, as Markdown, on the day of its last event or on a later one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the last event.</exception>
    public static string ToMarkdown(this Negotiation negotiation, CultureInfo? culture = null, LocalDate? on = null)
        => negotiation.ToForm(culture, on).ToMarkdown();

    /// <summary>A negotiation on one page, as text, on the day of its last event or on a later one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the last event.</exception>
    public static string ToText(this Negotiation negotiation, CultureInfo? culture = null, LocalDate? on = null)
        => negotiation.ToForm(culture, on).ToText();

    /// <summary>The story of a negotiation, as an HTML element.</summary>
    public static string ToHtml(this ConvergenceTimeline timeline, CultureInfo? culture = null) => timeline.ToForm(culture).ToHtml();

    /// <summary>The story of a negotiation, as Markdown.</summary>
    public static string ToMarkdown(this ConvergenceTimeline timeline, CultureInfo? culture = null)
        => timeline.ToForm(culture).ToMarkdown();

    /// <summary>The story of a negotiation, as text.</summary>
    public static string ToText(this ConvergenceTimeline timeline, CultureInfo? culture = null) => timeline.ToForm(culture).ToText();

    /// <summary>How close the parties are, as an HTML element.</summary>
    public static string ToHtml(this ConvergenceReport report, Negotiation? negotiation = null, CultureInfo? culture = null)
        => report.ToForm(negotiation, culture).ToHtml();

    /// <summary>How close the parties are, as Markdown.</summary>
    public static string ToMarkdown(this ConvergenceReport report, Negotiation? negotiation = null, CultureInfo? culture = null)
        => report.ToForm(negotiation, culture).ToMarkdown();

    /// <summary>How close the parties are, as text.</summary>
    public static string ToText(this ConvergenceReport report, Negotiation? negotiation = null, CultureInfo? culture = null)
        => report.ToForm(negotiation, culture).ToText();

    /// <summary>What differs between two days, as an HTML element.</summary>
    public static string ToHtml(this ConvergenceComparison comparison, Negotiation? negotiation = null, CultureInfo? culture = null)
        => comparison.ToForm(negotiation, culture).ToHtml();

    /// <summary>What differs between two days, as Markdown.</summary>
    public static string ToMarkdown(this ConvergenceComparison comparison, Negotiation? negotiation = null, CultureInfo? culture = null)
        => comparison.ToForm(negotiation, culture).ToMarkdown();

    /// <summary>What differs between two days, as text.</summary>
    public static string ToText(this ConvergenceComparison comparison, Negotiation? negotiation = null, CultureInfo? culture = null)
        => comparison.ToForm(negotiation, culture).ToText();

    /// <summary>When a negotiation could be signed, as an HTML element.</summary>
    public static string ToHtml(this ConclusionForecast forecast, CultureInfo? culture = null) => forecast.ToForm(culture).ToHtml();

    /// <summary>When a negotiation could be signed, as Markdown.</summary>
    public static string ToMarkdown(this ConclusionForecast forecast, CultureInfo? culture = null) => forecast.ToForm(culture).ToMarkdown();

    /// <summary>When a negotiation could be signed, as text.</summary>
    public static string ToText(this ConclusionForecast forecast, CultureInfo? culture = null) => forecast.ToForm(culture).ToText();

    /// <summary>A tariff schedule with its indicators, as an HTML element.</summary>
    public static string ToHtml(this TariffSchedule schedule, CultureInfo? culture = null) => schedule.ToForm(culture).ToHtml();

    /// <summary>A tariff schedule with its indicators, as Markdown.</summary>
    public static string ToMarkdown(this TariffSchedule schedule, CultureInfo? culture = null) => schedule.ToForm(culture).ToMarkdown();

    /// <summary>A tariff schedule with its indicators, as text.</summary>
    public static string ToText(this TariffSchedule schedule, CultureInfo? culture = null) => schedule.ToForm(culture).ToText();

    /// <summary>The indicators of a tariff, as an HTML element.</summary>
    public static string ToHtml(this TariffIndicators indicators, CultureInfo? culture = null) => indicators.ToForm(culture).ToHtml();

    /// <summary>The indicators of a tariff, as Markdown.</summary>
    public static string ToMarkdown(this TariffIndicators indicators, CultureInfo? culture = null)
        => indicators.ToForm(culture).ToMarkdown();

    /// <summary>The indicators of a tariff, as text.</summary>
    public static string ToText(this TariffIndicators indicators, CultureInfo? culture = null) => indicators.ToForm(culture).ToText();

    /// <summary>The total of the additional duties on one good, as an HTML element.</summary>
    public static string ToHtml(this AdditionalDutyCharge charge, Negotiation? negotiation = null, CultureInfo? culture = null)
        => charge.ToForm(negotiation, culture).ToHtml();

    /// <summary>The total of the additional duties on one good, as Markdown.</summary>
    public static string ToMarkdown(this AdditionalDutyCharge charge, Negotiation? negotiation = null, CultureInfo? culture = null)
        => charge.ToForm(negotiation, culture).ToMarkdown();

    /// <summary>The total of the additional duties on one good, as text.</summary>
    public static string ToText(this AdditionalDutyCharge charge, Negotiation? negotiation = null, CultureInfo? culture = null)
        => charge.ToForm(negotiation, culture).ToText();

    /// <summary>The phase-in of a schedule, as an HTML element.</summary>
    public static string ToHtml(this StagedSchedule staged, CultureInfo? culture = null) => staged.ToForm(culture).ToHtml();

    /// <summary>The phase-in of a schedule, as Markdown.</summary>
    public static string ToMarkdown(this StagedSchedule staged, CultureInfo? culture = null) => staged.ToForm(culture).ToMarkdown();

    /// <summary>The phase-in of a schedule, as text.</summary>
    public static string ToText(this StagedSchedule staged, CultureInfo? culture = null) => staged.ToForm(culture).ToText();

    /// <summary>An offer beside a request on a schedule, as an HTML element.</summary>
    public static string ToHtml(this ScheduleScale scale, ScheduleOffer offer, ScheduleOffer request, CultureInfo? culture = null)
        => scale.ToForm(offer, request, culture).ToHtml();

    /// <summary>An offer beside a request on a schedule, as Markdown.</summary>
    public static string ToMarkdown(this ScheduleScale scale, ScheduleOffer offer, ScheduleOffer request, CultureInfo? culture = null)
        => scale.ToForm(offer, request, culture).ToMarkdown();

    /// <summary>An offer beside a request on a schedule, as text.</summary>
    public static string ToText(this ScheduleScale scale, ScheduleOffer offer, ScheduleOffer request, CultureInfo? culture = null)
        => scale.ToForm(offer, request, culture).ToText();

    /// <summary>A frontier with its solutions, as an HTML element.</summary>
    public static string ToHtml(this ParetoFrontier frontier, CultureInfo? culture = null) => frontier.ToForm(culture).ToHtml();

    /// <summary>A frontier with its solutions, as Markdown.</summary>
    public static string ToMarkdown(this ParetoFrontier frontier, CultureInfo? culture = null) => frontier.ToForm(culture).ToMarkdown();

    /// <summary>A frontier with its solutions, as text.</summary>
    public static string ToText(this ParetoFrontier frontier, CultureInfo? culture = null) => frontier.ToForm(culture).ToText();

    /// <summary>What the parties of a negotiation could sign, as an HTML element.</summary>
    public static string ToHtml(this NegotiationScenario scenario, CultureInfo? culture = null) => scenario.ToForm(culture).ToHtml();

    /// <summary>What the parties of a negotiation could sign, as Markdown.</summary>
    public static string ToMarkdown(this NegotiationScenario scenario, CultureInfo? culture = null)
        => scenario.ToForm(culture).ToMarkdown();

    /// <summary>What the parties of a negotiation could sign, as text.</summary>
    public static string ToText(this NegotiationScenario scenario, CultureInfo? culture = null) => scenario.ToForm(culture).ToText();

    /// <summary>Trades between issues, as an HTML element.</summary>
    public static string ToHtml(this LogRolls rolls, Scenario? scenario = null, CultureInfo? culture = null)
        => rolls.ToForm(scenario, culture).ToHtml();

    /// <summary>Trades between issues, as Markdown.</summary>
    public static string ToMarkdown(this LogRolls rolls, Scenario? scenario = null, CultureInfo? culture = null)
        => rolls.ToForm(scenario, culture).ToMarkdown();

    /// <summary>Trades between issues, as text.</summary>
    public static string ToText(this LogRolls rolls, Scenario? scenario = null, CultureInfo? culture = null)
        => rolls.ToForm(scenario, culture).ToText();

    /// <summary>A table of results with what each column means, as an HTML element.</summary>
    public static string ToHtml(this ResultTable table, CultureInfo? culture = null) => table.ToForm(culture).ToHtml();

    /// <summary>A table of results with what each column means, as Markdown.</summary>
    public static string ToMarkdown(this ResultTable table, CultureInfo? culture = null) => table.ToForm(culture).ToMarkdown();

    /// <summary>A table of results with what each column means, as text.</summary>
    public static string ToText(this ResultTable table, CultureInfo? culture = null) => table.ToForm(culture).ToText();
}
