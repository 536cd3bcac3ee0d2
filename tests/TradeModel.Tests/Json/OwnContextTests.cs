using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Tests.Contracts;

namespace TradeModel.Tests.Json;

/// <summary>Every public type of the model in an application's own JSON is written and read whole, or refused with a sentence.</summary>
public partial class OwnContextTests
{
    // What is no value: exceptions, random numbers, files and the converter itself.
    private static readonly Type[] NoValues = [typeof(Xoshiro256), typeof(NegotiationLogFile), typeof(TradeModelJsonConverter)];

    private static Type[] ModelValues =>
    [
        .. PublicTypes.All.Where(t => t.Assembly == typeof(Negotiation).Assembly && !t.IsNested && !PublicTypes.IsStatic(t)
            && !t.IsInterface && !t.IsAssignableTo(typeof(Exception)) && !t.IsAssignableTo(typeof(Delegate)) && !NoValues.Contains(t)),
    ];

    /// <summary>The types with a JSON form, as the converter itself declares them.</summary>
    public static TheoryData<Type> Written => [.. ModelValues.Where(HasJson)];

    private static bool HasJson(Type type)
    {
        try
        {
            return TradeModelJson.Schema(type).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [Fact]
    public void EveryType_OfTheModel_NamesTheConverter()
    {
        string[] without =
        [
            .. ModelValues.Where(t => t.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType
                != typeof(TradeModelJsonConverter)).Select(t => t.Name),
        ];
        Assert.Equal([], without);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Type_WithAJsonForm_ReadsBackWhatItWrites(Type type)
    {
        Type concrete = type.IsAbstract ? ModelValues.First(t => t.IsAssignableTo(type) && !t.IsAbstract && HasJson(t)) : type;
        object sample = Samples.Of(concrete)!;

        string json = JsonSerializer.Serialize(sample, type);

        Assert.Equal(sample, JsonSerializer.Deserialize(json, type));
    }

    [Fact]
    public void Type_WithoutAJsonForm_IsRefusedWithASentence()
    {
        Type[] without = [.. ModelValues.Where(t => !t.ContainsGenericParameters && !HasJson(t))];
        Assert.Contains(typeof(ConvergenceReport), without);
        Assert.All(without, type =>
        {
            NotSupportedException refused = Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize("{}", type));
            Assert.Contains($"{type.Name} has no JSON form. Store the negotiation", refused.Message, StringComparison.Ordinal);
        });
        NotSupportedException written = Assert.Throws<NotSupportedException>(
            () => JsonSerializer.Serialize(BundledNegotiations.IndiaUnitedStates.MeasureConvergence()));
        Assert.Contains("ConvergenceReport has no JSON form", written.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Property_OfABaseType_KeepsItsKindAndMembers()
    {
        var row = new Row(
            new("steel"), TariffOffer.To(2.5m, 3), TariffOffer.To(2.5m, 3), new(2025, 9, 16), Stage.LegalReview,
            [new Party(new("IND"), "India")], [new("a"), new("b")],
            ValueMap.Create<HsCode, Duty>([new(new("7208"), new AdValoremDuty(new(5m)))]),
            [new PositionTabled(new(2025, 9, 16), new("IND"), new("steel"), TariffOffer.Eliminate())], new() { [Track.Tariffs] = null },
            new() { [new LocalDate(2025, 1, 2)] = 1 });

        string json = JsonSerializer.Serialize(row, RowContext.Default.Row);

        Assert.Equal(
            """{"Issue":"steel","Position":{"kind":"tariffOffer","finalRate":2.5,"stages":3},"Offer":"""
            + """{"kind":"tariffOffer","finalRate":2.5,"stages":3},"On":"2025-09-16","Stage":"legalReview","Parties":"""
            + """[{"id":"IND","name":"India"}],"Issues":["a","b"],"Duties":{"7208":{"kind":"adValoremDuty","ratePercent":5}}"""
            + ""","Events":[{"kind":"positionTabled","date":"2025-09-16","party":"IND","issue":"steel","position":"""
            + """{"kind":"tariffOffer","finalRate":0,"stages":1}}]"""
            + ""","Tracks":{"tariffs":null},"Days":{"2025-01-02":1}}""",
            json);
        Row back = JsonSerializer.Deserialize(json, RowContext.Default.Row)!;
        Assert.Equal(row with { Events = back.Events, Tracks = back.Tracks, Days = back.Days }, back);
        Assert.Equal(row.Events, back.Events);
        Assert.Equal(row.Tracks, back.Tracks);
        Assert.Equal(row.Days, back.Days);
    }

    [Fact]
    public void Property_OfOneKind_RefusesAnother()
    {
        const string Wrong = """{"kind":"amount","value":5}""";
        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(() => JsonSerializer.Deserialize<TariffOffer>(Wrong));
        Assert.Equal("the kind is 'amount', but 'tariffOffer' is expected", refused.Reason);
        Assert.Equal(new Amount(5), JsonSerializer.Deserialize<NumberPosition>(Wrong));
    }

    [Theory]
    [InlineData("[1]", "an identifier (a string) is expected, not a number")]
    [InlineData("""["b","b"]""", "b")]
    [InlineData("""["b",null]""", "null")]
    [InlineData("""{"b":1}""", "array")]
    public void Collection_WithSomethingWrong_IsRefused(string json, string said)
    {
        JsonException refused = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<ValueSet<OptionId>>(json));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OfAnApplication_WriteDaysAsTheFormatDoes()
    {
        JsonSerializerOptions options = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddTradeModel().AddTradeModel();
        Assert.Single(options.Converters);
        string json = JsonSerializer.Serialize(new { On = new LocalDate(2025, 9, 16), Until = (LocalDate?)null }, options);
        Assert.Equal("""{"on":"2025-09-16","until":null}""", json);
        Assert.Equal(new LocalDate(2025, 9, 16), JsonSerializer.Deserialize<LocalDate>("\"2025-09-16\"", options));
        Assert.Throws<TradeModelJsonException>(() => JsonSerializer.Deserialize<LocalDate>("\"16.9.2025\"", options));
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Schema_OfAType_DescribesIt(Type type)
    {
        JsonObject schema = JsonNode.Parse(TradeModelJson.Schema(type))!.AsObject();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.True(schema.ContainsKey("$ref") || schema.ContainsKey("type") || schema.ContainsKey("enum") || schema.ContainsKey("oneOf"),
            schema.ToJsonString());
    }

    [Fact]
    public void Schema_OfAnEvent_IsThatOfTheNegotiationSchema()
    {
        JsonObject whole = JsonNode.Parse(TradeModelJson.NegotiationSchema())!.AsObject();
        JsonObject one = JsonNode.Parse(TradeModelJson.EventSchema())!.AsObject();
        Assert.Equal("#/$defs/event", (string?)one["$ref"]);
        Assert.Equal(whole["$defs"]!["event"]!.ToJsonString(), one["$defs"]!["event"]!.ToJsonString());
    }

    internal sealed record Row(
        IssueId Issue, Position Position, TariffOffer Offer, LocalDate On, Stage Stage, ValueList<Party> Parties, ValueSet<OptionId> Issues,
        ValueMap<HsCode, Duty> Duties, List<NegotiationEvent> Events, Dictionary<Track, Percentage?> Tracks,
        Dictionary<LocalDate, int> Days);

    [JsonSourceGenerationOptions(Converters = [typeof(TradeModelJsonConverter)])]
    [JsonSerializable(typeof(Row))]
    [JsonSerializable(typeof(Party))]
    [JsonSerializable(typeof(OptionId))]
    [JsonSerializable(typeof(HsCode))]
    [JsonSerializable(typeof(Duty))]
    internal sealed partial class RowContext : JsonSerializerContext;
}
