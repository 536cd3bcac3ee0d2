namespace TradeModel.Bargaining;

/// <summary>
/// A part of the vectors of utilities that no listed outcome reaches: those above its corner for every party. Together the zones hold all
/// such vectors (the local upper bounds of Klamroth, Lacour and Vanderpooten 2015, for maximisation).
/// </summary>
internal sealed class Zone
{
    /// <summary>Below every utility: a party with this has no listed outcome at its edge of the zone.</summary>
    internal const double Open = -4;

    internal Zone(double[] corner, double depth)
    {
        Corner = corner;
        Depth = depth;
    }

    internal double[] Corner { get; }

    /// <summary>An upper bound on how far an outcome can lie beyond the corner for every party that is not open.</summary>
    internal double Depth { get; set; }

    /// <summary>Whether the bound comes from this zone, not from the one it is a part of.</summary>
    internal bool IsMeasured { get; set; }

    /// <summary>Whether an outcome in it was listed, so that others replace it.</summary>
    internal bool IsSplit { get; set; }

    /// <summary>The direction of the bound, and the greatest weighted sum of an outcome in it.</summary>
    internal double[] Weights { get; set; } = [];

    internal double Most { get; set; }

    /// <summary>Outcomes that are best in directions near to it.</summary>
    internal ThinnedOutcome[] Near { get; set; } = [];

    /// <summary>Whether a vector lies in the zone.</summary>
    internal bool Holds(double[] utilities)
    {
        for (int p = 0; p < Corner.Length; p++)
            if (utilities[p] <= Corner[p]) return false;
        return true;
    }

    /// <summary>How far an outcome lies beyond the corner: the least over parties; negative if it does not.</summary>
    /// <param name="utilities">Of the outcome.</param>
    /// <param name="units">By party, the unit in which the distance counts.</param>
    internal double DepthOf(double[] utilities, double[] units)
    {
        double least = double.PositiveInfinity;
        for (int p = 0; p < Corner.Length; p++)
            if (Corner[p] > Open) least = Math.Min(least, (utilities[p] - Corner[p]) / units[p]);
        return least;
    }

    /// <summary>A bound from a direction: no outcome in the zone has a greater weighted sum.</summary>
    internal double BoundBy(double[] weights, double most, double[] units)
    {
        double along = 0;
        for (int p = 0; p < Corner.Length; p++)
        {
            most -= weights[p] * Corner[p];
            if (Corner[p] > Open) along += weights[p] * units[p];
        }
        return along > 0 ? most / along : double.PositiveInfinity;
    }
}
