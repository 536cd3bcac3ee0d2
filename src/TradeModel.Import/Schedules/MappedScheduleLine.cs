using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>A record of a tariff schedule with any columns: the tariff line and the other fields of the record.</summary>
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

    /// <summary>The code and the description.</summary>
    public override string ToString() => Description is null ? Line.Code.ToString() : $"{Line.Code} {Description}";
}
