using System.Text.RegularExpressions;
using TradeModel.TestSupport;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// The rooms of the package use only the rooms below them (docs/architecture.md). Read from the source by the names of types.
/// </summary>
public partial class RoomTests
{
    // From the bottom up; rooms on one line do not know each other.
    private static readonly string[][] Rooms =
    [
        ["Numerics"],
        ["Scenarios"],
        ["Frontier", "Constraints", "Genius", "LogRolls", "Zopa"],
        ["Solutions", "Constraints/Search"],
        ["Analysis"],
    ];

    [Fact]
    public void Folders_OfThePackage_AllHaveALayer()
        => Assert.Equal(Rooms.SelectMany(r => r).Order(StringComparer.Ordinal),
            Sources().Select(s => s.Room).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Imports_OfEveryRoom_PointDown()
    {
        Dictionary<string, string> homes = Sources()
            .SelectMany(s => Declaration().Matches(s.Code).Select(m => (Type: m.Groups[1].Value, s.Room)))
            .DistinctBy(t => t.Type)
            .ToDictionary(t => t.Type, t => t.Room);
        Assert.Equal("Analysis", homes["ParetoFrontier"]);
        Assert.Equal("Numerics", homes["Rational"]);
        Assert.Empty(
            from source in Sources()
            from name in TypeName().Matches(source.Code).Select(m => m.Value).Distinct()
            where homes.TryGetValue(name, out string? home) && home != source.Room && LayerOf(home) >= LayerOf(source.Room)
            select $"{source.Room}/{source.File} uses {name} of {homes[name]}");
    }

    private static int LayerOf(string room) => Array.FindIndex(Rooms, r => r.Contains(room));

    /// <summary>The files of the package without comments and texts, nor the names of members that are called or declared.</summary>
    private static IEnumerable<(string Room, string File, string Code)> Sources()
    {
        string package = Path.Combine(PublishedFigures.Root, "src", "TradeModel.Bargaining");
        foreach (string path in Directory.EnumerateFiles(package, "*.cs", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(package, path).Replace('\\', '/');
            if (relative.StartsWith("obj/", StringComparison.Ordinal) || relative.StartsWith("bin/", StringComparison.Ordinal)) continue;
            string room = relative[..relative.LastIndexOf('/')];
            yield return (room, Path.GetFileName(path), CommentOrText().Replace(File.ReadAllText(path), " "));
        }
    }

    [GeneratedRegex(@"//.*|""(?:[^""\\\r\n]|\\.)*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\b(?:class|struct|enum|interface|record(?: struct)?) ([A-Z]\w*)")]
    private static partial Regex Declaration();

    // "new" comes before a type. A name after a dot is a member, and so is a name before an argument list, an accessor or an expression
    // body.
    [GeneratedRegex(@"(?<=\bnew )[A-Z]\w*|(?<![.\w])[A-Z]\w*(?!\w|\(| \{| =>| = )")]
    private static partial Regex TypeName();
}
