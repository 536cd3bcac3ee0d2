namespace TradeModel.Solver;

/// <summary>What is known about the package found.</summary>
public enum PackageStatus
{
    /// <summary>No package that keeps to the constraints is better: proven.</summary>
    Optimal,

    /// <summary>The package keeps to the constraints; how much better another could at most be is stated.</summary>
    WithinGap,

    /// <summary>No package keeps to the constraints: proven.</summary>
    Infeasible,

    /// <summary>The effort allowed ended before a package was found or excluded.</summary>
    Undecided,
}
