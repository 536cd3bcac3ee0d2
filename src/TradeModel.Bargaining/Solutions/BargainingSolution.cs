using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>The points of a frontier that a bargaining solution selects: all that tie, or none and the reason.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BargainingSolution
{
    private const int MostListed = 1_000;

    private readonly ListedPoints _frontier;

    internal BargainingSolution(ListedPoints frontier, ValueList<int> indices, string explanation)
    {
        _frontier = frontier;
        Indices = indices;
        Points = indices.Take(MostListed).Select(i => frontier[i]).ToValueList();
        Explanation = explanation;
    }

    /// <summary>How many points the solution selects: more than one if they tie exactly, 0 if there is none.</summary>
    public int Count => Indices.Count;

    /// <summary>The indices on the frontier of all points selected, ascending.</summary>
    public ValueList<int> Indices { get; }

    /// <summary>
    /// The points selected, in the order of the frontier, up to the first 1,000. A million can tie: <see cref="AllPoints"/> enumerates
    /// them without holding them.
    /// </summary>
    public ValueList<FrontierPoint> Points { get; }

    /// <summary>Whether no listed outcome gives every party at least its reservation value.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>In words: whether one point is best or several tie, or why there is none.</summary>
    public string Explanation { get; }

    /// <summary>Enumerates all points selected, in the order of the frontier. Each is made when it is reached.</summary>
    public IEnumerable<FrontierPoint> AllPoints() => Indices.Select(i => _frontier[i]);

    /// <summary>Whether both select equal points and explain it in the same words.</summary>
    public bool Equals(BargainingSolution? other)
        => ReferenceEquals(this, other)
        || (other is not null && Explanation == other.Explanation && Indices.Equals(other.Indices)
            && AllPoints().SequenceEqual(other.AllPoints()));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Indices, Explanation);

    /// <summary>The first ten points and how many more there are, or why there is none.</summary>
    public override string ToString()
    {
        const int Shown = 10;
        if (IsEmpty) return Explanation;
        string more = Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" or {Count - Shown:N0} more") : "";
        return string.Join(" or ", Points.Take(Shown)) + more;
    }
}
