using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>A chapter, heading or subheading of the Harmonized System with its title, as a nomenclature file lists it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The section in Roman numerals; null if the file does not give it.</summary>
    public string? Section { get; }

    /// <summary>The code and the title: "0101 Horses, asses, mules and hinnies; live".</summary>
    public override string ToString() => $"{Code} {Description}";
}
