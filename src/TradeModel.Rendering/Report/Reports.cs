using System.Globalization;
using System.Text;
using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The report on a negotiation as one HTML file.</summary>
/// <remarks>
/// <para>
/// The file holds a summary in words, charts, tables that sort and filter, the story, obstacles and pathways, the duties in force, and the
/// sources. It loads nothing, its content security policy forbids every other script and style, and it can be printed. It follows the
/// reader's choice of light or dark.
/// </para>
/// <para>
/// Equal negotiations give equal bytes in every culture and time zone, unless a culture is asked for. A table shows its first 500 rows.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// negotiation.WriteHtmlReport("talks.html");
/// </code>
/// </example>
public static class Reports
{
    /// <summary>Writes the report to a file in UTF-8, which is replaced if it exists.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="path">The file.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one. Words are English.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteHtmlReport(this Negotiation negotiation, string path, CultureInfo? culture = null)
        => Guard.NotNull(negotiation).ConvergenceTimeline().WriteHtmlReport(path, culture);

    /// <summary>Writes the report to a file in UTF-8, which is replaced if it exists.</summary>
    /// <param name="timeline">The timeline of the negotiation.</param>
    /// <param name="path">The file.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one. Words are English.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteHtmlReport(this ConvergenceTimeline timeline, string path, CultureInfo? culture = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, timeline.ToHtmlReport(culture), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>The report as the text of an HTML file.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one. Words are English.</param>
    public static string ToHtmlReport(this Negotiation negotiation, CultureInfo? culture = null)
        => Guard.NotNull(negotiation).ConvergenceTimeline().ToHtmlReport(culture);

    /// <summary>The report as the text of an HTML file.</summary>
    /// <param name="timeline">The timeline of the negotiation.</param>
    /// <param name="culture">The culture of numbers and days; null for the invariant one. Words are English.</param>
    public static string ToHtmlReport(this ConvergenceTimeline timeline, CultureInfo? culture = null)
    {
        var words = new FormWords(culture);
        return ReportPage.Print(new ReportForm(Guard.NotNull(timeline), words).Whole(), words.Culture);
    }
}
