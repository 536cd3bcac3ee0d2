using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Issues;

/// <summary>The options that an issue offers between known positions, the ends of its scale, and the words for its positions.</summary>
public class OptionsBetweenTests
{
    private static readonly PartyId India = new("IND");
    private static readonly PartyId Usa = new("USA");
    private static readonly ValueList<ScaleOption> Grades =
        [new(new("none"), "No grade"), new(new("low"), "Low, for now"), new(new("high"), "High")];
    private static readonly CommitmentCell Bank = new(new("7.B.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);
    private static readonly CommitmentCell Phone = new(new("2.C.a"), ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess);
    private static readonly Issue Path = Tariff(new TariffPathScale(20m, 11, 30m));

    private static Issue Tariff(Scale scale) => new(new("duty"), "Duty", Track.Tariffs, scale, new TariffSubject(India, Usa));

    private static Issue Rule(Scale scale) => new(new("rule"), "Rule", Track.Rules, scale);

    private static Issue Access(Scale scale, IssueSubject? subject = null)
        => new(new("access"), "Access", Track.MarketAccess, scale, subject);

    private static OptionChoice Choice(string id) => new(new(id));

    private static string[] Texts(ValueList<Position> options) => [.. options.Select(o => o.ToString())];

    private static ScheduleScale Schedule()
    {
        var line = new TariffLine(new HsCode("01012100"), new AdValoremDuty(new Percentage(10m)));
        return new(new TariffSchedule(India, HsEdition.Hs2022, [line], Currency.UsDollar), 5);
    }

    [Fact]
    public void OptionsBetween_Interval_AreEvenlySpaced()
        => Assert.Equal(
            ["10", "20", "30", "40"],
            Texts(Rule(new IntervalScale(0m, 100m, "days")).OptionsBetween([new Amount(40m), new Amount(10m)], 2)));

    [Fact]
    public void OptionsBetween_Interval_AreRoundedToTheThirdDigitOfTheRange()
        => Assert.Equal(
            ["0", "33", "67", "100"],
            Texts(Rule(new IntervalScale(0m, 100m, "days")).OptionsBetween([new Amount(0m), new Amount(100m)], 2)));

    [Fact]
    public void OptionsBetween_Ratio_AreEvenlySpacedInTheLogarithm()
    {
        Issue quota = Access(new RatioScale(0m, 10_000m, "t", 100m), new QuotaSubject(India, Usa));
        // The offset s is 100, so the ends are 200 and 3,200 with it. Each of the four steps is a factor of 2.
        Assert.Equal(
            [new QuotaVolume(100m), new QuotaVolume(300m), new QuotaVolume(700m), new QuotaVolume(1500m), new QuotaVolume(3100m)],
            quota.OptionsBetween([new QuotaVolume(100m), new QuotaVolume(3100m)], 3));
    }

    [Fact]
    public void OptionsBetween_Ordinal_AreTheLevelsBetween()
        => Assert.Equal(["none", "low", "high"], Texts(Rule(new OrdinalScale(Grades)).OptionsBetween([Choice("high"), Choice("none")], 0)));

    [Fact]
    public void OptionsBetween_Nominal_AreAllOptionsEvenIfNoneIsKnown()
        => Assert.Equal(["high", "low", "none"], Texts(Rule(new NominalScale(Grades)).OptionsBetween([], 0)));

    [Fact]
    public void OptionsBetween_Paths_CombineFinalRatesWithStages()
        => Assert.Equal(
            ["free in 1 stage", "free in 5 stages", "to 10 in 1 stage", "to 10 in 5 stages", "excluded"],
            Texts(Path.OptionsBetween([TariffOffer.Eliminate(5), TariffOffer.Exclude(), TariffOffer.Eliminate()], 1)));

    [Fact]
    public void OptionsBetween_PathsOfOneFinalRate_HaveStagesBetween()
        => Assert.Equal(
            ["free in 1 stage", "free in 4 stages", "free in 7 stages", "free in 10 stages"],
            Texts(Path.OptionsBetween([TariffOffer.Eliminate(), TariffOffer.Eliminate(10)], 2)));

    [Fact]
    public void OptionsBetween_Commitments_HaveTheOneHalfway()
    {
        var scale = new CommitmentScale([Bank, Phone]);
        ServicesCommitment All(CommitmentLevel level) => new([new(Bank, level), new(Phone, level)]);
        Assert.Equal(
            [All(CommitmentLevel.Unbound), All(CommitmentLevel.Partial), All(CommitmentLevel.Full)],
            Access(scale).OptionsBetween([All(CommitmentLevel.Full), All(CommitmentLevel.Unbound)], 5));
    }

    [Fact]
    public void OptionsBetween_Schedule_AreTheKnownOffers()
    {
        var offer = new ScheduleOffer(TariffOffer.Eliminate(3));
        Assert.Equal([offer], Tariff(Schedule()).OptionsBetween([offer, new ScheduleOffer(TariffOffer.Eliminate(3))], 4));
    }

    [Fact]
    public void OptionsBetween_NoPositionOrOneOfAnotherScale_IsRefused()
    {
        Issue days = Rule(new IntervalScale(0m, 100m, "days"));
        ArgumentException none = Assert.Throws<ArgumentException>("known", () => days.OptionsBetween([], 1));
        Assert.StartsWith("holds no position", none.Message, StringComparison.Ordinal);
        ArgumentException offTheScale = Assert.Throws<ArgumentException>("known", () => days.OptionsBetween([new Amount(101m)], 1));
        Assert.StartsWith("issue 'rule' does not admit 101", offTheScale.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => days.OptionsBetween([new Amount(1m)], -1));
    }

    [Fact]
    public void ScaleEnd_EveryScale_IsItsFarthestPositionEachWay()
    {
        static (string?, string?) Ends(Issue issue)
            => (issue.ScaleEnd(Direction.Lower)?.ToString(), issue.ScaleEnd(Direction.Higher)?.ToString());
        Assert.Equal(("-5", "100"), Ends(Rule(new IntervalScale(-5m, 100m, "days"))));
        Assert.Equal(("none", "high"), Ends(Rule(new OrdinalScale(Grades))));
        Assert.Equal((null, null), Ends(Rule(new NominalScale(Grades))));
        Assert.Equal(("free in 1 stage", "to 30 in 1 stage"), Ends(Path));
        Assert.Equal(("free in 1 stage", "excluded"), Ends(Tariff(new TariffPathScale(20m, 11))));
        Assert.Equal(("free in 1 stage", "excluded"), Ends(Tariff(Schedule())));
        Issue banking = Access(new CommitmentScale([Bank]));
        Assert.Equal(
            (new ServicesCommitment(Bank, CommitmentLevel.Unbound), new ServicesCommitment(Bank, CommitmentLevel.Full)),
            (banking.ScaleEnd(Direction.Lower), banking.ScaleEnd(Direction.Higher)));
    }

    [Fact]
    public void ScaleEnd_Subject_DecidesTheKindOfNumber()
    {
        var scale = new IntervalScale(1m, 9m, "t");
        Assert.Equal(new QuotaVolume(9m), Access(scale, new QuotaSubject(India, Usa)).ScaleEnd(Direction.Higher));
        Issue buying = Access(scale, new ProcurementSubject(India, "central government"));
        Assert.Equal(new ProcurementThreshold(1m), buying.ScaleEnd(Direction.Lower));
    }

    [Fact]
    public void Describe_Numbers_HaveThousandsSeparatorsAndTheUnit()
    {
        Assert.Equal("500,000 SDR", new RatioScale(1m, 1_000_000m, "SDR").Describe(new ProcurementThreshold(500_000m)));
        Assert.Equal("-2.5%", new IntervalScale(-10m, 10m, "percent").Describe(new Amount(-2.5m)));
        Assert.Equal("40% of content", new IntervalScale(0m, 100m, "percent of content").Describe(new Amount(40m)));
    }

    [Fact]
    public void Describe_Options_AreTheirTitles()
    {
        Assert.Equal("Low, for now", new OrdinalScale(Grades).Describe(Choice("low")));
        Assert.Equal("No grade", new NominalScale(Grades).Describe(Choice("none")));
    }

    [Theory]
    [InlineData(0, 1, "free at once")]
    [InlineData(0, 5, "free in 5 stages")]
    [InlineData(12.5, 3, "12.5% in 3 stages")]
    public void Describe_Paths_AreRateAndStages(double rate, int stages, string expected)
        => Assert.Equal(expected, Path.Scale.Describe(TariffOffer.To((decimal)rate, stages)));

    [Fact]
    public void Describe_Exclusion_IsInOneWord() => Assert.Equal("excluded", Path.Scale.Describe(TariffOffer.Exclude()));

    [Fact]
    public void Describe_Commitments_LeaveOutUnboundCells()
    {
        var scale = new CommitmentScale([Bank, Phone]);
        string Words(CommitmentLevel bank, CommitmentLevel phone)
            => scale.Describe(new ServicesCommitment([new(Bank, bank), new(Phone, phone)]));
        Assert.Equal("partial throughout", Words(CommitmentLevel.Partial, CommitmentLevel.Partial));
        Assert.Equal("voice: full (mode 1)", Words(CommitmentLevel.Unbound, CommitmentLevel.Full));
    }

    [Fact]
    public void Describe_ManyCommitments_CountsCells()
    {
        CommitmentCell[] cells =
            [.. Enum.GetValues<ModeOfSupply>().SelectMany(mode => new[] { Bank with { Mode = mode }, Phone with { Mode = mode } })];
        Assert.Equal(8, cells.Length);
        var commitment = new ServicesCommitment(cells.Select((cell, i) => new KeyValuePair<CommitmentCell, CommitmentLevel>(
            cell, i < 5 ? CommitmentLevel.Unbound : i < 7 ? CommitmentLevel.Partial : CommitmentLevel.Full)).ToValueMap());
        Assert.Equal("1 full, 2 partial, 5 unbound", new CommitmentScale([.. cells]).Describe(commitment));
    }

    [Fact]
    public void Describe_PositionOffTheScale_IsRefused()
        => Assert.StartsWith(
            "101 lies off the scale from 0 to 100 days",
            Assert.Throws<ArgumentException>("position", () => new IntervalScale(0m, 100m, "days").Describe(new Amount(101m))).Message,
            StringComparison.Ordinal);
}
