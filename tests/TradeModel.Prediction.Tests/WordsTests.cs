using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class WordsTests
{
    public static TheoryData<object, string> Models() => new()
    {
        { new MeanPosition(), "plain mean" },
        { new SalienceWeightedMean(), "salience-weighted mean" },
        { new CompromiseModel(), "compromise model" },
        { new ScaleMidpoint(), "middle of the scale" },
        { new NashBargainingModel(), "Nash bargaining, depth 1" },
        { new ReferencePointNash(new CompromiseModel()), "Nash bargaining from the reference point, else compromise model" },
        { new AveragedCompromise([new(), new(capabilityExponent: 0)]), "average of 2 compromise models" },
        { new CompromiseFamily(), "48 compromise models" },
        { new AveragedCompromiseTrainer { Family = new() { LossExponents = [2] } }, "average of 16 compromise models" },
        { new TunedCompromiseTrainer { Folds = 3, Seed = 1 }, "best of 48 compromise models over 3 folds, seed 1" },
        { new CrossValidation(), "10 folds, dealt 5 times, seed 2025" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void ToString_SaysWhatItIs(object model, string words) => Assert.Equal(words, model.ToString());
}
