using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Prediction;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>
/// Shows values in a notebook. The formatters of the other packages find this class and its method by name, so that a notebook needs no
/// more than a reference to this package.
/// </summary>
internal static class NotebookDisplay
{
    /// <summary>A value as HTML or text; null if it has no form, so that its plain text is shown.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The media type: text/html, otherwise text.</param>
    public static string? Render(object value, string mimeType)
        => FormOf(value) is not { } form ? null : mimeType == "text/html" ? form.ToHtml() : form.ToText();

    private static Form? FormOf(object value) => value switch
    {
        Form form => form,
        Negotiation negotiation => negotiation.ToForm(),
        ConvergenceTimeline timeline => timeline.ToForm(),
        ConvergenceReport report => report.ToForm(),
        ConvergenceComparison comparison => comparison.ToForm(),
        ConclusionForecast forecast => forecast.ToForm(),
        AdditionalDutyCharge charge => charge.ToForm(),
        TariffSchedule schedule => schedule.ToForm(),
        TariffIndicators indicators => indicators.ToForm(),
        StagedSchedule staged => staged.ToForm(),
        ParetoFrontier frontier => frontier.ToForm(),
        NegotiationScenario scenario => scenario.ToForm(),
        LogRolls rolls => rolls.ToForm(),
        ModelComparison comparison => comparison.ToForm(),
        ChallengeTrace trace => trace.ToForm(),
        NegotiationActorTable actors => actors.ToForm(new CompromiseModel()),
        ResultTable table => table.ToForm(),
        ValueList<IssueMovement> movement => movement.ToTable().ToForm(),
        _ => null,
    };
}
