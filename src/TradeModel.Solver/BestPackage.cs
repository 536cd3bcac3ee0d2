using System.Globalization;
using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The best package found under constraints, with the proof or the gap: objective and utilities are exact, computed from the package and not taken from the solver.</summary>
public sealed record BestPackage
{
    internal BestPackage(PackageStatus status, Outcome? outcome, Rational? objective, Rational? bound, ValueList<Rational> utilities)
    {
        Status = status;
        Outcome = outcome;
        Objective = objective;
        Bound = bound;
        Utilities = utilities;
    }

    /// <summary>What is known about it.</summary>
    public PackageStatus Status { get; }

    /// <summary>The package; one of the best where several are. Null where none was found.</summary>
    public Outcome? Outcome { get; }

    /// <summary>Its objective, exactly; null where none was found.</summary>
    public Rational? Objective { get; }

    /// <summary>No package that keeps to the constraints has a greater objective; equal to <see cref="Objective"/> where optimal. Null where there is none, or nothing was proven.</summary>
    public Rational? Bound { get; }

    /// <summary>How much better another package could at most be; 0 where optimal, null where no package was found.</summary>
    public Rational? Gap => Objective is { } objective && Bound is { } bound ? bound - objective : null;

    /// <summary>Its utility to each party, exactly; empty where none was found.</summary>
    public ValueList<Rational> Utilities { get; }

    /// <summary>Status, objective and gap in words.</summary>
    public override string ToString() => Status switch
    {
        PackageStatus.Optimal => $"optimal: {Show(Objective)}",
        PackageStatus.WithinGap => $"{Show(Objective)}, at most {Show(Gap)} from the best",
        PackageStatus.Infeasible => "no package keeps to the constraints",
        _ => "undecided within the effort allowed",
    };

    private static string Show(Rational? value) => value is { } some ? some.ToDouble().ToString(CultureInfo.InvariantCulture) : "";
}
