using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>One record of a tariff schedule, read from a file of any columns: the line, and what stands beside it.</summary>
public sealed record MappedScheduleLine
{
    internal MappedScheduleLine(TariffLine line) => Line = line;

    /// <summary>The line, as a schedule takes it: code, duties and trade. What the file does not say is null in it.</summary>
    public TariffLine Line { get; }

    /// <summary>The description; null where the file has none.</summary>
    public string? Description { get; internal init; }

    /// <summary>The staging category as the file writes it; null where there is none.</summary>
    public string? Category { get; internal init; }

    /// <summary>Further fields that were asked for, by the names they were asked for under; empty ones are left out.</summary>
    public ValueMap<string, string> Fields { get; internal init; } = ValueMap<string, string>.Empty;

    /// <summary>The code and the description.</summary>
    public override string ToString() => Description is null ? Line.Code.ToString() : $"{Line.Code} {Description}";
}
