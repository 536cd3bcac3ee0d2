using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>What agreement on an open issue would add to the score. The issues that would add most hold the score back most.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ClosingGain
{
    internal ClosingGain(IssueId issue)
    {
        Issue = issue;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>What agreement on it would add to the agreement's score. If there is no score yet, it counts as 0.</summary>
    public double Gain { get; internal init; }

    /// <summary>What agreement on it would add to the established score, <see cref="ScopeConvergence.Low"/>.</summary>
    public double GainOfLow { get; internal init; }

    /// <summary>Whether the known red lines leave no zone of possible agreement. It can then be agreed only if a red line moves.</summary>
    public bool IsBlocked { get; internal init; }

    /// <summary>The phase to which it belongs; null if it belongs to none.</summary>
    public PhaseId? Phase { get; internal init; }

    /// <summary>The last day of that phase's target window; null if it has none.</summary>
    public LocalDate? Deadline { get; internal init; }

    /// <summary>The days from the last event to the deadline, negative when it is past; null if there is no deadline.</summary>
    public int? DaysLeft { get; internal init; }

    /// <summary>The issue, its gain, and whether it is blocked.</summary>
    public override string ToString()
    {
        string blocked = IsBlocked ? ", blocked: no zone of possible agreement" : "";
        string due = Deadline is { } day ? $", {(DaysLeft < 0 ? "past its day" : "due by")} {InvariantText.Iso(day)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Issue}: +{Gain:0.00}{blocked}{due}");
    }
}
