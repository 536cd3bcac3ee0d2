namespace TradeModel.Economics;

/// <summary>How a <see cref="TradeEconomy"/> is solved.</summary>
public sealed record StructuralOptions
{
    /// <summary>The deficits in both equilibria, as a share of those in the data: 1 keeps them, 0 closes them. 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not finite.</exception>
    public double DeficitShare
    {
        get;
        init => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException("deficitShare", "must be finite");
    }
    = 1;

    /// <summary>
    /// The greatest excess of a region's trade balance that counts as solved, as a share of its value added. 1e-11 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is below 1e-13 or above 1e-3.</exception>
    public double Tolerance
    {
        get;
        init => field = value is >= 1e-13 and <= 1e-3
            ? value
            : throw new ArgumentOutOfRangeException("tolerance", "must be from 1e-13 to 1e-3");
    }
    = 1e-11;

    /// <summary>The greatest number of wage iterations per equilibrium, at least 1. 500 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MostIterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, "mostIterations");
            field = value;
        }
    }
    = 500;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"deficits {100 * DeficitShare:0.##}% of those in the data, tolerance {Tolerance:0.#E+0}, at most {MostIterations} iterations");
}
