using System.Globalization;
using System.Reflection;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>Types with a text form read back what they print, in any culture, and refuse other texts.</summary>
public class ParsingTests
{
    public static TheoryData<Type> Types
        => [.. PublicTypes.All.Where(t => PublicTypes.Implements(t, typeof(IParsable<>)))];

    [Fact]
    public void Types_WithATextForm_AreParsable()
    {
        Type[] parsable = [.. Types.Select(t => t.Data)];
        Offenders.None(
            from type in PublicTypes.All
            where type.GetProperty("IsDefault") is not null || type == typeof(Percentage) || type == typeof(HsRange)
            where !parsable.Contains(type)
                || type.GetMethod("Parse", [typeof(string)])?.ReturnType != type
                || type.GetMethod("TryParse", [typeof(string), type.MakeByRefType()]) is null
            select type.FullName);
    }

    // Values at the limits, and codes that no generator draws.
    private static readonly object[] More =
    [
        new HsCode("01"), new HsCode("7208101500"), new HsRange(new("50"), new("63")), new HsRange(new("7208"), new("7208")),
        new NtmCode("P"), new NtmCode("A851"), new ServicesSector("12"), new ServicesSector("11.B"),
        new Currency("INR"), Currency.SpecialDrawingRight,
        new Percentage(-26.40m), new Percentage(decimal.MaxValue), new Percentage(decimal.MinValue), Percentage.Zero,
        new Percentage(0.0000000000000000000000000001m), new PartyId("a"), new PartyId(new string('x', 64)),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public void Parse_OfWhatIsPrinted_IsTheValueInAnyCulture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (object value in Types.Select(t => Samples.Of(t.Data)!).Concat(More))
            {
                Assert.NotNull(value);
                Assert.Equal(value, Call(value.GetType(), nameof(ParseAs), value.ToString()!));
                Assert.Equal(value, value.GetType().GetMethod("Parse", [typeof(string)])!.Invoke(null, [value.ToString()]));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Parse_OfWhatIsPrinted_IsTheDrawnValue(
        PartyId id, Percentage rate, HsCode good, NtmCode measure, ServicesSector sector, HsCode other)
    {
        Assert.Equal(id, PartyId.Parse(id.ToString()));
        Assert.Equal(rate, Percentage.Parse(rate.ToString()));
        Assert.Equal(rate, Percentage.Parse(rate.ToString().TrimEnd('%')));
        Assert.Equal(good, HsCode.Parse(good.ToString()));
        Assert.Equal(good, HsCode.Parse(good.ToDottedString()));
        Assert.Equal(measure, NtmCode.Parse(measure.ToString()));
        Assert.Equal(sector, ServicesSector.Parse(sector.ToString()));
        if (good.Length != other.Length) return;
        HsRange range = good < other ? new(good, other) : new(other, good);
        Assert.Equal(range, HsRange.Parse(range.ToString()));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Parse_AnythingElse_IsAFormatException(Type type)
    {
        string[] others =
            ["", " ", "?", "IND ", "\n", "é", new string('9', 1_000), "72–", "\ud800", "%", "1e2%", "1,5%", "--1"];
        foreach (string other in others)
        {
            FormatException refused = Assert.Throws<FormatException>(() => Call(type, nameof(ParseAs), other));
            Assert.StartsWith($"'{(other.Length > 64 ? other[..64] + "…" : other)}' is not ", refused.Message, StringComparison.Ordinal);
            Assert.Equal(false, Call(type, nameof(CanParseAs), other));
        }
        Assert.Throws<ArgumentNullException>(() => Call(type, nameof(ParseAs), null));
        Assert.Equal(false, Call(type, nameof(CanParseAs), null));
    }

    [Theory]
    [InlineData("26.4", 26.4)]
    [InlineData("26.40%", 26.4)]
    [InlineData("-5%", -5)]
    [InlineData("100.00000000000000000000000000000000000000%", 100)]
    [InlineData("-0.0%", 0)]
    public void Parse_OfAPercentage_TakesTheSignOrNot(string text, double value)
        => Assert.Equal(new Percentage((decimal)value), Percentage.Parse(text));

    [Theory]
    [InlineData("0.00000000000000000000000000001%")]
    [InlineData("7.92281625142643375935439503355%")]
    [InlineData("79228162514264337593543950336%")]
    public void Parse_OfAPercentageThatDecimalWouldRound_IsRefused(string text)
        => Assert.Throws<FormatException>(() => Percentage.Parse(text));

    [Fact]
    public void Parse_OfTheSpecialDrawingRight_HasOneName() => Assert.Equal(Currency.SpecialDrawingRight, Currency.Parse("SDR"));

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("DEM", true)]
    [InlineData("XCG", true)]
    [InlineData("MAX", false)]
    [InlineData("MIN", false)]
    [InlineData("DTN", false)]
    [InlineData("eur", false)]
    [InlineData("EURO", false)]
    public void TryParse_Currency_KnowsTheCodesOfIso4217(string text, bool isCurrency)
    {
        Assert.Equal(isCurrency, Currency.TryParse(text, out Currency code));
        Assert.Equal(isCurrency ? text : "", code.ToString());
    }

    [Fact]
    public void Constructor_OfACurrencyThatIsNotInIso4217_IsRefusedByName()
        => Assert.Contains("'DTN' is not a currency of ISO 4217", Assert.Throws<ArgumentException>(() => new Currency("DTN")).Message,
            StringComparison.Ordinal);

    private static object? Call(Type type, string method, string? text)
    {
        try
        {
            MethodInfo generic = typeof(ParsingTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
            return generic.MakeGenericMethod(type).Invoke(null, [text]);
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    // Parses through the interface, with a culture whose decimal separator is the comma.
    private static T ParseAs<T>(string text)
        where T : IParsable<T>
        => T.Parse(text, CultureInfo.GetCultureInfo("de-DE"));

    private static bool CanParseAs<T>(string? text)
        where T : IParsable<T>
        => T.TryParse(text, CultureInfo.GetCultureInfo("de-DE"), out _);
}
