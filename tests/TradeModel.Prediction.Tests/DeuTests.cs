using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

/// <summary>The figures of the third DEU data set, in the folder that TRADEMODEL_DATA names.</summary>
public sealed class DeuTests
{
    [Fact]
    public void ReadDeu_TheDataSet_IsWhole()
    {
        ActorTableReading read = Read();
        Assert.Empty(read.Failures);
        Assert.Equal(364, read.Table.Issues.Count);
        Assert.Equal(353, read.Table.Decided.Count);
        Assert.Equal(137, read.Table.Decided.Select(i => i.Decision).Distinct().Count());
    }

    [Fact]
    public void MeanAbsoluteError_TheDataSet_IsThePublishedOne()
    {
        ActorTable table = Read().Table;
        Assert.Equal(23.71, table.MeanAbsoluteError(new MeanPosition()), 2);
        Assert.Equal(23.61, table.MeanAbsoluteError(new SalienceWeightedMean()), 2);
        Assert.Equal(23.09, table.MeanAbsoluteError(new CompromiseModel()), 2);
        Assert.Equal(28.02, table.MeanAbsoluteError(new ScaleMidpoint()), 2);
    }

    [Fact]
    public void CrossValidation_TheDataSet_AveragedCompromiseGains()
    {
        ActorTable table = Read().Table;
        ValueMap<IssueId, double> compromise = table.Errors(new CompromiseModel());
        ValueMap<IssueId, double> averaged = new CrossValidation { Repetitions = 1 }.Errors(table, new AveragedCompromiseTrainer());
        PairedGain gain = PairedGain.Compare(table, compromise, averaged);
        Assert.InRange(gain.Low, double.Epsilon, gain.Mean);
        Assert.Equal(averaged, new CrossValidation { Repetitions = 1 }.Errors(table, new AveragedCompromiseTrainer()));
        Assert.InRange(table.MeanAbsoluteError(new AveragedCompromiseTrainer().Fit(table)), 0, averaged.Average(e => e.Value));
    }

    private static ActorTableReading Read()
    {
        string? folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(folder) || !File.Exists(Path.Combine(folder, "deu3.csv")))
            Assert.Skip("TRADEMODEL_DATA names no folder with deu3.csv");
        using var text = new StreamReader(Path.Combine(folder!, "deu3.csv"));
        return ActorTableReader.ReadDeu(text);
    }
}
