using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>One entry of the Harmonized System as a nomenclature file lists it: a chapter, heading or subheading with its title.</summary>
public sealed record HsNomenclatureEntry
{
    internal HsNomenclatureEntry(HsCode code, string description, string? section)
    {
        Code = code;
        Description = description;
        Section = section;
    }

    /// <summary>The chapter (2 digits), heading (4) or subheading (6).</summary>
    public HsCode Code { get; }

    /// <summary>The title as the file writes it.</summary>
    public string Description { get; }

    /// <summary>The section in Roman numerals; null where the file does not say.</summary>
    public string? Section { get; }

    /// <summary>The code and the title: "0101 Horses, asses, mules and hinnies; live".</summary>
    public override string ToString() => $"{Code} {Description}";
}
