using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Parties;

public class PartyTests
{
    private static Party State(string id) => new(new(id), id);

    [Theory]
    [InlineData("IN")]
    [InlineData("ind")]
    [InlineData("INDI")]
    [InlineData("IN1")]
    [InlineData("EU")]
    public void Constructor_StateWithoutAlpha3_IsRefused(string id) => Assert.Throws<ArgumentException>(() => State(id));

    [Fact]
    public void Constructor_Members_OnlyOfUnionsAndGroups()
    {
        Assert.Throws<ArgumentException>(() => new Party(new("IND"), "India", PartyKind.State, [State("USA")]));
        Assert.Throws<ArgumentException>(() => new Party(new("HKG"), "Hong Kong, China", PartyKind.CustomsTerritory, [State("USA")]));
        Assert.Throws<ArgumentException>(() => new Party(new("EU"), "EU", PartyKind.CustomsUnion, [State("DEU"), State("DEU")]));
        Assert.Throws<ArgumentException>(() => new Party(new("DEU"), "EU", PartyKind.CustomsUnion, [State("DEU")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Party(new("EU"), "EU", (PartyKind)9));
        Assert.Empty(new Party(new("GCC"), "GCC", PartyKind.CustomsUnion).Members);
    }

    [Fact]
    public void SelfAndMembers_Nested_ListsAllDepthFirst()
    {
        Party union = new(new("SACU"), "SACU", PartyKind.CustomsUnion, [State("ZAF"), State("BWA")]);
        Party group = new(new("AFR"), "Africa", PartyKind.Group, [union, State("KEN")]);
        Assert.Equal(["AFR", "KEN", "SACU", "BWA", "ZAF"], group.SelfAndMembers.Select(p => p.Id.Value));
        Assert.Equal(
            group,
            new Party(
                new("AFR"), "Africa", PartyKind.Group,
                [State("KEN"), new(new("SACU"), "SACU", PartyKind.CustomsUnion, [State("BWA"), State("ZAF")])]));
        Assert.Throws<ArgumentException>(() => new Party(new("X"), "X", PartyKind.Group, [union, State("ZAF")]));
    }

    [Fact]
    public void Representative_BadArguments_AreRefused()
    {
        Representative person = new(new("goyal"), "Piyush Goyal", new("IND"), "Minister", EngagementLevel.Minister);
        Assert.Equal("Piyush Goyal, Minister", person.ToString());
        Assert.Throws<ArgumentException>(() => person with { Party = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => person with { Level = (EngagementLevel)9 });
        Assert.Throws<ArgumentException>(() => person with { Name = " x" });
    }
}
