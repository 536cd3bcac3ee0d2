using System.Text.RegularExpressions;

namespace TradeModel.Prediction.Tests;

public sealed partial class RoomTests
{
    /// <summary>A room may use those before it.</summary>
    private static readonly string[] Order = ["Numerics", "Actors", "Models", "Validation"];

    private static readonly string Source = Path.GetFullPath(PublishedFigures.Path("../../src/TradeModel.Prediction"));

    [Fact]
    public void Rooms_AreThoseOfTheOrder()
    {
        string[] folders =
        [
            .. Directory.GetDirectories(Source).Where(f => Directory.GetFiles(f, "*.cs").Length > 0).Select(f => Path.GetFileName(f)),
        ];
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rooms_UseOnlyThoseBeforeThem()
    {
        Dictionary<string, int> room = [];
        foreach ((string file, string code) in Files())
        {
            foreach (Match type in Declaration().Matches(code)) room.TryAdd(type.Groups["name"].Value, RoomOf(file));
        }
        Assert.InRange(room.Count, 25, 100);

        string[] upward =
        [
            .. from file in Files()
               from name in Word().Matches(file.Code).Select(m => m.Value).Distinct()
               where room.GetValueOrDefault(name) > RoomOf(file.Path)
               select $"{Path.GetFileName(file.Path)} in {Order[RoomOf(file.Path)]} uses {name} of {Order[room[name]]}",
        ];
        Assert.Empty(upward);
    }

    private static (string Path, string Code)[] Files()
        =>
        [
            .. Order.SelectMany(r => Directory.GetFiles(Path.Combine(Source, r), "*.cs"))
                .Select(f => (f, Comment().Replace(File.ReadAllText(f), ""))),
        ];

    private static int RoomOf(string file) => Array.IndexOf(Order, Path.GetFileName(Path.GetDirectoryName(file)!));

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(public|internal) .*?\b(class|record|interface|struct|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
