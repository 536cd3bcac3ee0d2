using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>A point of a frontier: the utility of each party, the number of outcomes that give it, and one of these outcomes.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record FrontierPoint
{
    private readonly ListedPoints _points;

    internal FrontierPoint(ListedPoints points, int index)
    {
        _points = points;
        Index = index;
        double[] utilities = new double[points.Arrays.PartyCount];
        for (int p = 0; p < utilities.Length; p++) utilities[p] = points.Utility(index, p);
        Utilities = ValueList.Create<double>(utilities);
        Multiplicity = points.Multiplicity(index);
    }

    /// <summary>The index on the frontier, from 0 in ascending order of the first party's utility.</summary>
    public int Index { get; }

    /// <summary>The utility of each party, the double nearest to the exact number.</summary>
    public ValueList<double> Utilities { get; }

    /// <summary>
    /// How many outcomes give exactly these utilities; null if they were not counted (<see cref="ParetoFrontier.Multiplicity"/>).
    /// </summary>
    public BigInteger? Multiplicity { get; }

    /// <summary>
    /// One of the outcomes that give these utilities: the same whenever the same scenario is analysed. It is rebuilt each time it is asked
    /// for, so that a list of points does not hold an outcome for each.
    /// </summary>
    public Outcome Outcome => _points.OutcomeAt(Index);

    /// <summary>Whether both have equal index, utilities, multiplicity and outcome.</summary>
    public bool Equals(FrontierPoint? other)
        => ReferenceEquals(this, other)
        || (other is not null && Index == other.Index && Multiplicity == other.Multiplicity && Utilities.Equals(other.Utilities)
            && Outcome.Equals(other.Outcome));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Index, Multiplicity, Utilities);

    /// <summary>The utilities between brackets, to four places.</summary>
    public override string ToString()
        => $"({string.Join(", ", Utilities.Select(u => u.ToString("0.####", CultureInfo.InvariantCulture)))})";
}
