using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using Xunit;

namespace TradeModel.Tests.Goods;

public class HsConcordanceTests
{
    private static readonly HsConcordance Small = SmallConcordance.From2017To2022;

    private static HsConcordance Of(int from, int to, string pairs) => SmallConcordance.Of((HsEdition)from, (HsEdition)to, pairs);

    private static ValueMap<HsCode, decimal> Values(params (string Code, decimal Value)[] values)
        => values.Select(v => KeyValuePair.Create(new HsCode(v.Code), v.Value)).ToValueMap();

    [Theory]
    [InlineData("010121", "{010121}", HsRelationship.OneToOne)]
    [InlineData("030510", "{030910}", HsRelationship.OneToOne)]
    [InlineData("03051010", "{030910}", HsRelationship.OneToOne)]
    [InlineData("0305109012", "{030910}", HsRelationship.OneToOne)]
    [InlineData("070959", "{070952, 070959}", HsRelationship.OneToMany)]
    [InlineData("440310", "{440311}", HsRelationship.OneToOne)]
    [InlineData("440399", "{440310}", HsRelationship.OneToOne)]
    [InlineData("841111", "{841110}", HsRelationship.ManyToOne)]
    [InlineData("854810", "{854911, 854919}", HsRelationship.ManyToMany)]
    [InlineData("970600", "{970610, 970690}", HsRelationship.OneToMany)]
    [InlineData("999999", "{}", null)]
    [InlineData("770000", "{}", null)]
    [InlineData("0101", "{010121, 010129}", null)]
    [InlineData("01012", "{010121, 010129}", null)]
    [InlineData("85", "{854890, 854911, 854919}", null)]
    [InlineData("02", "{}", null)]
    public void Convert_Code_GivesEveryCounterpart(string code, string counterparts, HsRelationship? relationship)
    {
        Assert.Equal(counterparts, Small.Convert(new(code)).ToString());
        Assert.Equal(relationship, Small.FindRelationship(new(code)));
    }

    [Theory]
    [InlineData("970600", "970610", HsRelationship.OneToMany)]
    [InlineData("841112", "841110", HsRelationship.ManyToOne)]
    [InlineData("854810", "854911", HsRelationship.OneToMany)]
    [InlineData("854810", "854919", HsRelationship.ManyToMany)]
    public void RelationshipOf_Pair_IsThatOfTheUnTables(string from, string to, HsRelationship relationship)
    {
        Assert.Equal(relationship, Small.RelationshipOf(new(new(from), new(to))));
        Assert.Throws<KeyNotFoundException>(() => Small.RelationshipOf(new(new(from), new("010121"))));
    }

    [Fact]
    public void Hs2028_IsAnEditionToConvertTo()
    {
        HsConcordance next = Of(2022, 2028, "010121 010122");
        Assert.Equal("HS 2022 to HS 2028, 1 pairs", next.ToString());
        Assert.Equal("{010122}", next.Convert(new("01012100")).ToString());
    }

    [Theory]
    [InlineData("default(HsCode) is not an HS code")]
    [InlineData("'0101' is not a subheading of six digits", "0101")]
    [InlineData("'01012100' is not a subheading of six digits", "01012100")]
    public void Pair_OtherThanSubheadings_IsRefused(string reason, string? code = null)
    {
        HsCode bad = code is null ? default : new(code), good = new("010121");
        Assert.StartsWith(reason, Assert.ThrowsAny<ArgumentException>(() => new HsConcordancePair(bad, good)).Message);
        Assert.StartsWith(reason, Assert.ThrowsAny<ArgumentException>(() => new HsConcordancePair(good, good) with { To = bad }).Message);
    }

