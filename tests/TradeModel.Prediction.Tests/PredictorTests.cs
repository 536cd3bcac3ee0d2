using FsCheck.Xunit;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class PredictorTests
{
    // Three actors: 0 (salience 10, capability 4), 60 (50, 1), 100 (40, 2).
    private static readonly double[] Points = [.. Enumerable.Range(0, 41).Select(i => 2.5 * i)];

    private static readonly ContestedIssue Three = Tables.Issue((0, 10, 4), (60, 50, 1), (100, 40, 2));

    [Fact]
    public void Predict_MeanPosition_CountsHeads() => Assert.Equal(160.0 / 3, new MeanPosition().Predict(Three), 1e-12);

    [Fact]
    public void Predict_SalienceWeightedMean_WeighsBySalience()
        => Assert.Equal((50 * 60 + 40 * 100) / 100.0, new SalienceWeightedMean().Predict(Three), 1e-12);

    [Fact]
    public void Predict_CompromiseModel_WeighsByBoth()
        => Assert.Equal((50 * 60 + 80 * 100) / 170.0, new CompromiseModel().Predict(Three), 1e-12);

    [Fact]
    public void Predict_ScaleMidpoint_IgnoresPositions()
        => Assert.Equal(15, new ScaleMidpoint().Predict(new(new("i"), [new(new("a"), 11, 1)], low: 10, high: 20)));

    [Fact]
    public void Predict_WeightedModels_WithoutAnyWeight_AreThePlainMean()
    {
        ContestedIssue careless = Tables.Issue((10, 0, 1), (40, 0, 3));
        Assert.Equal(25, new SalienceWeightedMean().Predict(careless), 1e-12);
        Assert.Equal(25, new CompromiseModel().Predict(careless), 1e-12);
        Assert.Equal(25, new NashBargainingModel().Predict(careless), 1e-12);
        Assert.Equal(25, new WeighedCompromise().Predict(careless), 1e-12);
    }

    [Fact]
    public void Predict_Nash_TwoEqualsMeetHalfWay()
        => Assert.Equal(50, new NashBargainingModel().Predict(Tables.Issue((0, 70, 1), (100, 70, 1))), 1e-10);

    [Fact]
    public void Predict_Nash_SolvesItsFirstOrderCondition()
    {
        // Capabilities 16 at 0 and 5 at 100, depth 1: 16 x²(2 − x) = 5 (1 − x)²(1 + x) at x = 1/3, both sides 80/27.
        Assert.Equal(100.0 / 3, new NashBargainingModel().Predict(Tables.Issue((0, 60, 16), (100, 60, 5))), 1e-8);
        // Depth 2, saliences 100 and 50: at ½ the pulls are 7 · ½ / (2 − ¼) = 2 and 15 · ¼ / (2 − ⅛) = 2.
        Assert.Equal(50, new NashBargainingModel(2).Predict(Tables.Issue((0, 100, 7), (100, 50, 15))), 1e-8);
    }

    [Fact]
    public void Predict_Nash_DeepDisagreement_ComesToTheCompromise()
        => Assert.Equal(new CompromiseModel().Predict(Three), new NashBargainingModel(1e9).Predict(Three), 1e-5);

    [Fact]
    public void Predict_ReferencePointNash_SomebodyPrefersTheStatusQuo_NothingChanges()
        => Assert.Equal(20, new ReferencePointNash(new MeanPosition()).Predict(Tables.Issue(20, (10, 50, 1), (90, 50, 1))));

    [Fact]
    public void Predict_ReferencePointNash_AllLeaveOneWay_SplitsTheGains()
    {
        // Reference 0, wishes 50 and 50: both get what they want. Capability moves the point towards the mightier.
        var model = new ReferencePointNash(new MeanPosition());
        Assert.Equal(50, model.Predict(Tables.Issue(0, (50, 50, 1), (50, 20, 1))), 1e-9);
        // Wishes 40 and 80: the gains are x(80 − x) and x(160 − x). The slopes of their logarithms at 60 are −1/30 and 1/150, so
        // capabilities 1 and 5 balance there.
        Assert.Equal(60, model.Predict(Tables.Issue(0, (40, 50, 1), (80, 20, 5))), 1e-8);
    }

    [Fact]
    public void Predict_ReferencePointNash_NoReferencePoint_AsksTheOther()
        => Assert.Equal(50, new ReferencePointNash(new MeanPosition()).Predict(Tables.Issue((10, 50, 1), (90, 50, 1))));

    [Fact]
    public void Predict_WeighedCompromise_Square_IsTheWeightedMean()
    {
        // Weights 2·√4·10 = 40, √1·50 = 50, √2·40.
        var model = new WeighedCompromise(0.5, 1, 2, [new(new("a0"), 2.0)]);
        double root = Math.Sqrt(2) * 40;
        Assert.Equal((50 * 60 + root * 100) / (40 + 50 + root), model.Predict(Three), 1e-10);
    }

    [Fact]
    public void Predict_WeighedCompromise_LossOfThreeHalves_BalancesSquareRoots()
    {
        // Weights 1 at 0 and 2 at 100: √x = 2√(100 − x), so x = 80.
        Assert.Equal(80, new WeighedCompromise(lossExponent: 1.5).Predict(Tables.Issue((0, 1, 1), (100, 2, 1))), 1e-8);
    }

    [Fact]
    public void Predict_WeighedCompromise_LossOfThree_BalancesSquares()
    {
        // Weights 1 at 0 and 4 at 90: x² = 4(90 − x)², so x = 60.
        Assert.Equal(60, new WeighedCompromise(lossExponent: 3).Predict(Tables.Issue((0, 1, 1), (90, 4, 1))), 1e-8);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyModel_StaysWithinThePositions(ContestedIssue issue)
    {
        foreach (IOutcomePredictor model in Tables.Models)
            Assert.InRange(model.Predict(issue), issue.Actors.Min(a => a.Position), issue.Actors.Max(a => a.Position));
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyModel_IgnoresTheUnitsOfSalienceAndCapability(ContestedIssue issue)
    {
        ContestedIssue other = new(
            issue.Id,
            issue.Actors.Select(a => a with { Salience = a.Salience * 7, Capability = a.Capability * 0.3 }).ToValueList(),
            referencePoint: issue.ReferencePoint);
        foreach (IOutcomePredictor model in Tables.Models) Assert.Equal(model.Predict(issue), model.Predict(other), 1e-8);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyModel_MovesWithTheScale(ContestedIssue issue)
    {
        ContestedIssue shifted = Mapped(issue, x => 3 * x - 20);
        foreach (IOutcomePredictor model in Tables.Models.Append(new ReferencePointNash(new MeanPosition())))
            Assert.Equal(3 * model.Predict(issue) - 20, model.Predict(shifted), 1e-7);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyModel_TurnsWithTheScale(ContestedIssue issue)
    {
        ContestedIssue turned = Mapped(issue, x => 100 - x);
        foreach (IOutcomePredictor model in Tables.Models.Append(new ReferencePointNash(new MeanPosition())))
            Assert.Equal(100 - model.Predict(issue), model.Predict(turned), 1e-7);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_AnyModel_IgnoresTheOrderOfActors(ContestedIssue issue)
    {
        ContestedIssue reversed = new(issue.Id, issue.Actors.Reverse().ToValueList(), referencePoint: issue.ReferencePoint);
        foreach (IOutcomePredictor model in Tables.Models) Assert.Equal(model.Predict(issue), model.Predict(reversed), 1e-8);
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_Nash_NoOtherPointHasAGreaterProduct(ContestedIssue issue)
    {
        double greatest = issue.Actors.Max(a => a.Salience);
        double Loss(ActorPosition a, double x) => (greatest > 0 ? a.Salience / greatest : 0) * Math.Pow((x - a.Position) / 100, 2);
        double Product(double x) => issue.Actors.Sum(a => a.Capability * Math.Log(1.5 - Loss(a, x)));
        double at = Product(new NashBargainingModel(1.5).Predict(issue));
        Assert.All(Points, x => Assert.InRange(Product(x), double.MinValue, at + 1e-9));
    }

    [Property(Arbitrary = [typeof(TableArbitraries)])]
    public void Predict_WeighedCompromise_NoOtherPointHasALesserLoss(ContestedIssue issue)
    {
        double Loss(double x) => issue.Actors.Sum(a => a.Capability * a.Salience * Math.Pow(Math.Abs(x - a.Position), 1.3));
        double at = Loss(new WeighedCompromise(lossExponent: 1.3).Predict(issue));
        Assert.All(Points, x => Assert.InRange(Loss(x), at - 1e-6, double.MaxValue));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Nash_DepthOutOfRange_Throws(double depth)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new NashBargainingModel(depth));

    [Fact]
    public void WeighedCompromise_BadNumbers_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeighedCompromise(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeighedCompromise(salienceExponent: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeighedCompromise(lossExponent: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeighedCompromise(weights: [new(new("a"), 0.0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeighedCompromise() with { LossExponent = 11 });
        Assert.Throws<ArgumentException>(() => new AveragedCompromise([]));
    }

    private static ContestedIssue Mapped(ContestedIssue issue, Func<double, double> map)
        => new(
            issue.Id,
            issue.Actors.Select(a => a with { Position = map(a.Position) }).ToValueList(),
            referencePoint: map(issue.ReferencePoint!.Value),
            low: Math.Min(map(0), map(100)),
            high: Math.Max(map(0), map(100)));
}
