using System.Globalization;
using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>
/// How close the parties are over a scope: the whole agreement, one track or one phase. Scores run from 0 (as far apart as the scales go)
/// to 1 (all positions meet).
/// </summary>
/// <remarks>Scores and shares are multiples of 2^-50, so that differences between them, and sums of those, are exact.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScopeConvergence
{
    internal ScopeConvergence()
    {
    }

    /// <summary>The track, if the scope is a track; otherwise null.</summary>
    public Track? Track { get; internal init; }

    /// <summary>The phase, if the scope is a phase; otherwise null. If track and phase are null, the scope is the agreement.</summary>
    public PhaseId? Phase { get; internal init; }

    /// <summary>
    /// The weighted mean of the scores of the tabled issues, from positions without conditions. Null if no issue with a weight above 0 is
    /// tabled.
    /// </summary>
    public double? Score { get; internal init; }

    /// <summary>The score with every untabled issue at 0: what has been established. 0 if nothing is tabled.</summary>
    public double Low { get; internal init; }

    /// <summary>The score with every untabled issue at 1. A bound, not a confidence limit. 1 if nothing is tabled.</summary>
    public double High { get; internal init; } = 1;

    /// <summary>The share of the scope's weight that is tabled.</summary>
    public double Coverage { get; internal init; }

    /// <summary>
    /// The lowest score of a tabled issue that has a weight above 0. It matters because nothing is agreed until everything is agreed. Null
    /// if there is no score.
    /// </summary>
    public double? Weakest { get; internal init; }

    /// <summary>
    /// As <see cref="Score"/>, with each issue at the mean over its pairs of parties instead of its widest gap, so that a holdout does not
    /// hide progress.
    /// </summary>
    public double? MeanOverPairs { get; internal init; }

    /// <summary>
    /// As <see cref="Score"/>, if all conditions were met: a party's conditional position counts instead of its unconditional one, and
    /// issues tabled on condition count too.
    /// </summary>
    public double? ConditionalScore { get; internal init; }

    /// <summary>The share of the scope's weight that is agreed.</summary>
    public double Settled { get; internal init; }

    /// <summary>
    /// The share of provisions of the draft text that are clean. Null if there are none, and for a track, because provisions do not belong
    /// to tracks.
    /// </summary>
    public double? CleanTextShare { get; internal init; }

    /// <summary>
    /// The scope's share of the weight of the whole agreement. The agreement's score is the mean of its tracks' scores, weighted by
    /// <see cref="Weight"/> × <see cref="Coverage"/>, and its low and high are those of its tracks weighted by <see cref="Weight"/>.
    /// </summary>
    public double Weight { get; internal init; }

    /// <summary>How many issues of the scope concern at least two parties at the table.</summary>
    public int IssueCount { get; internal init; }

    /// <summary>How many of those are tabled: each concerned party has a position without condition, or they are agreed.</summary>
    public int TabledCount { get; internal init; }

    /// <summary>How many of those are agreed.</summary>
    public int AgreedCount { get; internal init; }

    /// <summary>
    /// Whether every issue of positive weight is tabled, and there is one. Then low, score and high are the same value; otherwise low is
    /// less than high.
    /// </summary>
    public bool IsWhole { get; internal init; }

    /// <summary>
    /// "0.75 on the issues tabled, 81% of the weight; 0.61–0.80 whatever the rest", in invariant form; "nothing tabled";
    /// "0.93, all tabled".
    /// That of a track or phase names it first: "Tariffs: 0.93, all tabled".
    /// </summary>
    public override string ToString() => (Phase?.Value ?? Track?.ToString()) is { } scope ? $"{scope}: {Words}" : Words;

    private string Words
        => Score is not { } score ? "nothing tabled"
        : IsWhole ? string.Create(CultureInfo.InvariantCulture, $"{score:F2}, all tabled")
        : string.Create(CultureInfo.InvariantCulture,
            $"{score:F2} on the issues tabled, {InvariantText.Share(Coverage)} of the weight; {Low:F2}–{High:F2} whatever the rest");
}
