using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>tournament.cs prints what its issue promises.</summary>
[Collection(nameof(Console))]
public sealed class TournamentSampleTests : IDisposable
{
    private static readonly Lazy<Sample> Tournament = new(() => Sample.Compile("tournament.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-tournament").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_OfAFolder_HasTheMembersPromised()
    {
        Write("small");
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        (int exit, string output, string error) = Tournament.Value.Run(_folder, "--steps", "6", "--json");
        Assert.Equal(0, exit);
        Assert.StartsWith("Skipped empty: has 0 domains", error);
        JsonElement told = JsonDocument.Parse(output).RootElement;
        JsonElement[] table = [.. told.GetProperty("table").EnumerateArray()];
        Assert.Equal(TradeModel.Simulation.Strategies.All.Count, table.Length);
        Assert.Equal(
            ["strategy", "utility", "low", "high", "agreementRate"], table[0].EnumerateObject().Take(5).Select(m => m.Name));
        // One scenario has no interval and tells nobody apart.
        Assert.All(table, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("low").ValueKind));
        Assert.Equal(55, told.GetProperty("ties").GetArrayLength());
        Assert.All(
            told.GetProperty("equilibria").EnumerateArray(),
            one => Assert.Equal(1, one.GetProperty("shares").EnumerateObject().Sum(s => s.Value.GetDouble()), 9));
        Assert.Equal("empty", Assert.Single(told.GetProperty("skipped").EnumerateArray()).GetProperty("folder").GetString());
        Assert.Equal((1, 121), (told.GetProperty("scenarios").GetInt32(), told.GetProperty("matches").GetInt32()));
        Assert.Equal(
            told.GetProperty("digest").GetString(),
            JsonDocument.Parse(Tournament.Value.Run(_folder, "--steps", "6", "--json").Out).RootElement.GetProperty("digest").GetString());
    }

    [Fact]
    public void BadArguments_AreNamed()
    {
        Refused("needs a folder");
        Refused("needs a folder", "");
        Refused("knows no option '--fast'", _folder, "--fast");
        Refused("--steps takes a whole number from 1 to 100,000,000.", _folder, "--steps", "many");
        Refused("has no folder with a domain", _folder);
        Refused("nowhere", Path.Combine(_folder, "nowhere"));
        Refused("--steps takes a whole number from 1 to 100,000,000.", _folder, "--steps", "0");
    }

    private static void Refused(string said, params string[] arguments)
    {
        (int exit, _, string error) = Tournament.Value.Run(arguments);
        Assert.Equal(1, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private void Write(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "domain.xml"), """
            <negotiation_template><utility_space><objective index="0" name="root"><issue index="1" name="a">
            <item value="x"/><item value="y"/><item value="z"/></issue></objective></utility_space></negotiation_template>
            """);
        foreach ((string file, int x, int z) in (ReadOnlySpan<(string, int, int)>)[("a.xml", 10, 0), ("b.xml", 0, 10)])
        {
            File.WriteAllText(Path.Combine(folder, file), $"""
                <utility_space><objective index="0" name="root"><weight index="1" value="1"/><issue index="1" name="a">
                <item value="x" evaluation="{x}"/><item value="y" evaluation="6"/><item value="z" evaluation="{z}"/></issue></objective>
                </utility_space>
                """);
        }
    }
}
