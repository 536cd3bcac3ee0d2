using System.Reflection;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Tests.Json;

/// <summary>The golden files are a promise: what a version wrote, every later one reads with the same meaning.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Files => [.. NamesOfFiles()];

    private static IEnumerable<string> NamesOfFiles()
        => Directory.EnumerateFiles(FolderOf()).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

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

    /// <summary>Each closed hierarchy of the format: what its files are called, and where in a file's event the leaf is.</summary>
    private static readonly Dictionary<Type, (string Prefix, Func<NegotiationEvent, object?> Held)> Hierarchies = new()
    {
        [typeof(NegotiationEvent)] = ("event", e => e),
        [typeof(Scale)] = ("scale", e => ((IssueAdded)e).Issue.Scale),
        [typeof(IssueSubject)] = ("subject", e => ((IssueAdded)e).Issue.Subject),
        [typeof(Duty)] = ("duty", e => ((ScheduleScale)((IssueAdded)e).Issue.Scale).Schedule[0].Applied),
        [typeof(Position)] = ("position", e => ((PositionTabled)e).Position),
        [typeof(StagingPlan)] = ("plan", e => ((TariffOffer)((PositionTabled)e).Position).Plan),
        [typeof(RedLine)] = ("redLine", e => ((RedLineAssessed)e).RedLine),
        [typeof(StackingRule)] = ("stacking", e => ((DutyImposed)e).Duty.Stacking),
    };

    private static readonly Type[] Unions =
    [
        .. typeof(TradeModelJson).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(UnionCodec<>))
            .Select(f => f.FieldType.GetGenericArguments()[0])
            .Distinct(),
    ];

    // What no document holds: a duty that merely adds on top is written without saying so, and no offer takes plans that promise nothing or
    // go by seasons.
    private static readonly Type[] NeverWritten = [typeof(AddsOnTop), typeof(NoCommitment), typeof(SeasonalPlan)];

    private static IEnumerable<Type> LeavesOf(Type root) => root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract);

    [Fact]
    public void Golden_Files_AreOneForEachLeafOfEachHierarchyAndForWhatIsOptional()
    {
        Assert.Equal(Unions.OrderBy(t => t.Name), Hierarchies.Keys.OrderBy(t => t.Name));
        IEnumerable<string> expected = Hierarchies
            .SelectMany(h => LeavesOf(h.Key).Except(NeverWritten)
                .Select(leaf => $"{h.Value.Prefix}.{char.ToLowerInvariant(leaf.Name[0])}{leaf.Name[1..]}"))
            .Append("condition").Append("partOfValue").Append("positionToSome").Append("packageToSome").Append("phaseParties")
            .Concat(["exporters", "positionForOne", "packageForOne", "withdrawalForOne", "agreedForOne"]);
        Assert.Equal(expected.Select(name => $"{name}.golden.json").Order(StringComparer.Ordinal), NamesOfFiles());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Golden_File_HoldsTheLeafItIsNamedFor(string file)
    {
        NegotiationEvent one = TradeModelJson.ReadEvent(File.ReadAllText(Path.Combine(FolderOf(), file)));
        if (file == "condition.golden.json")
        {
            Assert.NotEmpty(((PositionTabled)one).Conditions);
            return;
        }
        if (file is "positionToSome.golden.json" or "packageToSome.golden.json")
        {
            Assert.Equal([new("AUS"), new("KOR")], one is PositionTabled position ? position.To : ((PackageTabled)one).To);
            return;
        }
        if (file == "partOfValue.golden.json")
        {
            AdditionalDuty duty = ((DutyImposed)one).Duty;
            Assert.Equal((2, 40m), (duty.PartlyCovered.Count, duty.ChargedOn!.Share!.Value.Value));
            return;
        }
        if (file == "phaseParties.golden.json")
        {
            Assert.Equal(["AUS", "GBR", "JPN"], ((PhaseAdded)one).Phase.Parties!.Select(p => p.Value));
            return;
        }
        if (file == "exporters.golden.json")
        {
            Assert.Equal(["AUS", "JPN"], ((TariffSubject)((IssueAdded)one).Issue.Subject!).Exporters!.Select(p => p.Value));
            return;
        }
        if (file.EndsWith("ForOne.golden.json", StringComparison.Ordinal))
        {
            Assert.Equal(new PartyId("JPN"), one switch
            {
                PositionTabled e => e.For,
                PackageTabled e => e.For,
                PositionWithdrawn e => e.For,
                IssueAgreed e => Assert.Single(e.Exceptions).Key,
                _ => null,
            });
            return;
        }
        string[] name = file.Split('.');
        object held = Hierarchies.Values.Single(h => h.Prefix == name[0]).Held(one)!;
        Assert.Equal(name[1], held.GetType().Name, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Unions_EveryLeafOfTheModel_IsRegistered()
    {
        foreach (Type root in Unions)
        {
            object union = typeof(TradeModelJson).Assembly.GetTypes()
                .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .First(f => f.FieldType == typeof(UnionCodec<>).MakeGenericType(root)).GetValue(null)!;
            IEnumerable<Type> registered = ((System.Collections.IEnumerable)ValueOf(union, "Cases")).Cast<object>()
                .Select(unionCase => (Type)ValueOf(unionCase, "Type"));
            Assert.Equal(LeavesOf(root).Except(NeverWritten).OrderBy(t => t.Name), registered.Except(NeverWritten).OrderBy(t => t.Name));
        }

        static object ValueOf(object of, string property)
            => of.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;
    }

    [Fact]
    public void ReadEvent_StackingThatGoesWithoutSaying_IsReadToo()
    {
        string golden = File.ReadAllText(Path.Combine(FolderOf(), "stacking.allInCeiling.golden.json"));
        int at = golden.IndexOf("{", golden.IndexOf("\"stacking\"", StringComparison.Ordinal), StringComparison.Ordinal);
        int end = golden.IndexOf('}', at) + 1;

        var one = (DutyImposed)TradeModelJson.ReadEvent($$"""{{golden[..at]}}{"kind":"addsOnTop"}{{golden[end..]}}""");

        Assert.Equal(StackingRule.Adds, one.Duty.Stacking);
    }

    [Fact]
    public void Golden_PositionOfAKnownFile_MeansWhatItMeant()
    {
        var one = (PositionTabled)TradeModelJson.ReadEvent("""
            {"kind":"positionTabled","date":"2025-10-27","party":"IND","issue":"steel",
             "position":{"kind":"tariffOffer","finalRate":2.5,"stages":5}}
            """);

        Assert.Equal(new PositionTabled(new NodaTime.LocalDate(2025, 10, 27), new("IND"), new("steel"), TariffOffer.To(2.5m, 5)), one);
    }
}
