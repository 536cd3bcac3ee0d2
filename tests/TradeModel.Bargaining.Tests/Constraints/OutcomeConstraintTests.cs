using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

public class OutcomeConstraintTests
{
    private static readonly IssueChoice Steel = new("Steel", "0 %"), Pulses = new("Pulses", "0 %"), Wine = new("Wine", "0 %");

    [Fact]
    public void ToString_EachConstraint_ReadsAsTheFieldSaysIt()
    {
        Assert.Equal("not both Pulses: 0 % and Steel: 0 %", OutcomeConstraint.NotBoth(Steel, Pulses).ToString());
        Assert.Equal("if Steel: 0 % then Wine: 0 %", OutcomeConstraint.IfThen(Steel, Wine).ToString());
        Assert.Equal("at least 2 of Pulses: 0 %, Steel: 0 %, Wine: 0 %", OutcomeConstraint.AtLeast(2, Steel, Pulses, Wine).ToString());
        Assert.Equal("at most 1 of Pulses: 0 %, Steel: 0 %, Wine: 0 %", OutcomeConstraint.AtMost(1, Steel, Pulses, Wine).ToString());
        Assert.Equal("exactly 1 of Pulses: 0 %, Steel: 0 %", OutcomeConstraint.Exactly(1, Steel, Pulses).ToString());
        Assert.Equal("1 to 2 of Pulses: 0 %, Steel: 0 %, Wine: 0 %", new IssueChoiceCount([Steel, Pulses, Wine], 1, 2).ToString());
        Assert.Equal("at least 1 of 0: x, 1: x, 2: x, 3: x and 6 more",
            OutcomeConstraint.AtLeast(1, Enumerable.Range(0, 10).Select(i => new IssueChoice($"{i}", "x")).ToValueSet()).ToString());
        Assert.Equal("at least 92.5% of trade", OutcomeConstraint.ShareAtLeast(0.925, "trade", [new("Steel", 1)], [Steel]).ToString());
        Assert.Equal("utility of India at least 0.4", OutcomeConstraint.UtilityAtLeast("India", 0.4).ToString());
        Assert.Equal("utility of India at least 0.4 and at most 0.5", new UtilityBound("India", 0.4, 0.5).ToString());
    }

    [Fact]
    public void Equality_OfConstraints_IsByValue()
    {
        Assert.Equal(OutcomeConstraint.NotBoth(Steel, Pulses), OutcomeConstraint.NotBoth(new("Pulses", "0 %"), new("Steel", "0 %")));
        Assert.Equal(OutcomeConstraint.ShareAtLeast(0.5, "trade", [new("Steel", 1)], [Steel]),
            OutcomeConstraint.ShareAtLeast(new Rational(1, 2), "trade", [new("Steel", 1)], [Steel]));
        Assert.NotEqual(OutcomeConstraint.IfThen(Steel, Pulses), OutcomeConstraint.IfThen(Pulses, Steel));
        Assert.Equal(OutcomeObjective.Weighted(1, 2), OutcomeObjective.Weighted(1, 2));
    }

    [Fact]
    public void Choices_Order_ByIssueThenOption()
    {
        IssueChoice[] sorted = [Pulses, new("Steel", "0 %"), new("Steel", "5 %")];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.Equal(1, Steel.CompareTo(null));
    }

    [Fact]
    public void Constructors_ThatWouldSayNothing_Throw()
    {
        Assert.Throws<ArgumentException>(() => new IssueChoice("", "x"));
        Assert.Throws<ArgumentException>(() => Steel with { Option = "" });
        Assert.Throws<ArgumentException>(() => new IssueChoiceCount([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeConstraint.AtLeast(2, Steel));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeConstraint.AtMost(-1, Steel));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IssueChoiceCount([Steel, Pulses], 2, 1));
        Assert.Throws<ArgumentException>(() => OutcomeConstraint.NotBoth(Steel, Steel));
        Assert.Throws<ArgumentNullException>(() => OutcomeConstraint.IfThen(Steel, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeConstraint.ShareAtLeast(1.1, "trade", [new("Steel", 1)], [Steel]));
        Assert.Throws<ArgumentException>(() => OutcomeConstraint.ShareAtLeast(0.5, "", [new("Steel", 1)], [Steel]));
        Assert.Throws<ArgumentException>(() => OutcomeConstraint.ShareAtLeast(0.5, "trade", [new("Steel", 0)], [Steel]));
        Assert.Throws<ArgumentException>(() => OutcomeConstraint.ShareAtLeast(0.5, "trade", [new("Pulses", 1)], [Steel]));
        Assert.Throws<ArgumentException>(() => OutcomeConstraint.ShareAtLeast(0.5, "trade", [new("Steel", 1), new("Steel", 2)], [Steel]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IssueSize("Steel", -1));
        Assert.Throws<ArgumentException>(() => new UtilityBound("India", null, null));
        Assert.Throws<ArgumentException>(() => new UtilityBound("India", 2, 1));
        Assert.Throws<ArgumentException>(() => OutcomeObjective.Weighted());
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomeObjective.Weighted(1, -1));
        Assert.Throws<ArgumentException>(() => OutcomeObjective.Weighted(0, 0));
        Assert.Throws<ArgumentException>(() => OutcomeObjective.UtilityOf(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestOutcomeOptions { MaxEvaluations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => BestOutcomeOptions.Default with { MaxEvaluations = 0 });
    }

    [Fact]
    public void PlainMath_BesideTheLibrary_AgreesToElevenDigits()
    {
        for (double x = -39.9; x <= 0; x += 0.0173) Assert.Equal(1, PlainMath.Exp(x) / Math.Exp(x), 1e-11);
        for (double x = 1e-9; x < 1e9; x *= 1.37) Assert.Equal(Math.Log(x), PlainMath.Log(x), 1e-12 * Math.Max(1, Math.Abs(Math.Log(x))));
        Assert.Equal((1, 0, 0), (PlainMath.Exp(0), PlainMath.Exp(-41), PlainMath.Log(1)));
    }

    /// <summary>
    /// The bits that the polynomials have in IEEE arithmetic with a rounding after every operation, computed in Python. A fused or
    /// reordered operation changes them.
    /// </summary>
    [Theory]
    [InlineData(-0.1, 0x3FECF46D99D52B3A)]
    [InlineData(-0.5, 0x3FE368B2FC6F95AF)]
    [InlineData(-1, 0x3FD78B56362CA968)]
    [InlineData(-2.5, 0x3FB50385C094E8E2)]
    [InlineData(-10, 0x3F07CD79B5644BF5)]
    [InlineData(-39, 0x3C6AA0DE4BF35ACD)]
    public void PlainExp_GivesTheSameBits(double x, long bits) => Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PlainMath.Exp(x)));

    [Theory]
    [InlineData(0.1, unchecked((long)0xC0026BB1BBB55515))]
    [InlineData(0.5, unchecked((long)0xBFE62E42FEFA39EF))]
    [InlineData(2, 0x3FE62E42FEFA39EF)]
    [InlineData(3, 0x3FF193EA7AAD030B)]
    [InlineData(10, 0x40026BB1BBB55515)]
    [InlineData(1e9, 0x4034B927F32BFFB8)]
    public void PlainLog_GivesTheSameBits(double x, long bits) => Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PlainMath.Log(x)));
}
