namespace TradeModel.Economics;

/// <summary>The mean tariffs on the goods of one sector before and after a change, in percent of their value.</summary>
/// <remarks>
/// The mean is weighted by trade. If none of the sector's lines has trade, all of them weigh the same.
/// </remarks>
/// <param name="Sector">The sector.</param>
/// <param name="Before">The mean before, in percent.</param>
/// <param name="After">The mean after, in percent.</param>
/// <param name="Trade">The trade of the lines that the means are over; 0 if none of them has trade.</param>
/// <param name="Lines">The number of these lines.</param>
public sealed record SectorTariff(string Sector, double Before, double After, double Trade, int Lines)
{
    /// <summary>The change in percentage points; negative for a cut.</summary>
    public double Change => After - Before;
}
