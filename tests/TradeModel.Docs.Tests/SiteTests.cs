using System.Text.RegularExpressions;

namespace TradeModel.Docs.Tests;

/// <summary>docs/site/build.sh checks the links of the site; these tests hold what it takes for granted.</summary>
public sealed partial class SiteTests
{
    private static readonly string Docs = Path.Combine(DocsSnippet.Root, "docs");

    [Fact]
    public void Sidebar_Always_NamesEveryPageOfDocs()
    {
        string[] pages =
        [
            .. Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Docs, f).Replace('\\', '/'))
                .Where(f => !f.StartsWith("site/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        string[] named =
        [
            .. Reference().Matches(File.ReadAllText(Path.Combine(Docs, "site", "toc.yml"))).Select(m => m.Groups["page"].Value)
                .Where(page => !page.StartsWith("../", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(pages, named);
    }

    [GeneratedRegex(@"href: (?<page>\S+\.md)")]
    private static partial Regex Reference();
}
