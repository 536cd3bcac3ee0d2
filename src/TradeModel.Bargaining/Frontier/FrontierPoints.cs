using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The points of a frontier in whole units, in ascending order of the first party's utility. The number type is a parameter.
/// </summary>
internal abstract class FrontierPoints
{
    protected FrontierPoints(UnitTable table) => Table = table;

    /// <summary>The units of the points. If the units are rounded, so are the points.</summary>
    internal UnitTable Table { get; }

    internal abstract int Count { get; }

    internal abstract BigInteger Units(int party, int point);

    /// <summary>The units as a double, after the party's <see cref="PartyUnits.Shift"/>.</summary>
    internal abstract double RoundedUnits(int party, int point);

    /// <summary>How many outcomes give this point; 0 if not counted.</summary>
    internal abstract BigInteger Multiplicity(int point);

    /// <summary>Writes one outcome that gives this point.</summary>
    internal abstract void Choices(int point, Span<int> choices);
}
