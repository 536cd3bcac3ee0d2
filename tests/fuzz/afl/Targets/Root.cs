namespace Fuzz.Targets;

/// <summary>The folder of the repository.</summary>
internal static class Root
{
    internal static string Folder { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("TRADEMODEL_ROOT") is { Length: > 0 } named) return named;
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TradeModel.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? Directory.GetCurrentDirectory();
    }
}
