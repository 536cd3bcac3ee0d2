using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>A point of a frontier: the utility of each party, the number of outcomes that give it, and one of these outcomes.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record FrontierPoint
{
    internal FrontierPoint(int index, ValueList<double> utilities, BigInteger? multiplicity, Outcome outcome)
    {
        Index = index;
        Utilities = utilities;
        Multiplicity = multiplicity;
        Outcome = outcome;
    }

    /// <summary>The index on the frontier, from 0 in ascending order of the first party's utility.</summary>
    public int Index { get; }

    /// <summary>The utility of each party, the double nearest to the exact number.</summary>
    public ValueList<double> Utilities { get; }

    /// <summary>How many outcomes give exactly these utilities; null if the frontier is not exact and they were not counted.</summary>
    public BigInteger? Multiplicity { get; }

    /// <summary>One of the outcomes that give these utilities: the same whenever the same scenario is analysed.</summary>
    public Outcome Outcome { get; }

    /// <summary>The utilities between brackets, to four places.</summary>
    public override string ToString()
        => $"({string.Join(", ", Utilities.Select(u => u.ToString("0.####", CultureInfo.InvariantCulture)))})";
}
