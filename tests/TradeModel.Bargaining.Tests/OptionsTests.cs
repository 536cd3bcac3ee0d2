using TradeModel.Bargaining;

namespace TradeModel.Bargaining.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Limits_OutsideTheirRange_AreRefusedByInitAndWith()
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(FrontierOptions.MaxPoints), () => new FrontierOptions { MaxPoints = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(FrontierOptions.MaxPoints),
            () => FrontierOptions.Default with { MaxPoints = 100_000_001 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(FrontierOptions.MaxCandidates),
            () => FrontierOptions.Default with { MaxCandidates = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LogRollOptions.MaxIssues), () => new LogRollOptions { MaxIssues = 5 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LogRollOptions.MaxIssues), () => LogRollOptions.Default with { MaxIssues = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LogRollOptions.MaxTrades), () => LogRollOptions.Default with { MaxTrades = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LogRollOptions.MaxTrials), () => LogRollOptions.Default with { MaxTrials = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ZopaOptions.MaxStates), () => new ZopaOptions { MaxStates = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ZopaOptions.Samples), () => ZopaOptions.Default with { Samples = 0 });
    }

    [Fact]
    public void Defaults_AreWhatTheirPropertiesDocument()
    {
        Assert.Equal(new FrontierOptions { MaxPoints = 1_000_000, MaxCandidates = 100_000_000 }, new FrontierOptions());
        Assert.Equal(new LogRollOptions { MaxIssues = 3, MaxTrades = 20, MaxTrials = 20_000_000 }, LogRollOptions.Default);
        Assert.Equal(new ZopaOptions { MaxStates = 200_000, Samples = 100_000, Seed = 1 }, ZopaOptions.Default);
    }
}
