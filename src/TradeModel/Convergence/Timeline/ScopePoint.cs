namespace TradeModel.Convergence;

/// <summary>The scores of a scope after an event, and what that event changed.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScopePoint
{
    internal ScopePoint(ScopeConvergence convergence, Attribution score, Attribution low)
    {
        Convergence = convergence;
        ScoreChange = score;
        LowChange = low;
    }

    /// <summary>The measures after the event.</summary>
    public ScopeConvergence Convergence { get; }

    /// <summary>What the event changed in the score. A missing score counts as 0.</summary>
    public Attribution ScoreChange { get; }

    /// <summary>What the event changed in what has been established.</summary>
    public Attribution LowChange { get; }

    internal bool IsQuiet => ReferenceEquals(ScoreChange, Attribution.None) && ReferenceEquals(LowChange, Attribution.None);

    /// <summary>The measures in words.</summary>
    public override string ToString() => Convergence.ToString();
}
