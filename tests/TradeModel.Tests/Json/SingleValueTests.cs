using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Json;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using TradeModel.Testing;
using TradeModel.Tests.Contracts;
using Xunit;

namespace TradeModel.Tests.Json;

/// <summary>A single value in a document of somebody else's is written as the format writes it, and read as strictly.</summary>
public partial class SingleValueTests
{
    public static TheoryData<Type> Types
        => [.. PublicTypes.All.Where(t => t.IsValueType
            && !t.IsEnum && (t.GetProperty("IsDefault") is not null || t == typeof(Percentage)))];

    [Fact]
    public void Types_WithAnIdentity_AreTheFifteen() => Assert.Equal(15, Types.Count());

    [Theory]
    [MemberData(nameof(Types))]
    public void Converter_OfEveryType_WritesPlainAndReadsBack(Type type)
    {
        object sample = Samples.Of(type)!;
        string plain = type == typeof(Percentage) ? "5" : $"\"{sample}\"";

        Assert.Equal(plain, JsonSerializer.Serialize(sample, type));
        Assert.Equal(sample, JsonSerializer.Deserialize(plain, type));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Converter_AnythingElse_IsRefused(Type type)
    {
        string[] others =
        [
            "null", "true", "{}", """{"Value":5}""", """{"Value":"IND","IsDefault":false}""", "[]",
            "\"\"", "\" IND\"", "\"" + new string('x', 65) + "\"", "\"\\ud800\"",
            type == typeof(Percentage) ? "\"5\"" : "5", "0.00000000000000000000000000001", "1e40",
        ];
        Assert.All(others, other => Assert.Throws<TradeModelJsonException>(() => JsonSerializer.Deserialize(other, type)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Converter_Default_IsWrittenOnlyWhereItIsAValue(Type type)
    {
        object none = Activator.CreateInstance(type)!;
        if (type == typeof(Percentage))
        {
            Assert.Equal("0", JsonSerializer.Serialize(none, type));
            return;
        }
        JsonException refused = Assert.Throws<JsonException>(() => JsonSerializer.Serialize(none, type));
        Assert.Contains($"default({type.Name})", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0000000000000000000000000001", true)]
    [InlineData("7.9228162514264337593543950336", false)]
    [InlineData("79228162514264337593543950336", false)]
    public void Converter_OfPercentage_ReadsNumbersAndNamesThatDecimalHolds(string number, bool isRead)
    {
        Exception? ofNumber = Record.Exception(() => JsonSerializer.Deserialize<Percentage>(number));
        Exception? ofName = Record.Exception(() => JsonSerializer.Deserialize<Dictionary<Percentage, int>>($$"""{"{{number}}": 1}"""));
        Assert.Equal((isRead, isRead), (ofNumber is null, ofName is null));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public bool Converter_DrawnPercentage_RoundTripsAsValueAndAsKey(Percentage rate)
    {
        Dictionary<Percentage, Percentage> map = new() { [rate] = rate };
        string json = JsonSerializer.Serialize(map);
        string number = rate.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return json == $"{{\"{number}\":{number}}}"
            && JsonSerializer.Deserialize<Dictionary<Percentage, Percentage>>(json)!.SequenceEqual(map);
    }

    private static readonly Sheet Filled = new(
        new("IND"), new(26.4m), new("720810"), new("A83"), new("1.A.a"), Currency.SpecialDrawingRight,
        new() { [new("72")] = new(5m) }, new() { [new(1.5m)] = new("steel") }, new() { [new("USA")] = null });

    private const string Json =
        """{"Party":"IND","Rate":26.4,"Good":"720810","Measure":"A83","Sector":"1.A.a","Currency":"XDR","Rates":{"72":5},"""
        + "\"Bands\":{\"1.5\":\"steel\"},\"Others\":{\"USA\":null}}";

    [Fact]
    public void Converter_InAUsersOwnContext_HoldsValuesAndKeys()
    {
        Assert.Equal(Json, JsonSerializer.Serialize(Filled, SheetContext.Default.Sheet));

        Sheet back = JsonSerializer.Deserialize(Json, SheetContext.Default.Sheet)!;

        Assert.Equal(Filled with { Rates = back.Rates, Bands = back.Bands, Others = back.Others }, back);
        Assert.Equal(Filled.Rates, back.Rates);
        Assert.Equal(Filled.Bands, back.Bands);
        Assert.Equal(Filled.Others, back.Others);
    }

    [Fact]
    public async Task Converter_FromAStreamInPieces_ReadsTheSame()
    {
        var options = new JsonSerializerOptions(SheetContext.Default.Options)
        {
            DefaultBufferSize = 1,
            TypeInfoResolver = SheetContext.Default,
        };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));
        object? read = await JsonSerializer.DeserializeAsync(
            stream, options.GetTypeInfo(typeof(Sheet)), TestContext.Current.CancellationToken);
        Sheet back = Assert.IsType<Sheet>(read);
        Assert.Equal(Json, JsonSerializer.Serialize(back, SheetContext.Default.Sheet));
    }

    [Theory]
    [InlineData("\"IND\"", "{\"Value\":\"IND\"}", "$.Party", "an identifier (a string) is expected, not an object")]
    [InlineData("26.4", "\"26.4\"", "$.Rate", "a number is expected, not a string")]
    [InlineData("26.4", "null", "$.Rate", "a number is expected, not null")]
    [InlineData("\"720810\"", "\"7208101\\u0078\"", "$.Good", "is not an HS code")]
    [InlineData("\"A83\"", "\"A80\"", "$.Measure", "is not an NTM code")]
    [InlineData("\"1.A.a\"", "\"13\"", "$.Sector", "is not a services sector")]
    [InlineData("\"XDR\"", "\"usd\"", "$.Currency", "three capital letters")]
    [InlineData("\"72\":", "\"722\":", "$.Rates", "is not an HS code")]
    [InlineData("\"1.5\":", "\" 1.5\":", "$.Bands", "' 1.5' is not a number")]
    [InlineData("\"1.5\":", "\"1.5%\":", "$.Bands", "'1.5%' is not a number")]
    [InlineData("\"1.5\":", "\"[1]\":", "$.Bands", "'[1]' is not a number")]
    [InlineData("\"1.5\":", "\"\":", "$.Bands", "'' is not a number")]
    [InlineData("\"USA\":", "\"U S A\":", "$.Others", "'U S A' is not an identifier")]
    public void Converter_OneThingWrong_SaysWhereAndWhy(string good, string bad, string path, string reason)
    {
        string document = Json.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Json, document);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => JsonSerializer.Deserialize(document, SheetContext.Default.Sheet));

        Assert.StartsWith(path, refused.Path, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    internal sealed record Sheet(
        PartyId Party, Percentage Rate, HsCode Good, NtmCode? Measure, ServicesSector Sector, Currency Currency,
        Dictionary<HsCode, Percentage> Rates, Dictionary<Percentage, IssueId> Bands, Dictionary<PartyId, Percentage?> Others);

    [JsonSerializable(typeof(Sheet))]
    internal sealed partial class SheetContext : JsonSerializerContext;
}
