using System.Diagnostics;
using TradeModel.Benchmarks.Suite;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>A tournament of all strategies of the library over the scenarios of TRADEMODEL_DATA, run once, with its reading.</summary>
internal static class SharedTournament
{
    internal const string Name = "SharedTournament", Seconds = "elapsed";

    internal static void Measure()
    {
        long start = Stopwatch.GetTimestamp();
        TournamentFolder folder = TournamentFolder.Read(Path.Combine(SharedScenario.Folder, "scenarios"));
        TournamentResult result = new Tournament(folder.Scenarios, Strategies.All).RunAsync(new(200, 1)).GetAwaiter().GetResult();
        int points = result.Game.RestPoints().Count;
        Told.Figure(Seconds, Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 2), "s");
        Told.Figure("scenarios", folder.Scenarios.Count, "scenarios");
        Told.Figure("matches of 200 steps", result.Matches.Count, "matches");
        Told.Figure("rest points", points, "points");
    }
}
