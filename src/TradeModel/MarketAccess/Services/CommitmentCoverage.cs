using System.Globalization;

namespace TradeModel.MarketAccess;

/// <summary>How many cells of a services schedule are bound, and how far.</summary>
/// <remarks>
/// The index is Hoekman's (1995): a cell bound without limitation counts 1, one bound with limitations ½, an unbound one 0.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record CommitmentCoverage
{
    internal CommitmentCoverage(int full, int partial, int unbound)
    {
        Full = full;
        Partial = partial;
        Unbound = unbound;
    }

    /// <summary>Cells bound without limitation.</summary>
    public int Full { get; }

    /// <summary>Cells bound with limitations.</summary>
    public int Partial { get; }

    /// <summary>Cells not bound.</summary>
    public int Unbound { get; }

    /// <summary>All cells looked at.</summary>
    public int Cells => Full + Partial + Unbound;

    /// <summary>The coverage index, 0 to 1: (full + ½ partial) / cells; null if there are no cells.</summary>
    public double? Index => Cells == 0 ? null : (Full + (0.5 * Partial)) / Cells;

    /// <summary>The share of cells bound at all, 0 to 1: (full + partial) / cells; null if there are no cells.</summary>
    public double? BoundShare => Cells == 0 ? null : (double)(Full + Partial) / Cells;

    /// <summary>"index 0.375: 2 full, 2 partial, 4 unbound".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"index {(Index is { } i ? i.ToString("0.###", CultureInfo.InvariantCulture)
            : "none")}: {Full} full, {Partial} partial, {Unbound} unbound");
}
