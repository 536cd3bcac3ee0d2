using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>negotiate.cs prints what its issue promises.</summary>
[Collection(nameof(Console))]
public sealed class NegotiateSampleTests : IDisposable
{
    private const string Domain = """
        <negotiation_template><utility_space><objective index="0" name="root"><issue index="1" name="a">
        <item value="x"/><item value="y"/><item value="z"/></issue></objective></utility_space></negotiation_template>
        """;

    private static readonly Lazy<Sample> Negotiate = new(() => Sample.Compile("negotiate.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-negotiate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_OfAnAgreement_HasTheMembersPromisedAndNoOthers()
    {
        // The conceder plans its middle outcome at step 1 and accepts the hard-liner's best at the last answer.
        (int exit, string output, string error) = Run("--a", "hard-liner", "--b", "linear", "--steps", "3", "--repeat", "2", "--json");
        Assert.Equal((0, ""), (exit, error));
        JsonElement told = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ["agreed", "step", "utilities", "outcome", "steps", "negotiationsPerSecond", "offersPerSecond"],
            told.EnumerateObject().Select(m => m.Name));
        Assert.Equal("""true;2;[1,0];["x"];3""", First(told));
        Assert.True(told.GetProperty("offersPerSecond").GetDouble() > told.GetProperty("negotiationsPerSecond").GetDouble());
    }

    [Fact]
    public void Json_WithoutAnAgreement_HasNullsAndTheReservations()
    {
        (int exit, string output, _) = Run("--a", "hard-liner", "--b", "HardLiner", "--steps", "3", "--json");
        Assert.Equal(0, exit);
        Assert.Equal("false;null;[0,0];null;3", First(JsonDocument.Parse(output).RootElement));
    }

    [Theory]
    [InlineData("--a: there is no strategy 'tough'; there are boulware, linear", "--a", "tough")]
    [InlineData("--b: there is no strategy ''; there are boulware, linear", "--b", "")]
    [InlineData("--steps takes a whole number from 1 to 100,000,000.", "--steps", "0")]
    [InlineData("--steps takes a whole number from 1 to 100,000,000.", "--steps", "100000001")]
    [InlineData("--steps takes a whole number from 1 to 100,000,000.", "--steps", "many")]
    [InlineData("negotiate needs a domain and two profiles", "third-profile.xml")]
    [InlineData("--repeat takes 1 or more.", "--repeat", "0")]
    [InlineData("negotiate knows no option '--c'", "--c")]
    public void BadArguments_AreNamed(string said, params string[] arguments)
    {
        (int exit, _, string error) = Run(arguments);
        Assert.Equal(1, exit);
        Assert.StartsWith(said, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static string First(JsonElement told)
        => string.Join(";", told.EnumerateObject().Take(5).Select(m => JsonSerializer.Serialize(m.Value)));

    private (int Exit, string Output, string Error) Run(params string[] arguments)
        => Negotiate.Value.Run([Write("domain.xml", Domain), Profile("a.xml", 10, 6, 0), Profile("b.xml", 0, 6, 10), .. arguments]);

    private string Profile(string name, int x, int y, int z) => Write(name, $"""
        <utility_space><objective index="0" name="root"><weight index="1" value="1"/><issue index="1" name="a"><item value="x"
        evaluation="{x}"/><item value="y" evaluation="{y}"/><item value="z" evaluation="{z}"/></issue></objective></utility_space>
        """);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