    [Fact]
    public void Construct_PairGivenTwiceOrUnknownEdition_IsRefused()
    {
        Assert.Contains("the pair '010121 → 010121' is given twice",
            Assert.Throws<ArgumentException>(() => Of(2017, 2022, "010121 010121\n010121 010121")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(2018, 2022, "010121 010121"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(2017, 0, "010121 010121"));
    }

    [Fact]
    public void Then_EditionsThatDoNotMeet_AreRefused()
        => Assert.Contains("a concordance to HS 2022 cannot be followed by one from HS 2017",
            Assert.Throws<ArgumentException>(() => Small.Then(Small)).Message);

    [Fact]
    public void Then_CodeThatTheNextLacks_IsRefusedOrAGap()
    {
        HsConcordance first = Of(2012, 2017, "300210 300211\n300210 300219"), next = Of(2017, 2022, "300211 300241");
        Assert.Contains("lacks '300219'", Assert.Throws<ArgumentException>(() => first.Then(next)).Message);
        Assert.Equal("{300219}", first.GapsBefore(next).ToString());
        Assert.Equal(Of(2012, 2022, "300210 300241"), first.Then(next, allowsGaps: true));
    }

    [Fact]
    public void Then_SplitAfterMerge_ListsEveryPath()
    {
        HsConcordance first = Of(2012, 2017, "100110 100190\n100120 100190"), next = Of(2017, 2022, "100190 100191\n100190 100199");
        Assert.Equal(Of(2012, 2022, "100110 100191\n100110 100199\n100120 100191\n100120 100199"), first.Then(next));
    }

    [Fact]
    public void ConvertValues_SplitCode_IsSharedByTradeOrLeftOver()
    {
        ValueMap<HsCode, decimal> values = Values(("970600", 100m), ("01012100", 5m), ("01012110", 6m), ("770000", 7m), ("0101", 8m));
        HsConvertedValues shared = Small.ConvertValues(values, Values(("97061000", 1m), ("97061010", 0m), ("970690", 2m), ("010121", 9m)));
        Assert.Equal(Values(("010121", 11m), ("970610", 33.3333333333m), ("970690", 66.6666666667m)), shared.Values);
        Assert.Equal(Values(("770000", 7m), ("0101", 8m)), shared.Unlisted);
        Assert.Empty(shared.Unshared);
        Assert.Equal(126m, shared.Total);
        HsConvertedValues alone = Small.ConvertValues(values);
        Assert.Equal(Values(("970600", 100m)), alone.Unshared);
        Assert.Equal(126m, alone.Total);
        Assert.Equal(Values(("970600", 100m)), Small.ConvertValues(values, Values(("970610", 0m))).Unshared);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000000000000000")]
    [InlineData("0.00000000001")]
    public void ConvertValues_ValueOutOfRange_IsRefused(string text)
    {
        ValueMap<HsCode, decimal> bad = Values(("010121", decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.ConvertValues(bad));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small.ConvertValues([], bad));
        Assert.Throws<ArgumentException>(() => Small.ConvertValues([], Values(("0101", 1m))));
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Reverse_Twice_IsTheSame(HsConcordance one)
    {
        Assert.Equal(one, new HsConcordance(one.To, one.From, one.Reverse().Pairs).Reverse());
        Assert.Equal(one.GetHashCode(), one.Reverse().Reverse().GetHashCode());
        Assert.Equal(one.Pairs.Count, one.Reverse().Pairs.Count);
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Then_OfThree_IsAssociative(HsConcordance a, HsConcordance b, HsConcordance c)
    {
        HsConcordance first = At(a, 2007, 2012), second = At(b, 2012, 2017), third = At(c, 2017, 2022);
        HsConcordance left = first.Then(second, allowsGaps: true).Then(third, allowsGaps: true);
        Assert.Equal(left, first.Then(second.Then(third, allowsGaps: true), allowsGaps: true));
        Assert.Equal(left.Reverse(), third.Reverse()
            .Then(second.Reverse(), allowsGaps: true).Then(first.Reverse(), allowsGaps: true));
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Relationship_OfAPair_IsMirroredInReverse(HsConcordance one)
        => Assert.All(one.Pairs, pair => Assert.Equal(
            one.RelationshipOf(pair) switch
            {
                HsRelationship.OneToMany => HsRelationship.ManyToOne,
                HsRelationship.ManyToOne => HsRelationship.OneToMany,
                var same => same,
            },
            one.Reverse().RelationshipOf(new(pair.To, pair.From))));

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Convert_CodesOneToOne_RoundTrip(HsConcordance one)
    {
        foreach (HsCode code in one.Sources)
        {
            ValueSet<HsCode> back = one.Convert(code).SelectMany(one.Reverse().Convert).Distinct().ToValueSet();
            Assert.Contains(code, back);
            if (one.FindRelationship(code) == HsRelationship.OneToOne) Assert.Equal<HsCode>([code], back);
        }
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void ConvertValues_AnyTrade_ConservesTheTotal(HsConcordance one, ushort[] values, ushort[] trade)
    {
        ValueMap<HsCode, decimal> given = values.Take(12)
            .Select((v, i) => KeyValuePair.Create(Arbitraries.Code(i), v / 7 / 1000m)).ToValueMap();
        ValueMap<HsCode, decimal> by = trade.Take(12).Select((v, i) => KeyValuePair.Create(Arbitraries.Code(i), v / 100m)).ToValueMap();
        HsConvertedValues converted = one.ConvertValues(given, by);
        Assert.Equal(given.Values.Sum(), converted.Values.Values.Sum() + converted.Unlisted.Values.Sum() + converted.Unshared.Values.Sum());
        Assert.Equal(given.Values.Sum(), converted.Total);
        Assert.All(converted.Values, v => Assert.True(v.Value >= 0, $"{v.Key} has {v.Value}"));
        Assert.All(converted.Unshared.Keys, code => Assert.True(one.Convert(code).Count > 1, $"{code} has one counterpart"));
    }

    private static HsConcordance At(HsConcordance one, int from, int to) => new((HsEdition)from, (HsEdition)to, one.Pairs);

    public static class Arbitraries
    {
        internal static HsCode Code(int number)
            => new((100000 + (number % 12 * 7)).ToString(System.Globalization.CultureInfo.InvariantCulture));

        internal static Gen<string> Code6 => Gen.Choose(0, 9).Select(n => Code(n).ToString());

        public static Arbitrary<HsConcordance> Concordances() => Arb.From(
            from pairs in Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 9)).ListOf()
            select new HsConcordance(HsEdition.Hs2017, HsEdition.Hs2022,
                pairs.Distinct().Select(p => new HsConcordancePair(Code(p.Item1), Code(p.Item2)))));
    }
}
