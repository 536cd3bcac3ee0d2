using System.Reflection;
using System.Text.RegularExpressions;
using TradeModel.Agreements;

namespace TradeModel.Docs.Tests;

/// <summary>What the glossary, the architecture page and the stage graph name must exist in the code.</summary>
public sealed partial class PagesAgainstCodeTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    [Fact]
    public void Glossary_EveryTypeNamed_IsAPublicTypeOrItsMember()
    {
        ILookup<string, Type> types = OurAssemblies.All.SelectMany(a => a.GetExportedTypes()).ToLookup(t => t.Name.Split('`')[0]);
        string[] rows = [.. File.ReadLines(Page("glossary.md")).TakeWhile(l => l != "## Words to avoid").Where(l => l.StartsWith('|'))];
        string[] names =
        [
            .. rows.Select(r => r.Split('|')[3]).SelectMany(cell => Code().Matches(cell)).Select(m => m.Groups["name"].Value),
        ];

        Assert.True(names.Length > 60, $"the glossary names {names.Length} types: is its table still read?");
        string[] unknown =
        [
            .. names.Where(name => !types[name.Split('.')[0]].Any(type
                => !name.Contains('.') || type.GetMember(name.Split('.')[1], Members).Length > 0)),
        ];
        Assert.Empty(unknown);
    }

    // tests/coverage/run.sh writes the tables. Each has the same heading on the page that explains it.
    [Theory]
    [InlineData("forecasts.md", 6)]
    [InlineData("ensembles.md", 3)]
    [InlineData("tournaments.md", 1)]
    [InlineData("decisions/tournament-intervals.md", 1)]
    [InlineData("economics.md", 1)]
    public void CoverageTables_OfEachPage_AreThoseOfTheResults(string page, int tables)
    {
        Dictionary<string, string[]> results = TablesByHeading(Path.Combine(DocsSnippet.Root, "tests", "coverage", "results.md"));
        int same = 0;
        foreach ((string heading, string[] table) in TablesByHeading(Page(page)))
        {
            if (!results.TryGetValue(heading, out string[]? result)) continue;
            Assert.Equal(result, table);
            same++;
        }
        Assert.Equal(tables, same);
    }

    private static Dictionary<string, string[]> TablesByHeading(string path)
    {
        var tables = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string heading = "";
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith('#')) heading = line.TrimStart('#', ' ');
            else if (line.StartsWith('|')) tables[heading] = [.. tables.GetValueOrDefault(heading, []), line];
        }
        return tables;
    }

    [Fact]
    public void Architecture_EveryRoomNamed_IsAFolder()
    {
        string[] rooms = [.. Room().Matches(File.ReadAllText(Page("architecture.md"))).Select(m => m.Groups["name"].Value).Distinct()];
        string source = Path.Combine(DocsSnippet.Root, "src");
        string[] folders =
        [
            .. Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!),
        ];

        Assert.True(rooms.Length > 30, $"the page names {rooms.Length} rooms: is its table still read?");
        Assert.Empty(rooms.Except(folders));
    }

    [Fact]
    public void Architecture_WhereIsWhat_NamesTheFolderOfEachFile()
    {
        string[][] rows =
        [
            .. File.ReadLines(Page("architecture.md")).SkipWhile(l => l != "## Where is what").TakeWhile(l => l != "## What the tests hold")
                .Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Split('|').Select(cell => cell.Trim(' ', '`')).ToArray()),
        ];

        Assert.InRange(rows.Length, 12, 40);
        Assert.All(rows, row =>
        {
            string file = Path.Combine(DocsSnippet.Root, "src", row[3], $"{row[4]}.cs");
            Assert.True(File.Exists(file), $"{row[1]}: there is no src/{row[3]}/{row[4]}.cs");
        });
    }

    [Fact]
    public void StageGraph_OfTheConceptsPage_IsThatOfTheCode()
    {
        var drawn = Transition().Matches(File.ReadAllText(Page("concepts.md")))
            .Select(m => $"{m.Groups["from"].Value} → {m.Groups["to"].Value}").ToHashSet();
        // Pausing and abandoning, which nearly every stage allows, are said in words below the picture.
        var known =
            from stage in Enum.GetValues<Stage>()
            where stage != Stage.Paused
            from next in StageGraph.After(stage)
            where next is not (Stage.Paused or Stage.Abandoned)
            select $"{stage} → {next}";
        Assert.Equal(known.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));

        Stage[] mayBePaused = [.. Enum.GetValues<Stage>().Where(s => s != Stage.Paused && StageGraph.CanFollow(s, Stage.Paused))];
        Stage[] mayBeAbandoned = [.. Enum.GetValues<Stage>().Where(s => s != Stage.Paused && StageGraph.CanFollow(s, Stage.Abandoned))];
        Assert.Equal(Enum.GetValues<Stage>().Take(6), mayBePaused);
        Assert.Equal(mayBePaused, mayBeAbandoned);
    }

    private static string Page(string name) => Path.Combine(DocsSnippet.Root, "docs", name);

    [GeneratedRegex(@"`(?<name>[A-Z]\w+(\.[A-Z]\w+)?)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+)/`")]
    private static partial Regex Room();

    [GeneratedRegex(@"^  (?<from>[A-Z]\w+) --> (?<to>[A-Z]\w+)$", RegexOptions.Multiline)]
    private static partial Regex Transition();
}
