namespace TradeModel.Simulation.Bargaining;

/// <summary>How far to look for trades between issues.</summary>
public sealed record LogRollOptions
{
    /// <summary>Creates the bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound lies outside its range.</exception>
    public LogRollOptions(int maximumIssues = 3, int count = 20, long maximumTrials = 20_000_000)
    {
        MaximumIssues = maximumIssues;
        Count = count;
        MaximumTrials = maximumTrials;
    }

    /// <summary>The most issues in one trade, 1 to 4; 3 unless said.</summary>
    public int MaximumIssues
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumIssues));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 4, nameof(MaximumIssues));
            field = value;
        }
    }

    /// <summary>How many trades to list, the best first: 1 or more; 20 unless said.</summary>
    public int Count
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Count));
            field = value;
        }
    }

    /// <summary>The most combinations to try, 1 or more; 20,000,000 unless said. It is counted, not clocked.</summary>
    public long MaximumTrials
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumTrials));
            field = value;
        }
    }

    /// <summary>The bounds unless said.</summary>
    public static LogRollOptions Default { get; } = new();
}
