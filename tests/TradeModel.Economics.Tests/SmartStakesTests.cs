using TradeModel.Bargaining;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Economics.Tests;

public class SmartStakesTests
{
    private static readonly HsCode Steel = new("72081000"), Wire = new("72171000"), Cheese = new("04069000"), Nuts = new("08021200");

    private static readonly SmartElasticities Given = new() { ImportDemand = -2, Substitution = 1.5 };

    // Cheese has a duty per kilogram without a unit value.
    private static readonly SmartMarket States = new(
        new TariffSchedule(new PartyId("USA"), HsEdition.Hs2022,
        [
            new(Steel, Duty.AdValorem(new(25m))), new(Wire, Duty.Free), new(Cheese, Duty.Specific(2m, new("USD"), "kg")),
        ]),
        [new(Steel, "India", 100), new(Steel, "Korea", 300), new(Wire, "India", 60), new(Cheese, "India", 40)]);

    private static readonly SmartMarket Indian = new(
        new TariffSchedule(new PartyId("IND"), HsEdition.Hs2022, [new(Nuts, Duty.AdValorem(new(50m)))]), [new(Nuts, "United States", 90)]);

    private static readonly SmartIssue OnSteel = new("Steel", "United States", ["India"], ProductScope.Of("7208"), TariffOffer.Eliminate());
    private static readonly SmartIssue OnNuts = new(
        "Nuts", "India", ["United States"], ProductScope.AllGoods, TariffOffer.To(20m), TariffOffer.Eliminate(2));

    private static readonly ValueList<SmartParty> Three =
        [new("India", Indian, Given), new("United States", States, Given), new("Korea")];

    private static readonly SmartStakesOptions OneYear = new() { Years = 1 };

    // What 30 % more of the ratio of Indian to Korean sales moves to India.
    private const double Diverted = 100 * 300 * 0.3 / (130 + 300);

    private static double[] Worth(SmartStakes stakes, int issue, int option)
        => [.. stakes.Scenario.Issues[issue].Options[option].Values.Select(v => v.ToDouble())];

