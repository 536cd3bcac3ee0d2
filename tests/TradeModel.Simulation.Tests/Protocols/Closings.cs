using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>Random closings of a scenario's issues that do not overlap.</summary>
internal static class Closings
{
    internal static IssueClosing[] Draw(Xoshiro256 random, Scenario scenario, int steps)
    {
        var drawn = new List<IssueClosing>();
        for (int issue = 0; issue < scenario.Issues.Count; issue++)
        {
            int from = random.Next(steps + 1);
            while (from <= steps && random.Next(3) > 0)
            {
                int? option = random.Next(2) == 0 ? random.Next(scenario.Issues[issue].Options.Count) : null;
                int? reopens = random.Next(2) == 0 ? from + 1 + random.Next(steps) : null;
                drawn.Add(new(issue, from, option, reopens));
                if (reopens is not { } next) break;
                from = next + random.Next(2);
            }
        }
        // The order in which they are given means nothing.
        return [.. drawn.OrderBy(_ => random.Next())];
    }
}
