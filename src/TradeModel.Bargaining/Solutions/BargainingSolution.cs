namespace TradeModel.Bargaining;

/// <summary>The points of a frontier that a bargaining solution selects: all that tie, or none and the reason.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BargainingSolution
{
    internal BargainingSolution(ValueList<FrontierPoint> points, string explanation)
    {
        Points = points;
        Explanation = explanation;
    }

    /// <summary>The points selected, in the order of the frontier; more than one if they tie exactly.</summary>
    public ValueList<FrontierPoint> Points { get; }

    /// <summary>Whether no listed outcome gives every party at least its reservation value.</summary>
    public bool IsEmpty => Points.Count == 0;

    /// <summary>In words: whether one point is best or several tie, or why there is none.</summary>
    public string Explanation { get; }

    /// <summary>The points, or why there is none.</summary>
    public override string ToString() => IsEmpty ? Explanation : string.Join(" or ", Points);
}
