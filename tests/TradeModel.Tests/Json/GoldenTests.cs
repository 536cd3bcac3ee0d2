using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Tests.Json;

/// <summary>The golden files are a promise: what a version wrote, every later one reads with the same meaning.</summary>
public sealed class GoldenTests
{

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(FolderOf(), "*.golden.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static string FolderOf()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "TradeModel.sln"))) at = Path.GetDirectoryName(at);
        return Path.Combine(at!, "tests", "TradeModel.Tests", "Json", "golden");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadEvent_GoldenFile_IsWrittenBackToTheByte(string file)
    {
        string golden = File.ReadAllText(Path.Combine(FolderOf(), file));

        NegotiationEvent one = TradeModelJson.ReadEvent(golden);

        Assert.Equal(golden, TradeModelJson.ToJson(one, indented: true) + "\n");
    }

    [Theory]
    [InlineData(typeof(NegotiationEvent), "event")]
    [InlineData(typeof(Scale), "scale")]
    [InlineData(typeof(Position), "position")]
    [InlineData(typeof(IssueSubject), "subject")]
    [InlineData(typeof(RedLine), "redLine")]
    public void Golden_EveryLeafOfAClosedHierarchy_HasAFileThatHoldsIt(Type root, string prefix)
    {
        foreach (Type leaf in root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract))
        {
            string file = Path.Combine(FolderOf(), $"{prefix}.{char.ToLowerInvariant(leaf.Name[0])}{leaf.Name[1..]}.golden.json");
            Assert.True(File.Exists(file), $"no golden file for {leaf.Name}");
            NegotiationEvent one = TradeModelJson.ReadEvent(File.ReadAllText(file));
            object? held = prefix switch
            {
                "event" => one,
                "scale" => ((IssueAdded)one).Issue.Scale,
                "subject" => ((IssueAdded)one).Issue.Subject,
                "position" => ((PositionTabled)one).Position,
                _ => ((RedLineAssessed)one).RedLine,
            };
            Assert.IsType(leaf, held);
        }
    }

    [Fact]
    public void Golden_PositionOfAKnownFile_MeansWhatItMeant()
    {
        var one = (PositionTabled)TradeModelJson.ReadEvent("""
            {"kind":"positionTabled","date":"2025-10-27","party":"IND","issue":"steel","position":{"kind":"tariffOffer","finalRate":2.5,"stages":5}}
            """);

        Assert.Equal(new PositionTabled(new NodaTime.LocalDate(2025, 10, 27), new("IND"), new("steel"), TariffOffer.To(2.5m, 5)), one);
    }
}
