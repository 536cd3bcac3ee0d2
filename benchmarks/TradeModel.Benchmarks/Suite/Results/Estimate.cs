namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>A measured value with the range of its iterations, and what it is about where several were candidates.</summary>
/// <param name="Value">The value: a median, or what follows from medians.</param>
/// <param name="Low">The least that the iterations allow.</param>
/// <param name="High">The greatest that the iterations allow.</param>
/// <param name="About">Which case it is, such as the slowest kind; may be empty.</param>
internal readonly record struct Estimate(double Value, double Low, double High, string About = "")
{
    /// <summary>A value that was counted, or that has no range.</summary>
    internal static Estimate Exactly(double value) => new(value, value, value);

    public static Estimate operator /(Estimate a, Estimate b) => new(a.Value / b.Value, a.Low / b.High, a.High / b.Low, a.About);

    public static Estimate operator *(Estimate a, double factor) => new(a.Value * factor, a.Low * factor, a.High * factor, a.About);

    /// <summary>How many operations there are in a second, if one takes these seconds.</summary>
    internal Estimate PerSecond(double operations = 1) => new(operations / Value, operations / High, operations / Low, About);
}
