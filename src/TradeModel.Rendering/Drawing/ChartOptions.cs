using System.Globalization;

namespace TradeModel.Rendering;

/// <summary>How a chart is drawn: its size, title, culture and colours. The default suits a page of a report.</summary>
/// <remarks>
/// Charts of equal data and equal options are equal byte by byte. The culture of the thread, the clock and the time zone have no influence.
/// </remarks>
/// <example>
/// <code>
/// string svg = negotiation.ConvergenceTimeline().ToSvg(new ChartOptions { Width = 640, Title = "Closer by the week" });
/// </code>
/// </example>
public sealed record ChartOptions
{
    /// <summary>The smallest and the largest width.</summary>
    public const int MinWidth = 320, MaxWidth = 4000;

    /// <summary>The default options.</summary>
    public static ChartOptions Default { get; } = new();

    /// <summary>The width in units of the SVG (CSS pixels): 320 to 4,000; 860 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Width
    {
        get;
        init => field = value is >= MinWidth and <= MaxWidth ? value
            : throw new ArgumentOutOfRangeException(nameof(Width), value, $"must be {MinWidth} to {MaxWidth}");
    } = 860;

    /// <summary>
    /// The height of the panel that shows the data, in units of the SVG: 80 to 4,000; null for a height that suits the chart. Title, axes
    /// and key are added to it. A chart of rows, such as the heat map, has the height of its rows and ignores it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? PanelHeight
    {
        get;
        init => field = value is null or (>= 80 and <= 4000) ? value
            : throw new ArgumentOutOfRangeException(nameof(PanelHeight), value, "must be 80 to 4000, or null for what suits the chart");
    }

    /// <summary>The title; null for one that says what the chart shows.</summary>
    public string? Title { get; init => field = Guard.OptionalLine(value, nameof(Title)); }

    /// <summary>The culture of numbers and of the names of months; null for the invariant one. Words are English.</summary>
    public CultureInfo? Culture { get; init => field = value is null ? null : CultureInfo.ReadOnly(value); }

    /// <summary>The colours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public ChartTheme Theme { get; init => field = Guard.Defined(value, nameof(Theme)); }

    /// <summary>
    /// The id of the chart in a page that holds several; null for one that is computed from what it shows. Two charts that are equal need
    /// ids of their own.
    /// </summary>
    /// <exception cref="ArgumentException">It is not an identifier.</exception>
    public string? Id { get; init => field = value is null ? null : Guard.Id(value, nameof(Id)); }
}
