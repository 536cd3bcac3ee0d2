namespace TradeModel.Economics;

/// <summary>The mean tariffs on the goods of one sector before and after a change, in percent of their value.</summary>
/// <remarks>
/// The mean is weighted by trade. If none of the sector's lines has trade, all of them weigh the same. Means are computed in decimal, so
/// that of lines at 25 % is 25.
/// </remarks>
public sealed record SectorTariff
{
    internal SectorTariff(string sector, SectorMean mean, double trade, int lines)
    {
        Sector = sector;
        (Before, After, Change) = mean;
        Trade = trade;
        Lines = lines;
    }

    /// <summary>The sector.</summary>
    public string Sector { get; }

    /// <summary>The mean before, in percent.</summary>
    public double Before { get; }

    /// <summary>The mean after, in percent.</summary>
    public double After { get; }

    /// <summary>The change in percentage points; negative for a cut.</summary>
    public double Change { get; }

    /// <summary>The trade of the lines that the means are over; 0 if none of them has trade.</summary>
    public double Trade { get; }

    /// <summary>The number of these lines.</summary>
    public int Lines { get; }

    /// <summary>The sector and both means: "Metals: 17.5% to 0%".</summary>
    public override string ToString() => FormattableString.Invariant($"{Sector}: {Before:0.##}% to {After:0.##}%");
}
