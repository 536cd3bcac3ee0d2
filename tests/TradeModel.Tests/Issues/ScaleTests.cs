using FsCheck;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Issues;

/// <summary>Distances and gaps on each kind of scale: worked examples, and laws that hold for drawn positions.</summary>
public class ScaleTests
{
    private static readonly TariffPathScale Path = new(25m, 15, 50m);
    private static readonly IntervalScale Days = new(0m, 100m, "days");
    private static readonly RatioScale Tonnes = new(200m, 1000m, "t");
    private static readonly OrdinalScale Levels = new([.. "abcde".Select(c => new ScaleOption(new($"{c}")))]);
    private static readonly NominalScale Options = new([new(new("yes")), new(new("no")), new(new("later"))]);
    private static readonly CommitmentCell One = new(new("1.A.a"), ModeOfSupply.CommercialPresence, Obligation.MarketAccess);
    private static readonly CommitmentCell Two = One with { Obligation = Obligation.NationalTreatment };
    private static readonly CommitmentScale Cells = new([One, Two]);

    private static ServicesCommitment Levelled(CommitmentLevel one, CommitmentLevel two) => new([new(One, one), new(Two, two)]);

    private static OptionChoice Choice(string id) => new(new(id));

    [Fact]
    public void Distance_TariffPaths_IsTheAreaBetweenThem()
    {
        // The path falls from 25 by 5 a year: 5 + 10 + 15 + 20 + 25 below the base rate, then 25 for ten more years. The whole is 50 × 15.
        Assert.Equal(325.0 / 750, Path.Distance(TariffOffer.Eliminate(5), TariffOffer.Exclude()), 1e-15);
        Assert.Equal(150.0 / 750, Path.Distance(TariffOffer.To(10m), TariffOffer.Eliminate()), 1e-15);
        Assert.Equal(1.0, Path.Distance(TariffOffer.To(50m), TariffOffer.Eliminate()));
        Assert.Equal(0.0, Path.Distance(TariffOffer.To(25m, 7), TariffOffer.Exclude()));
        // The path 22.5, 20, …, 0 crosses 10. It is above by 12.5 + 10 + 7.5 + 5 + 2.5, then below by 2.5 + 5 + 7.5 + 10, and below by 10
        // for five more years.
        Assert.Equal(112.5 / 750, Path.Distance(TariffOffer.Eliminate(10), TariffOffer.To(10m)), 1e-15);
    }

    [Fact]
    public void Gap_TariffPaths_IsTheShortfallYearByYear()
    {
        TariffOffer offer = TariffOffer.Eliminate(10), request = TariffOffer.To(10m);
        Assert.Equal(37.5 / 750, Path.Gap(offer, Direction.Higher, request, Direction.Lower), 1e-15);
        Assert.Equal(37.5 / 750, Path.Gap(request, Direction.Lower, offer, Direction.Higher), 1e-15);
        Assert.Equal(75.0 / 750, Path.Gap(offer, Direction.Lower, request, Direction.Higher), 1e-15);
        Assert.Equal(0.0, Path.Gap(TariffOffer.Eliminate(), Direction.Higher, request, Direction.Lower));
        Assert.Equal(112.5 / 750, Path.Gap(offer, Direction.Higher, request, Direction.Higher), 1e-15);
        Assert.Equal(112.5 / 750, Path.Gap(offer, null, request, Direction.Lower), 1e-15);
    }

    [Fact]
    public void RatesOf_Offers_AreTheStagesNotRounded()
    {
        TariffPathScale scale = new(10m, 5);
        Assert.Equal([7.5m, 5m, 2.5m, 0m, 0m], scale.RatesOf(TariffOffer.Eliminate(4)));
        Assert.Equal([6m, 6m, 6m, 6m, 6m], scale.RatesOf(TariffOffer.To(6m)));
        Assert.Equal([10m, 10m, 10m, 10m, 10m], scale.RatesOf(TariffOffer.Exclude()));
        Assert.Equal(10m, scale.Ceiling);
        Assert.Throws<ArgumentException>(() => scale.RatesOf(TariffOffer.Eliminate(5)));
    }

