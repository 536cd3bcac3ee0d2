using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>Scenarios of the ANAC competitions in the folder that TRADEMODEL_DATA names.</summary>
internal static class SharedScenario
{
    internal static string Folder => Environment.GetEnvironmentVariable("TRADEMODEL_DATA")
        ?? throw new InvalidOperationException("TRADEMODEL_DATA is not set");

    internal static Scenario Read(string name)
    {
        string folder = Directory.GetDirectories(Path.Combine(Folder, "scenarios"), $"y20??-{name}").Single();
        string[] files = [.. Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)];
        string domain = files.Single(f => Path.GetFileName(f).Contains("domain", StringComparison.Ordinal));
        return GeniusXml.ReadFiles(domain, files.Where(f => f != domain).ToValueList());
    }
}
