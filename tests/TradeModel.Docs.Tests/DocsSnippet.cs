using System.Text.RegularExpressions;

namespace TradeModel.Docs.Tests;

/// <summary>A C# block of a page, with the text block that shows what it prints where one follows it.</summary>
public sealed partial record DocsSnippet(string Page, int Line, string Code, string? Prints)
{
    public override string ToString() => $"{Page}:{Line}";

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Pages()
        => Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories))
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Prepend(Path.Combine(Root, "README.md"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);

    public static IEnumerable<DocsSnippet> All() => Pages().SelectMany(In);

    public static IEnumerable<DocsSnippet> In(string page)
    {
        string text = File.ReadAllText(page).ReplaceLineEndings("\n");
        foreach (Match match in Block().Matches(text))
        {
            int line = text.AsSpan(0, match.Index).Count('\n') + 1;
            Group prints = match.Groups["prints"];
            yield return new(Path.GetRelativePath(Root, page), line, match.Groups["code"].Value, prints.Success ? prints.Value : null);
        }
    }

    private static string FindRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "TradeModel.sln"))) at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("the tests run from inside the repository");
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$(?:\n+```text\n(?<prints>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
