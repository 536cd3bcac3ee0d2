namespace TradeModel.Solver;

/// <summary>How long to search, and among which packages.</summary>
public sealed record SearchOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="individuallyRational">Whether only packages count that give no party less than its reservation value.</param>
    /// <param name="effort">How much work to spend at most, above 0.</param>
    /// <param name="seed">The seed of the solver's own choices; 0 to 2147483647.</param>
    /// <exception cref="ArgumentOutOfRangeException">The effort is not above 0 and finite, or the seed is negative.</exception>
    public SearchOptions(bool individuallyRational = true, double effort = 60, int seed = 1)
    {
        IndividuallyRational = individuallyRational;
        Effort = effort;
        Seed = seed;
    }

    /// <summary>Whether only packages count that give no party less than its reservation value. The product of gains asks for it always.</summary>
    public bool IndividuallyRational { get; init; }

    /// <summary>
    /// How much work to spend at most, in the solver's deterministic time: about seconds on a fast machine, but counted in steps, so that speed and load of the
    /// machine never change a result.
    /// </summary>
    public double Effort
    {
        get;
        init => field = double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Effort), value, "must be above 0 and finite");
    }

    /// <summary>The seed of the solver's own choices.</summary>
    public int Seed { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Seed), value, "must not be negative"); }
}
