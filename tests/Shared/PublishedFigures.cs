namespace TradeModel.TestSupport;

/// <summary>The figures in tests/data that the tests must reproduce. They are in the repository, so no test skips without them.</summary>
internal static class PublishedFigures
{
    public static string Path(string name) => System.IO.Path.Combine(Root, "tests", "data", name);

    /// <summary>The folder of the repository.</summary>
    public static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "TradeModel.sln"))) folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("TradeModel.sln lies in no folder above the tests");
        }
    }
}
