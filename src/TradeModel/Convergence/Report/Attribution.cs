using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>
/// The change of a score by one event, divided by cause. The parts are multiples of 2^-50, so they add up to the change exactly.
/// </summary>
/// <remarks>A missing score counts as 0 here, so over a whole timeline the parts add up to the last score.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Attribution
{
    internal Attribution()
    {
    }

    /// <summary>No change.</summary>
    public static Attribution None { get; } = new();

    /// <summary>The part of parties that moved on issues that stayed tabled.</summary>
    public double Movement { get; internal init; }

    /// <summary>The part of issues that became tabled, or that are no longer tabled because a position was withdrawn.</summary>
    public double Tabling { get; internal init; }

    /// <summary>The part of issues that were agreed or reopened.</summary>
    public double Closing { get; internal init; }

    /// <summary>The part of saliences that were assessed again.</summary>
    public double Weights { get; internal init; }

    /// <summary>
    /// The part of issues added, removed, moved to another phase or taken over by one, of issues whose scale or concerned parties changed,
    /// and of parties that joined or left.
    /// </summary>
    public double Agenda { get; internal init; }

    /// <summary>The whole change.</summary>
    public double Total => Movement + Tabling + Closing + Weights + Agenda;

    internal static Attribution Of(Cause cause, double change, double movedBefore = 0)
        => change == 0 && movedBefore == 0 ? None
        : new()
        {
            Movement = movedBefore + (cause == Cause.Movement ? change : 0),
            Tabling = cause == Cause.Tabling ? change : 0,
            Closing = cause == Cause.Closing ? change : 0,
            Weights = cause == Cause.Weights ? change : 0,
            Agenda = cause == Cause.Agenda ? change : 0,
        };

    /// <summary>The parts that are not 0, with their signs: "movement +0.03".</summary>
    public override string ToString()
    {
        string text = string.Join(", ", new[] { ("movement", Movement), ("tabling", Tabling), ("closing", Closing), ("weights", Weights),
            ("agenda", Agenda) }
            .Where(p => p.Item2 != 0)
            .Select(p => $"{p.Item1} {(Math.Abs(p.Item2) < 0.005 ? "0.00"
                : p.Item2.ToString("+0.00;-0.00", CultureInfo.InvariantCulture))}"));
        return text.Length == 0 ? "no change" : text;
    }
}

/// <summary>What kind of event moves a score.</summary>
internal enum Cause
{
    Movement,
    Tabling,
    Closing,
    Weights,
    Agenda,
}
