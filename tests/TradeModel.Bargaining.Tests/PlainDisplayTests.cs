using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// What a notebook shows of a value if TradeModel.Rendering is not referenced. This project does not reference it. The formatters are
/// called as a notebook calls them: by name.
/// </summary>
public sealed class PlainDisplayTests
{
    private static string Shown(object value, string mimeType = "text/html")
    {
        Attribute named = value.GetType().GetCustomAttributes(true).OfType<Attribute>()
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        object source = Activator.CreateInstance((Type)named.GetType().GetProperty("FormatterSourceType")!.GetValue(named)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        object formatter = formatters.Single(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mimeType);
        using var writer = new StringWriter();
        object answer = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer])!;
        Assert.Equal(true, answer);
        return writer.ToString();
    }

    [Fact]
    public void Negotiation_WithoutRendering_IsShownAsText()
    {
        string shown = Shown(BundledNegotiations.PacificDigital);
        Assert.StartsWith("<pre>", shown, StringComparison.Ordinal);
        Assert.Contains(BundledNegotiations.PacificDigital.Agreement.Title, shown, StringComparison.Ordinal);
        Assert.Contains("events from", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("TradeModel.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AsPlainText_HasALineForEveryTrackAndIssue()
    {
        ConvergenceReport report = BundledNegotiations.PacificDigital.MeasureConvergence();
        string shown = Shown(report, "text/plain");
        Assert.Equal(1 + report.Tracks.Count + report.Phases.Count + report.Issues.Count, shown.Split('\n').Length);
    }

    [Fact]
    public void Timeline_WithoutRendering_EndsWithItsLastPoint()
    {
        ConvergenceTimeline timeline = BundledNegotiations.PacificDigital.ConvergenceTimeline();
        Assert.Equal($"  {timeline.Points[^1]}", Shown(timeline, "text/plain").Split('\n')[^1]);
    }

    [Fact]
    public void Frontier_WithoutRendering_IsALinePerPointUpToABound()
    {
        ParetoFrontier frontier = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates).Scenario.ParetoFrontier();
        string[] lines = Shown(frontier, "text/plain").Split('\n');
        Assert.Equal(frontier.ToString(), lines[0]);
        Assert.Equal(Math.Min(frontier.Count, 50), lines.Skip(1).Count(l => l != "…"));
    }

    [Fact]
    public void ValueList_WithoutRendering_IsALinePerItem()
        => Assert.Equal("  IND\n  USA", Shown((ValueList<PartyId>)[new PartyId("IND"), new PartyId("USA")], "text/plain"));

    [Fact]
    public void Html_OfHostileNames_IsEncoded()
    {
        var agreement = new Agreement(
            "<script>alert(1)</script> & \u202Etxt", [AgreementKind.FreeTradeAgreement],
            [new Party(new("IND"), "<b>India</b>"), new Party(new("USA"), "United States")]);
        string shown = Shown(new Negotiation(new NegotiationDefinition(agreement)));
        Assert.DoesNotContain("<script", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', shown);
        Assert.Contains("&lt;script&gt;", shown, StringComparison.Ordinal);
    }
}
