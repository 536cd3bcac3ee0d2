using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// What became of one tariff line: an old line with the new line that corresponds to it one to one, or a line of one schedule alone.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LineComparison
{
    internal LineComparison(LineChange change, HsCode? oldCode, HsCode? newCode)
    {
        Change = change;
        OldCode = oldCode;
        NewCode = newCode;
    }

    /// <summary>What became of the line.</summary>
    public LineChange Change { get; }

    /// <summary>The code in the old schedule; null if the row is about a new line alone.</summary>
    public HsCode? OldCode { get; }

    /// <summary>The code in the new schedule; null if the row is about an old line alone.</summary>
    public HsCode? NewCode { get; }

    /// <summary>
    /// What a line that is split, merged or many to many corresponds to in the other schedule: lines, or the subheadings that the
    /// concordance names. Empty for any other line.
    /// </summary>
    public ValueSet<HsCode> Counterparts { get; internal init; } = [];

    /// <summary>The duty in the old schedule; null if there is no old line or it states none.</summary>
    public Duty? OldDuty { get; internal init; }

    /// <summary>The duty in the new schedule; null if there is no new line or it states none.</summary>
    public Duty? NewDuty { get; internal init; }

    /// <summary>The old duty in percent; null if it is not computable. Both duties of a pair use the same unit value.</summary>
    public Percentage? OldRate { get; internal init; }

    /// <summary>The new duty in percent; null if it is not computable.</summary>
    public Percentage? NewRate { get; internal init; }

    /// <summary>How the two duties compare; null unless two lines correspond one to one.</summary>
    public DutyChange? DutyChange { get; internal init; }

    /// <summary>The new rate minus the old one, in percentage points; null unless both are computable.</summary>
    public decimal? Points => NewRate is { } after && OldRate is { } before ? ExactDecimal.Normal(after.Value - before.Value) : null;

    /// <summary>The trade that weighs the line; null if unknown.</summary>
    public decimal? TradeValue { get; internal init; }

    /// <summary>Why the line or its duties cannot be compared, or why it has no counterpart; null if there is nothing to say.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The code by which the line is sorted and counted: the old one, or the new one of a line that has no old one.</summary>
    public HsCode Code => OldCode ?? NewCode!.Value;

    /// <summary>The change, the codes and the duties: "Cut 72081000: 5% → 4%".</summary>
    public override string ToString()
    {
        string codes = OldCode is { } before && NewCode is { } after && before != after ? $"{before} → {after}" : $"{Code}";
        string duties = (OldCode, NewCode) switch
        {
            ({ }, { }) => $"{Words(OldDuty)} → {Words(NewDuty)}",
            ({ }, null) => Words(OldDuty),
            _ => Words(NewDuty),
        };
        return $"{Change} {codes}: {duties}{(Counterparts.Count == 0 ? "" : $", see {string.Join(", ", Counterparts)}")}";
    }

    private static string Words(Duty? duty) => duty?.ToString() is { Length: > 0 } text ? text : "no duty stated";
}
