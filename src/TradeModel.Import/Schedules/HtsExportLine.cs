using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// A row of the Harmonized Tariff Schedule of the United States as its website exports it: a heading, a tariff line or a statistical line.
/// </summary>
/// <remarks>
/// The rows form a tree. Duties are stated once, mostly at eight digits, and hold for the rows beneath: see <see cref="InheritedFrom"/>.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HtsExportLine
{
    internal HtsExportLine(HsCode? code, int indent, string description, ValueList<string> path)
    {
        Code = code;
        Indent = indent;
        Description = description;
        Path = path;
    }

    /// <summary>The code; null for a heading without a number.</summary>
    public HsCode? Code { get; }

    /// <summary>The level in the tree as the file gives it, from 0.</summary>
    public int Indent { get; }

    /// <summary>The description of the row alone: "Other".</summary>
    public string Description { get; }

    /// <summary>The descriptions from the outermost row above to this row: "Electric storage batteries:", "Other".</summary>
    public ValueList<string> Path { get; }

    /// <summary>The units of quantity; empty if there are none.</summary>
    public ValueList<string> Units { get; internal init; } = [];

    /// <summary>
    /// The general duty (column 1): stated by the row, or by the row above that it inherits from; null if neither states one.
    /// </summary>
    public Duty? General { get; internal init; }

    /// <summary>The special rates of column 1 by programme, stated or inherited like <see cref="General"/>.</summary>
    public SpecialRates Special { get; internal init; } = SpecialRates.None;

    /// <summary>The duty of column 2, stated or inherited like <see cref="General"/>; null if there is none.</summary>
    public Duty? Column2 { get; internal init; }

    /// <summary>The code of the row above whose duties hold for this row; null if the row states its own, or has none.</summary>
    public HsCode? InheritedFrom { get; internal init; }

    /// <summary>
    /// The marks of footnotes after the duties ("1/"), in the order of the columns; empty if there are none. The duties are
    /// read without them.
    /// </summary>
    public ValueList<string> Footnotes { get; internal init; } = [];

    /// <summary>The quota quantity as the file writes it; null if there is none.</summary>
    public string? QuotaQuantity { get; internal init; }

    /// <summary>The additional duties as the file writes them; null if there are none.</summary>
    public string? AdditionalDuties { get; internal init; }

    /// <summary>Whether the row states its own general duty: it is a line of the legal schedule.</summary>
    public bool IsTariffLine => Code is not null && General is not null && InheritedFrom is null;

    /// <summary>Whether the row states a duty in any column.</summary>
    internal bool IsStated => InheritedFrom is null && (General is not null || Column2 is not null || Special.Rates.Count > 0);

    /// <summary>Converts the row to a line of a <see cref="TariffSchedule"/>. The general duty becomes the applied duty.</summary>
    /// <param name="partners">The partner of each programme, by its code ("KR"). Programmes that are not named are left out.</param>
    /// <exception cref="InvalidOperationException">The row has no code, or no general duty.</exception>
    /// <exception cref="ArgumentException">A partner is <c>default</c>, or two programmes of the line have the same partner.</exception>
    public TariffLine ToTariffLine(ValueMap<string, PartyId>? partners = null)
    {
        if (Code is not { } code) throw new InvalidOperationException($"'{Description}' is a heading without a number");
        if (General is not { } general) throw new InvalidOperationException($"{code} has no general duty");
        return new(code, general)
        {
            Preferential = partners is null
                ? ValueMap<PartyId, Duty>.Empty
                : partners.Select(p => (Partner: p.Value, Duty: Special.Find(p.Key)))
                    .Where(p => p.Duty is not null)
                    .Select(p => KeyValuePair.Create(p.Partner, p.Duty!))
                    .ToValueMap(),
        };
    }

    /// <summary>The code, the description and the general duty: "85076000 Other: 3.4%".</summary>
    public override string ToString()
    {
        string row = Code is { } code ? $"{code} {Description}" : Description;
        return General is null ? row : $"{row.TrimEnd(':')}: {General}";
    }
}
