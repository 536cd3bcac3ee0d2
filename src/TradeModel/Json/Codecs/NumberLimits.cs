using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>The limits of a number, for the schema; <c>default</c> sets none.</summary>
/// <param name="Least">The least number, included.</param>
/// <param name="Most">The greatest number, included.</param>
/// <param name="Above">The number that all numbers exceed.</param>
internal readonly record struct NumberLimits(decimal? Least = null, decimal? Most = null, decimal? Above = null)
{
    internal static readonly NumberLimits NotNegative = new(Least: 0);

    internal static readonly NumberLimits Positive = new(Above: 0);

    /// <summary>The numbers a scale may hold.</summary>
    internal static readonly NumberLimits Measure = new(Least: -ModelLimits.Measure, Most: ModelLimits.Measure);

    internal static readonly NumberLimits NotNegativeMeasure = Measure with { Least = 0 };

    internal JsonObject Describe(string type)
    {
        var number = new JsonObject { ["type"] = type };
        if (Least is { } least) number["minimum"] = least;
        if (Above is { } above) number["exclusiveMinimum"] = above;
        if (Most is { } most) number["maximum"] = most;
        return number;
    }
}
