using TradeModel.NonTariffMeasures;
using Xunit;

namespace TradeModel.Tests.NonTariffMeasures;

public static class MastTreeTests
{
    [Fact]
    public static void Chapters_OfTheTree_AreAToP()
        => Assert.Equal("ABCDEFGHIJKLMNOP", string.Concat(MastTree.Chapters.Select(c => c.Code)));

    [Fact]
    public static void All_EachEntry_HasItsParentListedAndIsUnique()
    {
        foreach (NtmClass entry in MastTree.All)
            if (entry.Code.Parent is { } parent)
                Assert.Contains(entry, MastTree.GetChildren(parent));
        Assert.Equal(MastTree.All.Count, MastTree.All.Select(c => c.Code).Distinct().Count());
    }

    [Fact]
    public static void Find_EachEntry_FindsIt()
    {
        foreach (NtmClass entry in MastTree.All) Assert.Same(entry, MastTree.Find(entry.Code));
        Assert.Null(MastTree.Find(new("A7")));
        Assert.Throws<KeyNotFoundException>(() => MastTree.Get(new("A7")));
    }

    [Fact]
    public static void GetNearest_CodeNotListed_ClimbsToAListedOne()
    {
        Assert.Equal(new NtmCode("B31"), MastTree.GetNearest(new("B319")).Code);
        Assert.Equal(new NtmCode("M"), MastTree.GetNearest(new("M12")).Code);
    }

    [Theory]
    [InlineData("A83", NtmNature.Technical)]
    [InlineData("C1", NtmNature.Technical)]
    [InlineData("D12", NtmNature.NonTechnical)]
    [InlineData("O", NtmNature.NonTechnical)]
    [InlineData("P3", NtmNature.ExportRelated)]
    public static void Nature_OfAChapter_FollowsTheClassification(string code, NtmNature nature)
        => Assert.Equal(nature, MastTree.Get(new(code)).Nature);
}
