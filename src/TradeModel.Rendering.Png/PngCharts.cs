using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering.Png;

/// <summary>The charts of <see cref="Charts"/> as PNG. Equal data and options give equal bytes.</summary>
/// <example>
/// <code>
/// File.WriteAllBytes("convergence.png", negotiation.ConvergenceTimeline().ToPng());
/// </code>
/// </example>
public static class PngCharts
{
    /// <summary>The chart of <see cref="Charts.ToSvg(ConvergenceTimeline, ChartOptions?)"/> as PNG.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    public static byte[] ToPng(this ConvergenceTimeline timeline, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(timeline.ToSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToHeatMapSvg"/> as PNG.</summary>
    /// <inheritdoc cref="ToPng(ConvergenceTimeline, ChartOptions?, PngOptions?)"/>
    public static byte[] ToHeatMapPng(this ConvergenceTimeline timeline, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(timeline.ToHeatMapSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToMovementSvg"/> as PNG.</summary>
    /// <inheritdoc cref="ToPng(ConvergenceTimeline, ChartOptions?, PngOptions?)"/>
    public static byte[] ToMovementPng(this ConvergenceTimeline timeline, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(timeline.ToMovementSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToPhasesSvg"/> as PNG.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    public static byte[] ToPhasesPng(this Negotiation negotiation, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(negotiation.ToPhasesSvg(options), picture);

    /// <summary>The utility plane of a frontier as PNG.</summary>
    /// <param name="frontier">The frontier.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    /// <param name="paths">What parties have proposed one after another; null for none.</param>
    /// <param name="across">The place of the party whose utility grows to the right, counted from 0.</param>
    /// <param name="up">The place of the party whose utility grows upwards.</param>
    public static byte[] ToPng(this ParetoFrontier frontier, ChartOptions? options = null, PngOptions? picture = null,
        ValueList<OfferPath>? paths = null, int across = 0, int up = 1)
        => SvgPicture.ToPng(frontier.ToSvg(options, paths, across, up), picture);

    /// <summary>The utility plane of a negotiation's scenario as PNG.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="negotiation">The negotiation it was made from, for the path of offers; null for none.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    /// <param name="across">The place of the party whose utility grows to the right, counted from 0.</param>
    /// <param name="up">The place of the party whose utility grows upwards.</param>
    public static byte[] ToPng(this NegotiationScenario scenario, Negotiation? negotiation = null, ChartOptions? options = null,
        PngOptions? picture = null, int across = 0, int up = 1)
        => SvgPicture.ToPng(scenario.ToSvg(negotiation, options, across, up), picture);

    /// <summary>The chart of <see cref="Charts.ToSvg(ScheduleComparison, ChartOptions?)"/> as PNG.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    public static byte[] ToPng(this ScheduleComparison comparison, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(comparison.ToSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToSvg(StagedSchedule, ChartOptions?)"/> as PNG.</summary>
    /// <param name="staged">The staged schedule.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    public static byte[] ToPng(this StagedSchedule staged, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(staged.ToSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToSectionsSvg"/> as PNG.</summary>
    /// <inheritdoc cref="ToPng(StagedSchedule, ChartOptions?, PngOptions?)"/>
    public static byte[] ToSectionsPng(this StagedSchedule staged, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(staged.ToSectionsSvg(options), picture);

    /// <summary>The chart of <see cref="Charts.ToSvg(ConclusionForecast, ChartOptions?)"/> as PNG.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="options">How the chart is drawn; a picture is light unless the theme is dark.</param>
    /// <param name="picture">Scale and fonts.</param>
    public static byte[] ToPng(this ConclusionForecast forecast, ChartOptions? options = null, PngOptions? picture = null)
        => SvgPicture.ToPng(forecast.ToSvg(options), picture);
}
