using System.Globalization;
using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>How close the parties are on one issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueConvergence
{
    internal IssueConvergence(IssueId issue) => Issue = issue;

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>Its track.</summary>
    public Track Track { get; internal init; }

    /// <summary>The phase it belongs to now; null for none.</summary>
    public PhaseId? Phase { get; internal init; }

    /// <summary>
    /// 1 − the widest gap between any two concerned parties that are compared (<see cref="Issue.AreCompared"/>); 1 once agreed; null if
    /// not tabled.
    /// </summary>
    public double? Score { get; internal init; }

    /// <summary>1 − the mean gap over the pairs of concerned parties that are compared; 1 once agreed; null if not tabled.</summary>
    public double? MeanOverPairs { get; internal init; }

    /// <summary>
    /// The score if all conditions were met; null if a concerned party has no position, neither conditional nor unconditional.
    /// </summary>
    public double? ConditionalScore { get; internal init; }

    /// <summary>
    /// Its share of the weight of the whole agreement. If no two parties at the table are compared on it, it is out of scope and its share
    /// is 0.
    /// </summary>
    public double Weight { get; internal init; }

    /// <summary>Whether at least two parties at the table are compared, so that there is something to agree on.</summary>
    public bool IsInScope { get; internal init; }

    /// <summary>Whether every position that is compared is there without conditions. True once the issue is agreed.</summary>
    public bool IsTabled => Score is not null;

    /// <summary>Whether it is agreed.</summary>
    public bool IsAgreed { get; internal init; }

    /// <summary>Whether it is agreed ad referendum only, because its phase, a single undertaking, is not agreed in principle yet.</summary>
    public bool IsAdReferendum { get; internal init; }

    /// <summary>
    /// Whether there are positions that no concerned party's red line excludes. Requesting parties need not accept the same one.
    /// </summary>
    public Zopa Zopa { get; internal init; }

    /// <summary>
    /// Whether every concerned party's position lies inside the red lines of all the others that it is compared with. False if a
    /// position or a red line is unknown.
    /// </summary>
    public bool IsAgreementInSight { get; internal init; }

    /// <summary>The issue and its score.</summary>
    public override string ToString()
        => Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{Issue}: {score:F2}{(IsAgreed ? ", agreed" : "")}")
            : $"{Issue}: not tabled";
}