    private static void Near(double[] expected, IEnumerable<double> actual)
    {
        double[] found = [.. actual];
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++) Assert.Equal(expected[i], found[i], 1e-9);
    }

    // The price falls by 20 %, so India sells 40 more, and what is diverted. Buyers gain 30, and 25 % of 100 and of the diversion is lost.
    [Fact]
    public void Of_OneYear_IsWelfareToTheImporterAndRevenueToExporters()
    {
        SmartStakes stakes = SmartStakes.Of(Three, [OnSteel, OnNuts], OneYear);
        Near([40 + Diverted, 30 - (25 + (0.25 * Diverted)), -Diverted], Worth(stakes, 0, 1));
        Near([0, 0, 0], Worth(stakes, 0, 0));
        // From 50 to 20 %, the price falls by a fifth: 36 more. Buyers gain 30 % of 90 + 18, and revenue is 20 % of 126 in place of 45.
        Near([(0.3 * 108) + (0.2 * 126) - 45, 36, 0], Worth(stakes, 1, 1));
        // In the first of two stages the rate is 25 %, and the price falls by a sixth: 30 more.
        Near([(0.25 * 105) + (0.25 * 120) - 45, 30, 0], Worth(stakes, 1, 2));
        Assert.Equal(["as they are", "free in 1 stage"], stakes.Scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal(["as they are", "to 20% in 1 stage", "free in 2 stages"], stakes.Scenario.Issues[1].Options.Select(o => o.Label));
        Assert.Equal(["India", "United States", "Korea"], stakes.Scenario.Parties.Select(p => p.Name));
    }

    // Year 2 is free: the price falls by a third, so 60 more, 50 % of 90 + 30 gained and 45 lost. It is divided by 1.25.
    [Fact]
    public void Of_TwoYears_AddsThemDiscountedToTheFirst()
    {
        SmartStakes stakes = SmartStakes.Of(Three, [OnSteel, OnNuts], new() { Years = 2, DiscountRate = 0.25, ExportShare = 0.5 });
        double first = (0.25 * 105) + (0.25 * 120) - 45, second = (0.5 * 120) - 45;
        Near([first + (second / 1.25), 0.5 * (30 + (60 / 1.25)), 0], Worth(stakes, 1, 2));
        // Three years: the last stage stays.
        SmartStakes longer = SmartStakes.Of(Three, [OnSteel, OnNuts], new() { Years = 3, DiscountRate = 0.25, ExportShare = 0.5 });
        Near([first + (second / 1.25) + (second / 1.5625), 0.5 * (30 + (60 / 1.25) + (60 / 1.5625)), 0], Worth(longer, 1, 2));
        Assert.Equal(SmartStakes.Of(Three, [OnNuts]).Scenario, SmartStakes.Of(Three, [OnNuts], new() { Years = 10 }).Scenario);
    }

    // Two issues on one market, favouring one partner and two.
    [Fact]
    public void Interactions_OfDisjointLines_AreRounding()
    {
        SmartStakes stakes = SmartStakes.Of(
            Three,
            [
                OnSteel, OnNuts, new("Wire", "United States", ["India"], ProductScope.Of("7217"), TariffOffer.Eliminate(3)),
                new("Cheese", "United States", ["India"], ProductScope.Of("04"), TariffOffer.Eliminate(3)),
            ]);
        Assert.All(stakes.Interactions, i =>
        {
            Assert.InRange(i.Error, 0, 1e-9);
            Assert.InRange(i.Share, 0, 1e-12);
            Assert.Equal(2 * 3 * 2 * 2, i.Simulated);
        });
        var outcome = new Outcome([1, 2, 1, 1]);
        Near([.. Enumerable.Range(0, 3).Select(p => stakes.Scenario.Utility(outcome, p).ToDouble())], stakes.Simulate(outcome));
        Assert.Throws<ArgumentException>(() => stakes.Simulate(new Outcome([1, 3, 0, 0])));
        Assert.StartsWith("utilities add what each issue is worth alone; on 24 outcomes", stakes.Scenario.Assumptions[0]);
        // Of 100 + 90 + 60 + 40, the 40 are cheese.
        Assert.Equal(
            [
                "an importer's utility is its welfare in SMART, consumer surplus plus revenue; an exporter's is the change of its export "
                    + "revenue, because SMART gives exporters no welfare",
                "utilities add the stage years 1 to 10, discounted by 0% a year",
                "100% of the imports covered have the elasticity of import demand assumed for all lines",
                "left out: 13.8% of the imports covered, on lines whose rate is not computable in percent",
            ],
            stakes.Scenario.Assumptions.Skip(1));
    }

    [Fact]
    public void Frontier_OfBothIssues_IsInMoney()
    {
        ValueList<SmartParty> two = [Three[0], Three[1]];
        FrontierPoint nash = SmartStakes.Of(two, [OnSteel, OnNuts], OneYear).Scenario.ParetoFrontier().Nash.Points[0];
        // Steel: 60.93 to India and −0.23 to the States. Nuts to 20 %: 12.6 and 36. Nuts in two stages: 11.25 and 30.
        Assert.Equal([1, 1], nash.Outcome.Choices);
        Near([40 + Diverted + 12.6, 5 - (0.25 * Diverted) + 36], nash.Utilities);
    }

    // Wire is free already. The nuts are free from the second year on; the 40 of cheese count nowhere.
    [Theory]
    [InlineData(1, 0, 2, 60.0 / 250)]
    [InlineData(2, 0, 2, 150.0 / 250)]
    [InlineData(2, 1, 1, 160.0 / 250)]
    [InlineData(2, 1, 2, 1)]
    public void ShareFreed_ByTheLastYear_CountsWhatIsFree(int years, int steel, int nuts, double share)
    {
        SmartStakes stakes = SmartStakes.Of(
            Three,
            [
                OnSteel, OnNuts, new("Other", "United States", ["India"], ProductScope.AllGoods.Except("7208"), TariffOffer.Eliminate()),
            ],
            new() { Years = years });
        var outcome = new Outcome([steel, nuts, 0]);
        Assert.True(stakes.ShareFreed((Rational)(share - 1e-9)).Allows(stakes.Scenario, outcome));
        if (share < 1) Assert.False(stakes.ShareFreed((Rational)(share + 1e-9)).Allows(stakes.Scenario, outcome));
    }

    [Fact]
    public void Of_BadInput_IsRefusedByName()
    {
        Refused("a negotiation has at least two parties", [Three[0]], OnNuts);
        Refused("a negotiation has at least one issue", Three);
        Refused("party 'India' occurs twice", [Three[0], Three[0]], OnNuts);
        Refused("issue 'Steel' occurs twice", Three, OnSteel, new("Steel", "India", ["United States"], ProductScope.AllGoods,
            TariffOffer.Eliminate()));
        Refused(
            "line 72081000 of 'United States' is part of two issues: 'Steel' and 'Metals'", Three, OnSteel,
            new SmartIssue("Metals", "United States", ["Korea"], ProductScope.Of("72"), TariffOffer.Eliminate()));
        Refused(
            "issue 'Cars' covers no line of the schedule of 'India': 8703", Three,
            new SmartIssue("Cars", "India", ["United States"], ProductScope.Of("8703"), TariffOffer.Eliminate()));
        Refused(
            "issue 'Ships' is about the tariffs of 'Korea', which has no market", Three,
            new SmartIssue("Ships", "Korea", ["India"], ProductScope.AllGoods, TariffOffer.Eliminate()));
        Refused(
            "no exporter of issue 'Nuts' is a party: USA", Three,
            new SmartIssue("Nuts", "India", ["USA"], ProductScope.AllGoods, TariffOffer.Eliminate()));
        Refused(
            "the importer buys nothing from 'Korea'; the partners are: United States", Three,
            new SmartIssue("Nuts", "India", ["Korea"], ProductScope.AllGoods, TariffOffer.Eliminate()));
        Assert.Contains(
            "'Peru', the importer of issue 'Fish', is not among the parties",
            Assert.Throws<KeyNotFoundException>(() => SmartStakes.Of(
                Three, [new("Fish", "Peru", ["India"], ProductScope.AllGoods, TariffOffer.Eliminate())])).Message,
            StringComparison.Ordinal);

        static void Refused(string why, ValueList<SmartParty> parties, params ValueList<SmartIssue> issues)
            => Assert.Contains(
                why, Assert.Throws<ArgumentException>(() => SmartStakes.Of(parties, issues)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Issue_WithoutOffersOrExporters_IsRefused()
    {
        Throws("offers");
        Throws("offers", TariffOffer.Exclude());
        Throws("offers", TariffOffer.Eliminate(), TariffOffer.Eliminate());
        Assert.Throws<ArgumentException>("exporters", () => new SmartIssue("A", "x", [], ProductScope.AllGoods, TariffOffer.Eliminate()));
        Assert.Throws<ArgumentException>(
            "exporters", () => new SmartIssue("A", "x", ["x"], ProductScope.AllGoods, TariffOffer.Eliminate()));

        static void Throws(string name, params ValueList<TariffOffer> offers)
            => Assert.Throws<ArgumentException>(name, () => new SmartIssue("A", "x", ["y"], ProductScope.AllGoods, offers));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        var defaults = new SmartStakesOptions();
        Assert.Equal((10, 0, 1), (defaults.Years, defaults.DiscountRate, defaults.ExportShare));
        Assert.Throws<ArgumentOutOfRangeException>("years", () => new SmartStakesOptions { Years = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("years", () => new SmartStakesOptions { Years = 101 });
        Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => new SmartStakesOptions { DiscountRate = -0.01 });
        Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => new SmartStakesOptions { DiscountRate = 1.01 });
        Assert.Throws<ArgumentOutOfRangeException>("exportShare", () => new SmartStakesOptions { ExportShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("exportShare", () => new SmartStakesOptions { ExportShare = 1.01 });
        Assert.Throws<ArgumentOutOfRangeException>("exportShare", () => new SmartStakesOptions { ExportShare = double.NaN });
    }
}
