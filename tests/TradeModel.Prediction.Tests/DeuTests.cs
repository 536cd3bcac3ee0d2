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

    [Fact]
    public void CrossValidation_TheDataSet_GainsOverTheUnlearntModelsAreTheDocumentedOnes()
    {
        ActorTable table = Read().Table;
        ValueMap<IssueId, double> averaged = new CrossValidation().Errors(table, new AveragedCompromiseTrainer());
        Assert.Equal(22.22, averaged.Average(e => e.Value), 2);
        Assert.Equal("+0.87 (+0.27 to +1.44)", Gain(table, new CompromiseModel(), averaged));
        Assert.Equal("+0.46 (−0.09 to +0.99)", Gain(table, new WeighedCompromise(capabilityExponent: 0.5), averaged));
    }

    [Fact]
    public void PairedGain_TheDataSetInTwoPeriods_IsTheDocumentedOne()
    {
        // The second and third character of a proposal's number are the last two digits of its year: 95 to 00 are the earlier ones.
        ActorTable table = Read().Table;
        ILookup<bool, ContestedIssue> decided = table.Decided.ToLookup(i => i.Decision![1] == '9' || i.Decision[1..3] == "00");
        ActorTable early = new(decided[true].ToValueList()), late = new(decided[false].ToValueList());
        Assert.Equal((172, 181), (early.Issues.Count, late.Issues.Count));
        Assert.Equal("+1.12 (+0.25 to +1.96)", Gain(late, new CompromiseModel(), late.Errors(new AveragedCompromiseTrainer().Fit(early))));
        Assert.Equal("+0.61 (−0.15 to +1.36)", Gain(early, new CompromiseModel(), early.Errors(new AveragedCompromiseTrainer().Fit(late))));
    }

    [Fact]
    public void MeanAbsoluteError_TheDataSet_ChallengesDoNotPredictBetter()
    {
        ActorTable table = Read().Table;
        Assert.Equal(("27.32", "−3.61 (−6.05 to −1.25)", "−4.23 (−6.21 to −2.30)"), Row(table, new SpatialModel
        {
            MaxRounds = 0,
            Settlement = SettlementRule.Median,
        }));
        Assert.Equal(("25.90", "−2.19 (−4.51 to +0.14)", "−2.81 (−4.73 to −0.94)"), Row(table, new ExpectedUtilityModel()));
        Assert.Equal(("28.94", "−5.23 (−7.93 to −2.49)", "−5.85 (−8.09 to −3.66)"), Row(table, new ExpectedUtilityModel
        {
            Success = SuccessRule.AllContests,
            Order = OfferOrder.ConfrontationFirst,
        }));
        Assert.Equal(("24.89", "−1.18 (−3.13 to +0.79)", "−1.80 (−2.66 to −0.96)"), Row(table, new SpatialModel()));
        Assert.Equal(("23.84", "−0.13 (−2.14 to +1.92)", "−0.75 (−1.94 to +0.43)"), Row(table, new SpatialModel
        {
            ThirdParties = ThirdPartyCommitment.Sincere,
        }));
    }

    private static (string Error, string OverMean, string OverCompromise) Row(ActorTable table, IOutcomePredictor model)
    {
        ValueMap<IssueId, double> errors = table.Errors(model);
        string error = errors.Average(e => e.Value).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
        return (error, Gain(table, new MeanPosition(), errors), Gain(table, new CompromiseModel(), errors));
    }

    private static string Gain(ActorTable table, IOutcomePredictor baseline, ValueMap<IssueId, double> errors)
        => PairedGain.Compare(table, table.Errors(baseline), errors).ToString();

    private static ActorTableReading Read()
    {
        string? folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(folder) || !File.Exists(Path.Combine(folder, "deu3.csv")))
            Assert.Skip("TRADEMODEL_DATA names no folder with deu3.csv");
        using var text = new StreamReader(Path.Combine(folder!, "deu3.csv"));
        return ActorTableReader.ReadDeu(text);
    }
}
