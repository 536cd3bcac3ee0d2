using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class KnownResultTests
{
    [Fact]
    public void LinearConceders_OnAPie_MeetInTheMiddle()
    {
        // Pieces 0 … 100 of A. A asks 100 − 100 s/100 at its steps; B leaves to A what it does not ask itself.
        var pie = new Scenario(
            ["A", "B"],
            [new("piece", Enumerable.Range(0, 101).Select(k => new ScenarioOption($"{k}", k / 100m, (100 - k) / 100m)).ToValueList())]);
        RunResult result = new SimulatedNegotiation(pie, [Strategies.Linear, Strategies.Linear], new NegotiationRules(101)).Run(1, 0);
        Assert.Equal((50, "[50]"), (result.Step, result.Outcome?.ToString()));
    }
}