    [Fact]
    public void Distance_Intervals_IsTheShareOfTheWidth()
    {
        Assert.Equal(0.25, Days.Distance(new Amount(10m), new Amount(35m)));
        Assert.Equal(1.0, Days.Distance(new Amount(100m), new Amount(0m)));
        Assert.Equal(0.5, new IntervalScale(-1m, 1m, "x").Distance(new Amount(-1m), new Amount(0m)));
        Assert.Equal(0.25, Days.Gap(new Amount(35m), Direction.Higher, new Amount(10m), Direction.Lower));
        Assert.Equal(0.0, Days.Gap(new Amount(10m), Direction.Higher, new Amount(35m), Direction.Lower));
        Assert.Equal(0.25, Days.Gap(new Amount(10m), Direction.Higher, new Amount(35m), Direction.Higher));
        Assert.Equal(new IntervalScale(10m, 40m, "x"), IntervalScale.Between(40m, 10m, "x"));
        Assert.Equal(new RatioScale(0m, 40m, "x", 5m), RatioScale.Between(40m, 0m, "x", 5m));
    }

    [Theory]
    [InlineData("1.0000000000000001", 1.44269504088896333523e-16)]
    [InlineData("1.0000000000003", 4.32808512266624100931e-13)]
    [InlineData("1.000000001", 1.44269504016761588739e-9)]
    [InlineData("1.00007", 1.00985118424316734271e-4)]
    [InlineData("1.3", 0.378511623253729812526)]
    public void Distance_CloseRatios_LosesNoDigits(string quantity, double expected)
    {
        // log2 of the quantity, computed with 60 decimal digits (Python's decimal).
        double distance = new RatioScale(1m, 2m, "t").Distance(
            new QuotaVolume(1m), new QuotaVolume(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(1, distance / expected, 1e-12);
    }

    [Fact]
    public void Distance_Ratios_IsLogarithmic()
    {
        Assert.Equal(Math.Log(2) / Math.Log(5), Tonnes.Distance(new QuotaVolume(200m), new QuotaVolume(400m)), 1e-15);
        Assert.Equal(1.0, Tonnes.Distance(new QuotaVolume(1000m), new QuotaVolume(200m)), 1e-15);
        // With an offset of 100: ln(200/100) / ln(1000/100), the decimal logarithm of 2.
        var thresholds = new RatioScale(0m, 900m, "SDR", 100m);
        Assert.Equal(0.301029995663981195, thresholds.Distance(new ProcurementThreshold(0m), new ProcurementThreshold(100m)), 1e-15);
    }

    [Fact]
    public void Distance_LevelsAndOptions_AreRanksAndEquality()
    {
        Assert.Equal(0.75, Levels.Distance(Choice("b"), Choice("e")));
        Assert.Equal(0.0, Levels.Gap(Choice("b"), Direction.Higher, Choice("e"), Direction.Lower));
        Assert.Equal(0.75, Levels.Gap(Choice("e"), Direction.Higher, Choice("b"), Direction.Lower));
        Assert.Equal(1.0, Options.Distance(Choice("yes"), Choice("later")));
        Assert.Equal(0.0, Options.Distance(Choice("no"), Choice("no")));
        Assert.Equal(4, Levels.RankOf(new("e")));
        Assert.Equal(-1, Levels.RankOf(new("z")));
    }

    [Fact]
    public void IsOrdered_NominalScale_IsFalse()
        => Assert.Equal((true, false), (Levels.IsOrdered, Options.IsOrdered));

    [Fact]
    public void Distance_Commitments_IsTheMeanOverTheCells()
    {
        ServicesCommitment a = Levelled(CommitmentLevel.Unbound, CommitmentLevel.Full);
        ServicesCommitment b = Levelled(CommitmentLevel.Partial, CommitmentLevel.Unbound);
        ServicesCommitment full = Levelled(CommitmentLevel.Full, CommitmentLevel.Full);
        ServicesCommitment unbound = Levelled(CommitmentLevel.Unbound, CommitmentLevel.Unbound);
        Assert.Equal(0.75, Cells.Distance(a, b));
        Assert.Equal(0.5, Cells.Gap(a, Direction.Higher, b, Direction.Lower));
        Assert.Equal(0.25, Cells.Gap(a, Direction.Lower, b, Direction.Higher));
        Assert.Equal(1.0, Cells.Distance(full, unbound));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Distance_AnyScale_IsAMetricWithinOne(IssueWithPositions sample)
    {
        Scale scale = sample.Issue.Scale;
        double ab = scale.Distance(sample.A, sample.B);
        double bc = scale.Distance(sample.B, sample.C);
        double ac = scale.Distance(sample.A, sample.C);
        Assert.InRange(ab, 0.0, 1.0);
        Assert.Equal(ab, scale.Distance(sample.B, sample.A));
        Assert.Equal(0.0, scale.Distance(sample.A, sample.A));
        Assert.InRange(ac, 0.0, ab + bc + 1e-12);
        if (sample.A.Equals(sample.B)) Assert.Equal(0.0, ab);
        else if (scale is not (TariffPathScale or ScheduleScale)) Assert.NotEqual(0.0, ab);
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Gap_OpposedDirections_SplitsTheDistance(IssueWithPositions sample)
    {
        Scale scale = sample.Issue.Scale;
        double distance = scale.Distance(sample.A, sample.B);
        double up = scale.Gap(sample.A, Direction.Higher, sample.B, Direction.Lower);
        double down = scale.Gap(sample.A, Direction.Lower, sample.B, Direction.Higher);
        Assert.Equal(up, scale.Gap(sample.B, Direction.Lower, sample.A, Direction.Higher));
        Assert.Equal(distance, scale.Gap(sample.A, Direction.Higher, sample.B, null));
        Assert.Equal(distance, scale.Gap(sample.A, Direction.Lower, sample.B, Direction.Lower));
        Assert.InRange(up, 0.0, 1.0);
        if (scale.IsOrdered) Assert.Equal(distance, up + down, 1e-12);
        else Assert.Equal(distance, up);
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Distance_AnotherUnit_IsTheSame(PositiveInt factor, decimal a, decimal b)
    {
        decimal x = Math.Abs(a % 100m), y = Math.Abs(b % 100m), f = (factor.Get % 1000) + 1;
        IntervalScale scaled = new(0m, 100m * f, "x");
        Assert.Equal(Days.Distance(new Amount(x), new Amount(y)), scaled.Distance(new Amount(x * f), new Amount(y * f)), 1e-12);
        RatioScale small = new(0m, 100m, "x", 1m), large = new(0m, 100m * f, "x", f);
        Assert.Equal(small.Distance(new Amount(x), new Amount(y)), large.Distance(new Amount(x * f), new Amount(y * f)), 1e-12);
    }

    [Fact]
    public void Distance_PositionOffTheScale_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Days.Distance(new Amount(101m), new Amount(1m)));
        Assert.Throws<ArgumentException>(() => Days.Distance(new Amount(1m), Choice("a")));
        Assert.Throws<ArgumentException>(() => Days.Gap(new Amount(1m), null, new Amount(-1m), null));
        Assert.Throws<ArgumentNullException>(() => Days.Distance(null!, new Amount(1m)));
        Assert.Throws<ArgumentNullException>(() => Days.Contains(null!));
    }

    [Fact]
    public void Contains_Positions_AreThoseOnTheScale()
    {
        Position[] days = [new Amount(0m), new Amount(100m), new Amount(-1m), new Amount(101m), Choice("a")];
        Assert.Equal(days[..2], days.Where(Days.Contains));
        ServicesCommitment[] commitments =
            [Levelled(CommitmentLevel.Full, CommitmentLevel.Full), new ServicesCommitment(One, CommitmentLevel.Full)];
        Assert.Equal(commitments[..1], commitments.Where(Cells.Contains));
    }

    private static readonly Dictionary<string, (string Parameter, Func<object> Make)> Bad = new()
    {
        ["an interval of no width"] = ("max", () => new IntervalScale(1m, 1m, "x")),
        ["an interval with its ends reversed"] = ("max", () => new IntervalScale(2m, 1m, "x")),
        ["an interval end above the limit"] = ("max", () => new IntervalScale(0m, 2_000_000_000_000_000_000m, "x")),
        ["a blank unit"] = ("unit", () => new IntervalScale(0m, 1m, " ")),
        ["a ratio scale with 0 and no offset"] = ("offset", () => new RatioScale(0m, 1m, "t")),
        ["a negative ratio end"] = ("min", () => new RatioScale(-1m, 1m, "t", 5m)),
        ["a ratio scale of no width"] = ("max", () => new RatioScale(1m, 1m, "t")),
        ["a negative offset"] = ("offset", () => new RatioScale(1m, 2m, "t", -1m)),
        ["a single level"] = ("levels", () => new OrdinalScale([new(new("a"))])),
        ["two levels with one id"] = ("levels", () => new OrdinalScale([new(new("a")), new(new("a"), "other")])),
        ["no options"] = ("options", () => new NominalScale([])),
        ["no cells"] = ("cells", () => new CommitmentScale([])),
        ["a negative base rate"] = ("baseRate", () => new TariffPathScale(-1m, 10)),
        ["a ceiling of 0"] = ("ceiling", () => new TariffPathScale(0m, 10)),
        ["a horizon of one year"] = ("horizon", () => new TariffPathScale(10m, 1)),
        ["a horizon of 101 years"] = ("horizon", () => new TariffPathScale(10m, 101)),
        ["a ceiling below the base rate"] = ("ceiling", () => new TariffPathScale(10m, 10, 9m)),
        ["a unit value of a specific duty"] = ("unitValue", () => new TariffPathScale(10m, 10, unit: "cents/kg", unitValue: 5m)),
        ["no stages"] = ("inStages", () => TariffOffer.Eliminate(0)),
        ["a negative rate"] = ("finalRate", () => TariffOffer.To(-1m)),
        ["a negative quota"] = ("number", () => new QuotaVolume(-1m)),
        ["a negative threshold"] = ("number", () => new ProcurementThreshold(-0.1m)),
    };

    public static TheoryData<string> BadArguments => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(BadArguments))]
    public void Constructor_BadArgument_IsRefusedByName(string what)
    {
        (string parameter, Func<object> make) = Bad[what];
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    [Fact]
    public void Amount_NegativeZero_IsZero()
    {
        Assert.Equal(new Amount(0m), new Amount(-0.0m));
        Assert.Equal("0", new Amount(-0.00m).ToString());
    }

    [Fact]
    public void Equals_ScalesWrittenDifferently_AreOneValue()
    {
        Assert.Equal(new IntervalScale(0.0m, 1.50m, "x"), new IntervalScale(0m, 1.5m, "x"));
        Assert.Equal(new IntervalScale(0.0m, 1.50m, "x").GetHashCode(), new IntervalScale(0m, 1.5m, "x").GetHashCode());
        Assert.Equal(new TariffPathScale(10m, 5), new TariffPathScale(10.00m, 5, 10m));
        Assert.Equal(new NominalScale([new(new("b")), new(new("a"))]), new NominalScale([new(new("a")), new(new("b"))]));
        Assert.NotEqual(new OrdinalScale([new(new("b")), new(new("a"))]), new OrdinalScale([new(new("a")), new(new("b"))]));
    }
}
