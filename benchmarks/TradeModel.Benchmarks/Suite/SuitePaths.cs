namespace TradeModel.Benchmarks.Suite;

/// <summary>Where the suite reads and writes.</summary>
internal static class SuitePaths
{
    /// <summary>The root of the repository.</summary>
    internal static string Root { get; } = Find();

    /// <summary>The folder of suite.json and suite.md.</summary>
    internal static string Results => Path.Combine(Root, "benchmarks", "results");

    /// <summary>The page whose tables come from the suite.</summary>
    internal static string Page => Path.Combine(Root, "docs", "performance.md");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "TradeModel.sln"))) return folder.FullName;
        throw new InvalidOperationException("the suite must run from a build inside the repository");
    }
}
