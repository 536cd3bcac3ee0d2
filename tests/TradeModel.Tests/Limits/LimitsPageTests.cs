using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using TradeModel.Import;
using TradeModel.Json;
using TradeModel.Tests.Contracts;

namespace TradeModel.Tests.Limits;

/// <summary>docs/limits.md holds for the code: each number on it is taken, and one more is not.</summary>
public sealed partial class LimitsPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(PublicTypes.Root, "docs", "limits.md"));

    public static TheoryData<string> FixedRows => [.. Rows("## Fixed limits").Select(row => row.Name)];

    public static TheoryData<string> RowsThatCanBeSet => [.. Rows("## Limits that you can set").Select(row => row.Name)];

    [Fact]
    public void FixedLimits_OfThePage_AreThoseThatAreTested()
        => Assert.Equal(
            LimitCases.All.Keys.Order(StringComparer.Ordinal),
            Rows("## Fixed limits").Select(row => row.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(FixedRows))]
    public void FixedLimit_AtTheNumberOfThePage_IsTakenAndOneMoreIsRefused(string name)
    {
        long limit = Rows("## Fixed limits").Single(row => row.Name == name).Number;

        LimitCases.All[name](limit);

        Assert.NotNull(Record.Exception(() => LimitCases.All[name](limit + 1)));
    }

    [Theory]
    [MemberData(nameof(RowsThatCanBeSet))]
    public void LimitThatCanBeSet_OfThePage_IsTheDefault(string name)
    {
        string[] parts = Code().Match(name).Groups["name"].Value.Split('.');
        long expected = Rows("## Limits that you can set").Single(row => row.Name == name).Number;
        if (parts[0] == "byteLimit")
        {
            Assert.Equal(TradeModelJson.DefaultByteLimit, expected);
            return;
        }
        Type options = PublicTypes.All.Single(t => t.Name == parts[0]);
        object? defaults = options.GetProperty("Default")?.GetValue(null) ?? Activator.CreateInstance(options);
        Assert.Equal(expected, Convert.ToInt64(options.GetProperty(parts[1])!.GetValue(defaults), CultureInfo.InvariantCulture));
    }

    /// <summary>Whoever adds an option that bounds something also adds it to the page.</summary>
    [Fact]
    public void Options_ThatBoundSomething_AreOnThePage()
    {
        string[] bounds =
        [
            .. from type in PublicTypes.All
               where type.Name.EndsWith("Options", StringComparison.Ordinal)
               from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.Name.StartsWith("Max", StringComparison.Ordinal)
               select $"{type.Name}.{property.Name}",
        ];

        Assert.NotEmpty(bounds);
        Assert.Empty(bounds.Except(Rows("## Limits that you can set").Select(row => Code().Match(row.Name).Groups["name"].Value)));
    }

    /// <summary>The files of scenarios are too long to be read here; their limits are compared as numbers.</summary>
    [Theory]
    [InlineData("GeniusDocument")]
    [InlineData("JsonPart")]
    [InlineData("YamlPart")]
    public void ScenarioFiles_OfThePage_HaveTheirLimit(string reader)
    {
        Type type = PublicTypes.All.Select(t => t.Assembly).Distinct().SelectMany(a => a.GetTypes()).Single(t => t.Name == reader);
        object? longest = type.GetField("LongestDocument", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue();

        Assert.Equal(64_000_000, Convert.ToInt64(longest, CultureInfo.InvariantCulture));
        Assert.Contains(Page, line => line.Contains("64 million characters", StringComparison.Ordinal));
    }

    [Fact]
    public void ByteLimit_AtItAndOneBeyond_IsTakenAndRefused()
    {
        byte[] document = Encoding.UTF8.GetBytes(TradeModelJson.ToJson(Negotiations.TestNegotiation.Begin()));

        Assert.Equal(
            Negotiations.TestNegotiation.Definition,
            TradeModelJson.ReadNegotiation(new MemoryStream(document), document.Length).Definition);
        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.ReadNegotiation(new MemoryStream(document), document.Length - 1));
    }

    [Fact]
    public void ImportLimits_AtThemAndOneBeyond_AreTakenAndRefused()
    {
        byte[] table = "code,value\n010121,123456\n"u8.ToArray();
        ImportResult<TradeFlow> Read(ImportOptions options)
            => TradeFlows.Reader(new("code", "value")).Read(new MemoryStream(table), options);

        Assert.Single(Read(new() { MaxBytes = table.Length }).Rows);
        Assert.Throws<ImportException>(() => Read(new() { MaxBytes = table.Length - 1 }));
        Assert.Single(Read(new() { MaxLineLength = "010121,123456".Length }).Rows);
        Assert.Throws<ImportException>(() => Read(new() { MaxLineLength = "010121,123456".Length - 1 }));
    }

    private static IEnumerable<(string Name, long Number)> Rows(string heading)
        => from line in Page.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
           let cells = line.Split('|')
           where cells.Length > 3 && long.TryParse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture, out _)
           select (cells[1].Trim(), long.Parse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture));

    [GeneratedRegex("`(?<name>[A-Za-z.]+)`")]
    private static partial Regex Code();
}
