using System.Globalization;
using System.Xml.Linq;
using TradeModel.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Rendering.Tests;

/// <summary>The charts of simulated runs say what the runs say.</summary>
public sealed class EnsembleChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Scenario Steel = new(["<A>", "B & C"],
    [
        new("steel", [0.7, 0.3], [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption($"{k}", k / 4m, (4 - k) / 4m))]),
        new("pulses", [0.3, 0.7], [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption($"{k}", k / 4m, (4 - k) / 4m))]),
    ]);

    private static EnsembleResult Run(Ensemble ensemble)
        => ensemble.RunAsync(new(40, 3), null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private static readonly ValueList<UncertainInput> Inputs =
    [
        UncertainInput.Reservation("<A>", Distribution.Uniform(0.2, 0.8), EvidenceBasis.Estimated),
        UncertainInput.Strategy("B & C", [(Strategies.Boulware, 1), (Strategies.Conceder, 1)], EvidenceBasis.Illustrative),
    ];

    private static readonly ValueList<Strategy> Linear = [Strategies.Linear, Strategies.Linear];

    [Fact]
    public void Conclusions_EveryRound_HasItsPointAndShare()
    {
        EnsembleResult result = Run(Ensemble.Of(Steel, Linear, RoundCalendar.Every(30, new(2026, 1, 5), new(2026, 12, 31)), Inputs));
        XElement svg = XElement.Parse(result.ToSvg());
        XElement[] points = [.. svg.Elements(Svg + "circle")];
        Assert.Equal(result.Ensemble.Calendar!.Rounds.Count, points.Length);
        // Height in proportion to the share, from 0 at the axis to 1.
        double Y(int i) => double.Parse(points[i].Attribute("cy")!.Value, CultureInfo.InvariantCulture);
        double[] shares = [.. result.ConclusionsByDay().Select(d => d.Probability.Share)];
        Assert.InRange(shares[^1], 0.3, 1);
        int middle = Array.FindIndex(shares, s => s > 0 && s < shares[^1]);
        Assert.Equal(shares[middle] / shares[^1], (Y(0) - Y(middle)) / (Y(0) - Y(points.Length - 1)), 0.01);
        Assert.Contains(result.Caveat, svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains("1 estimated, 1 illustrative", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_Bars_GoTheWayOfTheEffects()
    {
        EnsembleResult result = Run(Ensemble.Of(Steel, Linear, new NegotiationRules(24), Inputs));
        XElement svg = XElement.Parse(result.ToSensitivitySvg());
        string[] classes = [.. svg.Elements(Svg + "rect").Select(r => r.Attribute("class")!.Value).Where(c => c != "tm-paper")];
        Assert.Equal(
            result.Sensitivities().Select(s => s.Input.Kind == InputKind.Strategy ? "tm-o2" : s.Effect < 0 ? "tm-f0" : "tm-f1"), classes);
        Assert.Contains(svg.Elements(Svg + "text"), t => t.Value == "reservation value of <A>");
    }

    [Fact]
    public void Cloud_Circles_AreTheOutcomesOfTheRuns()
    {
        EnsembleResult result = Run(Ensemble.Of(Steel, Linear, new NegotiationRules(24), Inputs));
        Outcome[] outcomes = [.. Enumerable.Range(0, 40).Select(result.OutcomeOf).OfType<Outcome>()];
        XElement svg = XElement.Parse(result.ToPlaneSvg());
        string[] told = [.. svg.Elements(Svg + "circle").Where(c => c.Attribute("class")!.Value == "tm-a0").Select(c => c.Value)];
        Assert.Equal(
            outcomes.GroupBy(o => o).Select(g => g.Count()).OrderDescending().Select(n => n == 1 ? "1 run" : $"{n} runs"), told);
    }

    [Fact]
    public void Charts_WithNothingToShow_SayWhy()
    {
        EnsembleResult result = Run(Ensemble.Of(Steel, Linear, new NegotiationRules(2)));
        Assert.Contains("they count steps, not days", result.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("No input of these runs is uncertain", result.ToSensitivitySvg(), StringComparison.Ordinal);
    }
}
