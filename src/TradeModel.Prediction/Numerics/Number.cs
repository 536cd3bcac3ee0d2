using System.Runtime.CompilerServices;

namespace TradeModel.Prediction;

/// <summary>Checks of double arguments. Negative zero becomes zero.</summary>
internal static class Number
{
    internal static double Finite(double value, [CallerMemberName] string? name = null)
        => double.IsFinite(value) ? value + 0.0 : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must be finite");

    internal static double NotNegative(double value, [CallerMemberName] string? name = null)
        => Finite(value, name) >= 0 ? value + 0.0
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must not be negative");

    internal static double Positive(double value, [CallerMemberName] string? name = null)
        => Finite(value, name) > 0 ? value : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must be above 0");

    internal static int NotNegative(int value, [CallerMemberName] string? name = null)
        => value >= 0 ? value : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must not be negative");

    /// <summary>From 0 to 1.</summary>
    internal static double Share(double value, [CallerMemberName] string? name = null)
        => value is >= 0 and <= 1 ? value + 0.0
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must be from 0 to 1");
}
