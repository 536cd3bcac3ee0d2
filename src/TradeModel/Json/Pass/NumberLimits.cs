using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>The limits of a number in the schema; <c>default</c> sets only those of <see cref="decimal"/>.</summary>
/// <param name="Least">The least number, included.</param>
/// <param name="Most">The greatest number, included.</param>
/// <param name="Above">A bound that the number must exceed.</param>
/// <param name="Below">A bound that the number must not reach.</param>
internal readonly record struct NumberLimits(decimal? Least = null, decimal? Most = null, decimal? Above = null, decimal? Below = null)
{
    internal static readonly NumberLimits NotNegative = new(Least: 0);

    internal static readonly NumberLimits Positive = new(Above: 0);

    /// <summary>The numbers that a scale may hold.</summary>
    internal static readonly NumberLimits Measure = new(Least: -ModelLimits.Measure, Most: ModelLimits.Measure);

    internal static readonly NumberLimits NotNegativeMeasure = Measure with { Least = 0 };

    internal JsonObject Describe(string type)
    {
        var number = new JsonObject { ["type"] = type };
        if (Above is { } above) number["exclusiveMinimum"] = above;
        else number["minimum"] = Least ?? decimal.MinValue;
        if (Below is { } below) number["exclusiveMaximum"] = below;
        else number["maximum"] = Most ?? decimal.MaxValue;
        return number;
    }
}
