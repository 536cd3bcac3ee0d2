using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>A record of a tariff schedule with any columns: the tariff line and the other fields of the record.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record MappedScheduleLine
{
    internal MappedScheduleLine(TariffLine line) => Line = line;

    /// <summary>The tariff line: code, duties and trade. What the file does not give is null.</summary>
    public TariffLine Line { get; }

    /// <summary>The description; null if the file gives none.</summary>
    public string? Description { get; internal init; }

    /// <summary>The staging category as the file writes it; null if the file gives none.</summary>
    public string? Category { get; internal init; }

    /// <summary>
    /// The fields of <see cref="MappedScheduleColumns.Fields"/> by the column names given there. Empty fields are left out.
    /// </summary>
    public ValueMap<string, string> Fields { get; internal init; } = ValueMap<string, string>.Empty;

    /// <summary>
    /// The duty of each stage year that <see cref="MappedScheduleColumns.Yearly"/> names. Years whose field is empty are left out.
    /// </summary>
    public ValueMap<int, Duty> Yearly { get; internal init; } = ValueMap<int, Duty>.Empty;

    /// <summary>
    /// The listed duties as a staging plan; null if there are none, a year before the last is empty, or a duty is not a percentage.
    /// </summary>
    public YearlyRates? FindPlan()
    {
        if (Duties() is not { } duties || duties.Any(duty => duty.AdValoremRate is null)) return null;
        return new(duties.Select(duty => duty.AdValoremRate!.Value).ToValueList());
    }

    /// <summary>
    /// The listed duties of any kind as a path that begins with the base duty, or with the applied duty if there is no base duty. Null if
    /// there are no duties, a year before the last is empty, or a duty is not computable.
    /// </summary>
    public DutyPath? FindPath()
        => Duties() is { } duties && (Line.Base ?? Line.Applied) is { } first && !duties.Append(first).Any(duty => duty is TextDuty)
            ? DutyPath.Listed(first, duties)
            : null;

    private ValueList<Duty>? Duties()
    {
        int last = Yearly.Count;
        return last > 0 && Yearly.ContainsKey(last) ? Yearly.OrderBy(y => y.Key).Select(y => y.Value).ToValueList() : null;
    }

    /// <summary>
    /// The code, the description and the applied duty, or the base or bound duty if there is no applied one: "01012100 Horses: 6.8%".
    /// </summary>
    public override string ToString()
    {
        string duty = Line switch
        {
            { Applied: { } applied } => $": {applied}",
            { Base: { } start } => $": base {start}",
            { Bound: { } bound } => $": bound {bound}",
            _ => "",
        };
        return Description is null ? $"{Line.Code}{duty}" : $"{Line.Code} {Description}{duty}";
    }
}
