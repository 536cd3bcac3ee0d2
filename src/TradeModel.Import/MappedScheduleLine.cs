using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>One line of a tariff schedule, read from a file of any columns. What the file does not say is null.</summary>
public sealed record MappedScheduleLine
{
    internal MappedScheduleLine(HsCode code) => Code = code;

    /// <summary>The tariff line.</summary>
    public HsCode Code { get; }

    /// <summary>The description.</summary>
    public string? Description { get; internal init; }

    /// <summary>The base rate, from which an agreement's stages are counted.</summary>
    public Duty? Base { get; internal init; }

    /// <summary>The rate bound at the WTO.</summary>
    public Duty? Bound { get; internal init; }

    /// <summary>The rate applied to all (MFN).</summary>
    public Duty? Applied { get; internal init; }

    /// <summary>The rates applied to partners, by partner; only those the line has.</summary>
    public ValueMap<PartyId, Duty> Preferential { get; internal init; } = ValueMap<PartyId, Duty>.Empty;

    /// <summary>The staging category as the file writes it.</summary>
    public string? Category { get; internal init; }

    /// <summary>The value traded.</summary>
    public decimal? TradeValue { get; internal init; }

    /// <summary>Further fields that were asked for, by the names they were asked for under; empty ones are left out.</summary>
    public ValueMap<string, string> Fields { get; internal init; } = ValueMap<string, string>.Empty;

    /// <summary>The code and the description.</summary>
    public override string ToString() => Description is null ? Code.ToString() : $"{Code} {Description}";
}
