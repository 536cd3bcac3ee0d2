using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class ModelComparisonTests
{
    private static readonly ActorTable Table = new(
    [
        .. Enumerable.Range(0, 8).Select(i => new ContestedIssue(
            new($"i{i}"), [new(new("a"), 10 * i, 50, 1), new(new("b"), 90, 40, 2), new(new("c"), 30, 20, 5)], outcome: 40 + 5 * i)),
    ]);

    [Fact]
    public void Of_ATable_HasTheErrorsAndGainsOfItsParts()
    {
        var validation = new CrossValidation { Folds = 4, Repetitions = 1 };
        ModelComparison comparison = ModelComparison.Of(Table, [new MeanPosition(), new SpatialModel()], validation);
        var trainer = new AveragedCompromiseTrainer();
        ValueMap<IssueId, double> outOfSample = validation.Errors(Table, trainer);
        Assert.Equal(outOfSample.Average(e => e.Value), comparison.CrossValidatedError, 1e-12);
        Assert.Equal(Table.MeanAbsoluteError(trainer.Fit(Table)), comparison.LearntError, 1e-12);
        ModelScore spatial = comparison.ScoreOf(new SpatialModel());
        Assert.Equal(comparison.Scores[1], spatial);
        Assert.Equal(Table.MeanAbsoluteError(new SpatialModel()), spatial.MeanAbsoluteError, 1e-12);
        Assert.Equal(PairedGain.Compare(Table, Table.Errors(new SpatialModel()), outOfSample), spatial.LearntGain);
        Assert.Throws<KeyNotFoundException>(() => comparison.ScoreOf(new CompromiseModel()));
    }

    [Fact]
    public void StandardModels_AreThoseThatThePageLists()
        => Assert.Equal(
            [
                new ScaleMidpoint(), new MeanPosition(), new SalienceWeightedMean(), new CompromiseModel(),
                new WeighedCompromise(capabilityExponent: 0.5), new NashBargainingModel(), new ExpectedUtilityModel(), new SpatialModel(),
            ],
            ModelComparison.StandardModels);

    [Fact]
    public void Weights_OfAnAverage_AreGeometricMeans()
    {
        var average = new AveragedCompromise([new(weights: [new(new("a"), 4.0)]), new(weights: [new(new("a"), 1.0), new(new("b"), 9.0)])]);
        Assert.Equal(2, average.Weights[new("a")], 1e-12);
        Assert.Equal(3, average.Weights[new("b")], 1e-12);
        Assert.Equal(2, average.Weights.Count);
    }
}
