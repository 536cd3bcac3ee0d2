using TradeModel.Goods;
using TradeModel.NonTariffMeasures;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>A name of several words is one party, and a list is as many as it names.</summary>
public static class PartyNameTests
{
    private static ImportResult<NonTariffMeasure> Read(string against, string products = "0402")
    {
        var columns = new NtmListColumns("ntm", "hs")
        {
            Affects = "against",
            PartyNames = new Dictionary<string, PartyId> { ["the neighbours"] = new("ASEAN"), ["Oz"] = new("AUS") }.ToValueMap(),
        };
        return NtmList.Reader(columns, new PartyId("IND")).Read(Bytes.Utf8($"ntm\ths\tagainst\nB31\t\"{products}\"\t\"{against}\"\n"));
    }

    [Theory]
    [InlineData("United States", "USA")]
    [InlineData("united  states", "USA")]
    [InlineData("United States of America; Japan", "JPN USA")]
    [InlineData("USA, JPN", "JPN USA")]
    [InlineData("USA JPN KOR", "JPN KOR USA")]
    [InlineData("usa|jpn", "JPN USA")]
    [InlineData("Korea, Republic of", "KOR")]
    [InlineData("Korea, Republic of, Japan", "JPN KOR")]
    [InlineData("Japan, Korea, Republic of", "JPN KOR")]
    [InlineData("Hong Kong, China", "HKG")]
    [InlineData("Hong Kong, China, China", "CHN HKG")]
    [InlineData("China, Hong Kong SAR", "HKG")]
    [InlineData("China, Hong Kong", "CHN HKG")]
    [InlineData("Macau, China", "MAC")]
    [InlineData("China, Taiwan Province of", "TWN")]
    [InlineData("Trinidad and Tobago, and Saint Vincent and the Grenadines", "TTO VCT")]
    [InlineData("Bahrain, Kingdom of | Saudi Arabia, Kingdom of", "BHR SAU")]
    [InlineData("Venezuela, Bolivarian Republic of; Bolivia, Plurinational State of", "BOL VEN")]
    [InlineData("Viet Nam; Vietnam", "VNM")]
    [InlineData("Türkiye; Turkey", "TUR")]
    [InlineData("Côte d'Ivoire", "CIV")]
    [InlineData("European Union", "EU")]
    [InlineData("Chinese Taipei", "TWN")]
    [InlineData("Guinea; Equatorial Guinea; Guinea-Bissau; Papua New Guinea", "GIN GNB GNQ PNG")]
    [InlineData("Niger; Nigeria", "NER NGA")]
    [InlineData("Dominica; Dominican Republic", "DMA DOM")]
    [InlineData("The Neighbours; oz", "ASEAN AUS")]
    [InlineData("ASEAN", "ASEAN")]
    [InlineData("All Members", "all")]
    [InlineData("ALL", "all")]
    [InlineData("World", "all")]
    [InlineData("erga omnes", "all")]
    [InlineData("All countries", "all")]
    [InlineData("*", "all")]
    [InlineData("WLD", "all")]
    [InlineData("", "all")]
    public static void Names_OfParties_AreRead(string text, string expected)
    {
        ImportResult<NonTariffMeasure> read = Read(text);
        Assert.Empty(read.Failures);
        Assert.Equal(expected, read.Rows[0].Affects is { } parties ? string.Join(' ', parties) : "all");
    }

    [Theory]
    [InlineData("United", "United")]
    [InlineData("States", "States")]
    [InlineData("Japan; Atlantis", "Atlantis")]
    [InlineData("Japan, Atlantis, Korea", "Atlantis")]
    [InlineData("Japan Korea", "Japan Korea")]
    [InlineData("USA and JPN", "USA and JPN")]
    [InlineData("USA XXX", "USA XXX")]
    [InlineData("Members", "Members")]
    [InlineData("all, except Japan", "all")]
    [InlineData("US$", "US$")]
    [InlineData("840", "840")]
    public static void Name_Unknown_IsNamedByTheFailure(string text, string unknown)
        => Assert.Equal(
            $"line 2, against: '{unknown}' is not a known party; name it in NtmListColumns.PartyNames",
            Assert.Single(Read(text).Failures).ToString());

    [Theory]
    [InlineData("0402 0403", "0402 0403")]
    [InlineData("0402; 0403.10", "0402 040310")]
    [InlineData("0102 29 90", "01022990")]
    [InlineData("0102 29 90, 0103", "01022990 0103")]
    [InlineData("01;02", "01 02")]
    [InlineData("0402|0403\n0404", "0402 0403 0404")]
    public static void Products_InOneField_AreRead(string text, string expected)
        => Assert.Equal(ProductScope.Of(expected.Split(' ')), Assert.Single(Read("all", text).Rows).Products);

    [Theory]
    [InlineData("8471 8473 30")]
    [InlineData("01 02 03")]
    [InlineData("0402-0404")]
    [InlineData("ex 0402")]
    [InlineData("0402; 10121")]
    [InlineData("402")]
    public static void Products_ThatMayBeOthers_AreRefused(string text) => Assert.Single(Read("all", text).Failures);

    [Fact]
    public static void PartyNames_BlankOrDefault_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new NtmListColumns("a", "b")
        {
            PartyNames = new Dictionary<string, PartyId> { [" "] = new("USA") }.ToValueMap(),
        });
        Assert.Throws<ArgumentException>(() => new NtmListColumns("a", "b")
        {
            PartyNames = new Dictionary<string, PartyId> { ["x"] = default }.ToValueMap(),
        });
    }

    [Theory]
    [InlineData("8471, 30", "30 8471")]
    [InlineData("8471,8473", "8471 8473")]
    [InlineData("01,02,0402", "01 02 0402")]
    [InlineData("8471,30", null)]
    [InlineData("0402,10; 0403", null)]
    public static void Products_ACommaThatMayBelongToACode_IsRefused(string products, string? expected)
    {
        ImportResult<NonTariffMeasure> read = Read("USA", products);
        Assert.Equal(expected is null ? 1 : 0, read.Failures.Count);
        if (expected is null) Assert.Contains("is not an HS code", read.Failures[0].Reason, StringComparison.Ordinal);
        else Assert.Equal(expected, string.Join(' ', read.Rows[0].Products.Included));
    }
}
