using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Duties of and on unions, groups and their members.</summary>
public class UnionDutyTests
{
    private static readonly PartyId Asean = new("ASEAN");
    private static readonly PartyId Singapore = new("SGP");
    private static readonly PartyId VietNam = new("VNM");
    private static readonly PartyId Japan = new("JPN");

    private static readonly NegotiationDefinition Table = new(new("Test agreement", [],
    [
        new(India, "India"), new(Usa, "United States"), new(Japan, "Japan"), EuropeanUnion,
        new(Asean, "ASEAN", PartyKind.Group, [new(Singapore, "Singapore"), new(VietNam, "Viet Nam")]),
    ]));

    private static AdditionalDuty On(
        string id, PartyId importer, ValueSet<PartyId>? exporters, int rate = 25, ProductScope? scope = null, string[]? replaces = null)
        => new(new(id), importer, exporters, scope ?? ProductScope.AllGoods, new Percentage(rate), "law", Day(1),
            replaces: (replaces ?? []).Select(r => new DutyId(r)).ToValueSet());

    private static Negotiation With(params AdditionalDuty[] duties)
        => Negotiation.Replay(Table, duties.Select(d => new DutyImposed(Day(1), d)));

    private static decimal Charge(Negotiation negotiation, PartyId importer, PartyId exporter)
        => negotiation.AdditionalDutyOn(importer, exporter, Day(20)).Total.Value;

    [Fact]
    public void AdditionalDutyOn_DutyOnAUnion_IsBorneByItsMembersGoods()
    {
        Negotiation negotiation = With(On("a", Usa, [Eu]));
        Assert.Equal([25m, 25m, 25m, 0m], new[] { Eu, Germany, France, India }.Select(of => Charge(negotiation, Usa, of)));
    }

    [Fact]
    public void AdditionalDutyOn_DutyOnAGroup_IsBorneByItsMembersGoods()
    {
        Negotiation negotiation = With(On("a", Usa, [Asean]));
        Assert.Equal([25m, 25m, 25m, 0m], new[] { Asean, Singapore, VietNam, Germany }.Select(of => Charge(negotiation, Usa, of)));
    }

    [Fact]
    public void AdditionalDutyOn_DutyOnAMember_IsNotOneOnItsUnionOrItsNeighbour()
    {
        Negotiation negotiation = With(On("a", Usa, [Germany]));
        Assert.Equal([25m, 0m, 0m], new[] { Germany, France, Eu }.Select(of => Charge(negotiation, Usa, of)));
    }

    [Fact]
    public void AdditionalDutyOn_DutyOfACustomsUnion_IsChargedAtEachMembersBorder()
    {
        Negotiation negotiation = With(On("a", Eu, [Usa]));
        Assert.Equal([25m, 25m, 25m, 0m], new[] { Eu, Germany, France, India }.Select(at => Charge(negotiation, at, Usa)));
    }

    [Fact]
    public void AdditionalDutyOn_DutyOfAPlainGroup_IsNotChargedAtItsMembersBorders()
    {
        Negotiation negotiation = With(On("a", Asean, [Usa]), On("b", VietNam, [Usa], rate: 5));
        Assert.Equal([25m, 0m, 5m], new[] { Asean, Singapore, VietNam }.Select(at => Charge(negotiation, at, Usa)));
    }

    [Fact]
    public void AdditionalDutyOn_DutyOnEveryOrigin_SparesGoodsFromInsideTheUnion()
    {
        Negotiation negotiation = With(On("a", Eu, exporters: null));
        Assert.Equal(
            [0m, 0m, 0m, 25m],
            new[] { (Eu, Germany), (Germany, France), (France, Eu), (Germany, India) }.Select(p => Charge(negotiation, p.Item1, p.Item2)));
    }

    [Fact]
    public void AdditionalDutyOn_UnionInsideAGroup_KeepsItsBorderAndBearsTheGroupsDuties()
    {
        PartyId bloc = new("BLOC");
        Party group = new(bloc, "Bloc", PartyKind.Group, [EuropeanUnion, new(Japan, "Japan")]);
        Negotiation negotiation = Negotiation.Replay(
            new NegotiationDefinition(new("Test agreement", [], [new(Usa, "United States"), group])),
            new[] { On("of-union", Eu, [Usa], rate: 1), On("of-group", bloc, [Usa], rate: 2), On("on-group", Usa, [bloc], rate: 4) }.Select(
                d => new DutyImposed(Day(1), d)));
        Assert.Equal([1m, 0m, 2m], new[] { Germany, Japan, bloc }.Select(at => Charge(negotiation, at, Usa)));
        Assert.Equal([4m, 4m, 4m], new[] { Germany, Japan, Eu }.Select(of => Charge(negotiation, Usa, of)));
    }

    [Fact]
    public void Relationship_DutiesOnAUnionAndOnItsMember_AddUpForThatMember()
    {
        RelationshipIndicators relationship = With(On("on-union", Usa, [Eu], rate: 10), On("on-germany", Usa, [Germany], rate: 5))
            .ConvergenceTimeline().Relationship(Day(20));
        Assert.Equal(["USA on EU: 15%"], relationship.HostileCharges.Select(c => c.ToString()));
        Assert.Equal([new("on-germany"), new DutyId("on-union")], relationship.HostileMeasures.Select(d => d.Id));
    }

    [Fact]
    public void Relationship_DutyReplacedForOneOriginAlone_IsStillInForceForAnother()
    {
        Negotiation negotiation = With(On("baseline", Usa, null, rate: 10), On("reciprocal", Usa, [India], replaces: ["baseline"]));
        Assert.Equal(
            [new("baseline"), new DutyId("reciprocal")],
            negotiation.ConvergenceTimeline().Relationship(Day(20)).HostileMeasures.Select(d => d.Id));
        Assert.Equal(
            [new DutyId("reciprocal")],
            negotiation.ConvergenceTimeline().RelationshipBetween(Usa, India, Day(20)).HostileMeasures.Select(d => d.Id));
        Assert.Equal(
            [new DutyId("baseline")],
            negotiation.ConvergenceTimeline().RelationshipBetween(Usa, Japan, Day(20)).HostileMeasures.Select(d => d.Id));
    }

    [Fact]
    public void Relationship_DutiesThatReplaceEachOther_LeaveTheLaterOne()
    {
        Negotiation negotiation = With(On("a", Usa, [India], replaces: ["b"]), On("b", Usa, [India], replaces: ["a"]));
        Assert.Equal([new DutyId("b")], negotiation.ConvergenceTimeline().Relationship(Day(20)).HostileMeasures.Select(d => d.Id));
    }

    // The duty that may be replaced covers chapter 72 without 7204.
    [Theory]
    [InlineData("", "", false)]
    [InlineData("72", "", false)]
    [InlineData("72", "7204", false)]
    [InlineData("72", "720410", false)]
    [InlineData("7201,7202", "", true)]
    [InlineData("72", "7201", true)]
    [InlineData("", "27", false)]
    [InlineData("", "72", true)]
    public void Relationship_DutyReplacedForSomeOfItsGoods_IsStillInForce(string included, string excluded, bool stays)
    {
        static ValueSet<HsCode> Codes(string text)
            => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => new HsCode(c)).ToValueSet();
        Negotiation negotiation = With(
            On("steel", Usa, [India], scope: ProductScope.Of("72").Except("7204")),
            On("successor", Usa, [India], scope: new(Codes(included), Codes(excluded)), replaces: ["steel"]));
        Assert.Equal(stays, negotiation.ConvergenceTimeline().Relationship(Day(20)).HostileMeasures.Any(d => d.Id.Value == "steel"));
    }
}
