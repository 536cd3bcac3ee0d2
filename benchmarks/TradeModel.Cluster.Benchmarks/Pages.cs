namespace TradeModel.Cluster.Benchmarks;

/// <summary>The files that hold the measurements.</summary>
internal static class Pages
{
    private const string Section = "## What a batch costs\n\n";

    internal static void Write(string body)
    {
        string root = Root();
        File.WriteAllText(
            Path.Combine(root, "benchmarks", "results", "cluster.md"),
            $"# The cluster against one process\n\n```bash\n{Command}\n```\n\n{body}\n");
        string page = Path.Combine(root, "docs", "cluster.md"), text = File.ReadAllText(page);
        int at = text.IndexOf(Section, StringComparison.Ordinal);
        if (at < 0) throw new InvalidDataException($"{page} has no section 'What a batch costs'");
        int next = text.IndexOf("\n## ", at + Section.Length, StringComparison.Ordinal);
        File.WriteAllText(
            page, $"{text[..at]}{Section}{body}\n\n`{Command}` measures this again and writes it here.\n{(next < 0 ? "" : text[next..])}");
    }

    private const string Command = "dotnet run -c Release --project benchmarks/TradeModel.Cluster.Benchmarks -- --write";

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeModel.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("run it from the repository");
    }
}
