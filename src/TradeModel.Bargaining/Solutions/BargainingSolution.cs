namespace TradeModel.Bargaining;

/// <summary>The points of a frontier that a bargaining solution selects: all that tie, or none with the reason.</summary>
public sealed record BargainingSolution
{
    internal BargainingSolution(ValueList<FrontierPoint> points, string explanation)
    {
        Points = points;
        Explanation = explanation;
    }

    /// <summary>The points selected, in the order of the frontier; more than one where they tie exactly.</summary>
    public ValueList<FrontierPoint> Points { get; }

    /// <summary>Whether no listed deal gives every party at least its reservation value.</summary>
    public bool IsEmpty => Points.Count == 0;

    /// <summary>Why there is none, or how exact it is, in words.</summary>
    public string Explanation { get; }

    /// <summary>The points, or why there is none.</summary>
    public override string ToString() => IsEmpty ? Explanation : string.Join(" or ", Points);
}
