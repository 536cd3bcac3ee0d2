using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

public static class HsCorrelationTableTests
{
    private const string Small = """
        hs2022,hs2017,relationship
        010121,010121,1:1
        030910,030510,1:1
        970610,970600,n:1
        970690,970600,n:1
        """;

    private static ImportResult<HsCorrelationRow> Read(string text) => HsCorrelationTable.Reader.Read(Bytes.Utf8(text));

    [Fact]
    public static void SmallTable_GivesTheConcordanceOfItsColumns()
    {
        ImportResult<HsCorrelationRow> table = Read(Small);
        Assert.Equal(["010121 → 010121, OneToOne", "030910 → 030510, OneToOne"], table.Rows.Take(2).Select(r => r.ToString()));
        HsConcordance concordance = HsCorrelationTable.ToConcordance(table);
        Assert.Equal("HS 2022 to HS 2017, 4 pairs", concordance.ToString());
        Assert.Equal("{970610, 970690}", concordance.Reverse().Convert(new("97060000")).ToString());
        Assert.Empty(HsCorrelationTable.FindDisagreements(table));
    }

    [Theory]
    [InlineData("HS 2017;HS 2022\n10121;10121", "HS 2017 to HS 2022, 1 pairs")]
    [InlineData("2012\t2017\n010121\t010121", "HS 2012 to HS 2017, 1 pairs")]
    [InlineData("note,HS-2022,hs_2028,Relationship\nx,0101.21,010121,1:N", "HS 2022 to HS 2028, 1 pairs")]
    public static void Columns_AnyOrderAndSpelling_NameTheEditions(string text, string concordance)
    {
        ImportResult<HsCorrelationRow> table = Read(text);
        Assert.Empty(table.Failures);
        Assert.Equal(concordance, HsCorrelationTable.ToConcordance(table).ToString());
        Assert.Equal("010121 → 010121", table.Rows[0].Pair.ToString());
    }

    [Theory]
    [InlineData("a,b\n1,2", "fewer than two of its columns name an edition, as 'hs2022' does")]
    [InlineData("\"a\nb\",c\n1,2", "(its columns are a b, c)")]
    [InlineData("hs2022,hs2021\n1,2", "fewer than two of its columns name an edition")]
    [InlineData("hs2022,hs2017,hs2012\n1,2,3", "more than two of its columns name an edition; keep the two that correspond")]
    public static void Columns_WithoutTwoEditions_AreRefused(string text, string reason)
        => Assert.Contains(reason, Assert.Throws<ImportException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0101,010121,1:1", "line 2, hs2022: '0101' does not have six digits")]
    [InlineData("01012100,010121,1:1", "line 2, hs2022: '01012100' does not have six digits")]
    [InlineData("010121,01012,1:1", "line 2, hs2017: '01012' does not have six digits")]
    [InlineData("010121,,1:1", "line 2, hs2017: the code is missing")]
    [InlineData("010121,NULL,1:1", "line 2, hs2017: 'NULL' is not an HS code")]
    [InlineData("010121,010121,2:1", "line 2, relationship: '2:1' is not 1:1, 1:n, n:1 or n:n")]
    public static void Row_Faulty_IsAFailureWithItsPlace(string row, string failure)
    {
        ImportResult<HsCorrelationRow> table = Read($"hs2022,hs2017,relationship\n{row}\n");
        Assert.Empty(table.Rows);
        Assert.Equal(failure, Assert.Single(table.Failures).ToString());
    }

    [Fact]
    public static void PartOfATable_DisagreesWithItsStatedRelationships()
    {
        ImportResult<HsCorrelationRow> part = Read(Small[..Small.IndexOf("970690", StringComparison.Ordinal)]);
        Assert.Equal("970610 → 970600, ManyToOne", Assert.Single(HsCorrelationTable.FindDisagreements(part)).ToString());
        Assert.Contains("is given twice", Assert.Throws<ArgumentException>(
            () => HsCorrelationTable.ToConcordance(Read(Small + "\n010121,010121,1:1"))).Message, StringComparison.Ordinal);
    }

    // The counts were taken from the files with a few lines of Python.
    [Theory]
    [InlineData("hs-correlation-2022-2017.csv", 15657, 4097, 54, 1392, 10114)]
    [InlineData("hs-correlation-2017-2012.csv", 6141, 4744, 44, 578, 775)]
    public static void RealTable_Relationships_AreThoseTheFileStates(string file, int pairs, int one, int split, int merged, int many)
    {
        ImportResult<HsCorrelationRow> table = RealTable(file);
        Assert.Equal((pairs, 0), (table.Rows.Count, table.Failures.Count));
        Assert.Empty(HsCorrelationTable.FindDisagreements(table));
        HsConcordance concordance = HsCorrelationTable.ToConcordance(table);
        ILookup<HsRelationship, HsConcordancePair> kinds = concordance.Pairs.ToLookup(concordance.RelationshipOf);
        Assert.Equal((one, split, merged, many), (
            kinds[HsRelationship.OneToOne].Count(), kinds[HsRelationship.OneToMany].Count(),
            kinds[HsRelationship.ManyToOne].Count(), kinds[HsRelationship.ManyToMany].Count()));
        Assert.Equal(concordance, concordance.Reverse().Reverse());
        foreach (HsCode code in concordance.Sources.Where(c => concordance.FindRelationship(c) == HsRelationship.OneToOne))
            Assert.Equal<HsCode>([code], concordance.Reverse().Convert(concordance.Convert(code)[0]));
    }

    [Fact]
    public static void RealTables_Chained_LeadFrom2012To2022()
    {
        HsConcordance first = HsCorrelationTable.ToConcordance(RealTable("hs-correlation-2017-2012.csv")).Reverse();
        HsConcordance next = HsCorrelationTable.ToConcordance(RealTable("hs-correlation-2022-2017.csv")).Reverse();
        // The newer table lacks one code of HS 2017 that the older one has, so a chain without a word would lose goods.
        Assert.Equal("{300219}", first.GapsBefore(next).ToString());
        Assert.Contains("lacks '300219'", Assert.Throws<ArgumentException>(() => first.Then(next)).Message, StringComparison.Ordinal);
        HsConcordance chain = first.Then(next, allowsGaps: true);
        Assert.Equal((HsEdition.Hs2012, HsEdition.Hs2022), (chain.From, chain.To));
        Assert.Equal("{010121}", chain.Convert(new("01012100")).ToString());
        Assert.Equal(first.Sources.Count, chain.Sources.Count);
    }

    private static ImportResult<HsCorrelationRow> RealTable(string name)
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        return HsCorrelationTable.Reader.ReadFile(Path.Combine(data, name));
    }
}
