namespace TradeModel.Bargaining;

/// <summary>How far to look for trades between issues.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LogRollOptions
{
    /// <summary>Trades of up to 3 issues, the 20 best, 20,000,000 combinations tried.</summary>
    public static LogRollOptions Default { get; } = new();

    /// <summary>The most issues in one trade, 1 to 4; 3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside that range.</exception>
    public int MaxIssues
    {
        get;
        init => field = value is >= 1 and <= 4
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxIssues), value, "must lie between 1 and 4");
    } = 3;

    /// <summary>The most trades listed, the best first: 1 or more; 20 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxTrades { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxTrades)); } = 20;

    /// <summary>
    /// The most combinations tried, 1 or more; 20,000,000 by default. It is a count, not a time, so the same question gets the same answer
    /// on every machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxTrials { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxTrials)); } = 20_000_000;
}
