using FsCheck.Xunit;
using TradeModel.Prediction;
using Xunit;

namespace TradeModel.Prediction.Tests;

public sealed class PairedGainTests
{
    [Fact]
    public void Compare_OneErrsLessEverywhere_IsPositive()
    {
        ActorTable table = Table(6, i => $"d{i}");
        var gain = PairedGain.Compare(table, Errors(table, _ => 5), Errors(table, _ => 3));
        Assert.Equal((2, 2, 2), (gain.Mean, gain.Low, gain.High));
        Assert.True(gain.IsSignificant);
        Assert.Equal("+2.00 (+2.00 to +2.00)", gain.ToString());
    }

    [Fact]
    public void Compare_TwoDecisions_ResamplesThemWhole()
    {
        // Gains 1, 1, 1 in one decision and −2 in another: a resample is all one (1), all the other (−2), or both (1/4).
        ActorTable table = Table(4, i => i < 3 ? "d" : "e");
        ValueMap<IssueId, double> baseline = Errors(table, i => i < 3 ? 1 : 0), candidate = Errors(table, i => i < 3 ? 0 : 2);
        var gain = PairedGain.Compare(table, baseline, candidate, resamples: 2_000, level: 0.9);
        Assert.Equal((0.25, -2.0, 1.0, 2), (gain.Mean, gain.Low, gain.High, gain.Decisions));
        Assert.False(gain.IsSignificant);
    }

    [Fact]
    public void Compare_ManyDecisions_AgreesWithTheNormalInterval()
    {
        // 400 decisions of one issue, gains −10 and +11 in turn: mean ½, standard error 10.5 / 20.
        ActorTable table = Table(400, i => $"d{i}");
        var gain = PairedGain.Compare(table, Errors(table, i => i % 2 == 0 ? 0 : 11), Errors(table, i => i % 2 == 0 ? 10 : 0));
        Assert.Equal(0.5, gain.Mean, 1e-10);
        Assert.Equal(0.5 - 1.96 * 0.525, gain.Low, 0.06);
        Assert.Equal(0.5 + 1.96 * 0.525, gain.High, 0.06);
    }

    [Fact]
    public void Compare_SameSeed_SameBits()
    {
        ActorTable table = Table(40, i => $"d{i % 7}");
        ValueMap<IssueId, double> one = Errors(table, i => i * i % 17), other = Errors(table, i => i * 5 % 13);
        Assert.Equal(PairedGain.Compare(table, one, other, 500, seed: 3), PairedGain.Compare(table, one, other, 500, seed: 3));
        Assert.NotEqual(PairedGain.Compare(table, one, other, 500, seed: 3), PairedGain.Compare(table, one, other, 500, seed: 4));
    }

    /// <summary>tests/data/paired-gain.py computes these intervals from exact fractions.</summary>
    [Theory]
    [InlineData(200, 0.9, 3, 1.024969512195122, 2.693589743589744)]
    [InlineData(10_000, 0.95, 2025, 0.925, 2.9743589743589745)]
    public void Compare_SevenDecisions_HasTheIntervalOfAnIndependentComputation(
        int resamples, double level, ulong seed, double low, double high)
    {
        ActorTable table = Table(40, i => $"d{i % 7}");
        var gain = PairedGain.Compare(table, Errors(table, i => i * i % 17), Errors(table, i => i * 5 % 13), resamples, level, seed);
        Assert.Equal(low, gain.Low, 1e-12);
        Assert.Equal(high, gain.High, 1e-12);
    }

    [Fact]
    public void Compare_WithoutSettings_Resamples10000TimesAt95PercentWithSeed2025()
    {
        ActorTable table = Table(40, i => $"d{i % 7}");
        ValueMap<IssueId, double> baseline = Errors(table, i => i * i % 17), candidate = Errors(table, i => i * 5 % 13);
        Assert.Equal(PairedGain.Compare(table, baseline, candidate, 10_000, 0.95, 2025), PairedGain.Compare(table, baseline, candidate));
    }

    [Property(Arbitrary = [typeof(TableArbitraries)], MaxTest = 30)]
    public void Compare_Swapped_ChangesSign(ActorTable table)
    {
        ValueMap<IssueId, double> one = table.Errors(new MeanPosition()), other = table.Errors(new CompromiseModel());
        PairedGain gain = PairedGain.Compare(table, one, other, 200), back = PairedGain.Compare(table, other, one, 200);
        Assert.Equal(gain.Mean, -back.Mean, 1e-9);
        Assert.Equal(gain.Low, -back.High, 1e-9);
        Assert.InRange(gain.Mean, gain.Low - 20, gain.High + 20);
    }

    [Fact]
    public void Compare_BadArguments_Throw()
    {
        ActorTable table = Table(3, i => $"d{i}");
        ValueMap<IssueId, double> errors = Errors(table, _ => 1);
        Assert.Throws<ArgumentException>(() => PairedGain.Compare(table, errors, []));
        Assert.Throws<ArgumentException>(() => PairedGain.Compare(new([]), errors, errors));
        Assert.Throws<ArgumentException>(() => PairedGain.Compare(table, errors, errors.Skip(1).Append(new(new("other"), 1)).ToValueMap()));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedGain.Compare(table, errors, errors, resamples: 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedGain.Compare(table, errors, errors, level: 1));
    }

    private static ActorTable Table(int issues, Func<int, string> decision)
        => new(Enumerable.Range(0, issues).Select(i => Issue(i, decision(i))).ToValueList());

    private static ContestedIssue Issue(int number, string decision)
        => new(new($"i{number}"), [new(new("a"), 50, 50)], decision, outcome: 50);

    private static ValueMap<IssueId, double> Errors(ActorTable table, Func<int, double> error)
        => table.Issues.Select((issue, i) => KeyValuePair.Create(issue.Id, error(i))).ToValueMap();
}
