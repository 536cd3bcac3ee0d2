using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>The Harmonized System of one edition, read from a file: titles by code.</summary>
public sealed class HsNomenclature
{
    private readonly Dictionary<HsCode, HsNomenclatureEntry> _byCode = [];

    /// <summary>Makes a nomenclature of the entries of a file.</summary>
    /// <param name="edition">The edition the file lists.</param>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="edition"/> is not one of the named ones.</exception>
    /// <exception cref="ArgumentException">A code is listed twice.</exception>
    public HsNomenclature(HsEdition edition, ValueList<HsNomenclatureEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (!Enum.IsDefined(edition)) throw new ArgumentOutOfRangeException(nameof(edition), edition, "is not one of the named values");
        Edition = edition;
        Entries = entries.OrderBy(e => e.Code).ToValueList();
        foreach (HsNomenclatureEntry entry in Entries)
            if (!_byCode.TryAdd(entry.Code, entry)) throw new ArgumentException($"'{entry.Code}' is listed twice", nameof(entries));
    }

    /// <summary>
    /// Reads nomenclature files with the columns <c>hscode</c> and <c>description</c>, and <c>section</c> where there is one, such as the
    /// open harmonized-system data set. A record for the total of all goods is no code, and so a failure.
    /// </summary>
    public static TableReader<HsNomenclatureEntry> Reader { get; } = new NomenclatureReader();

    /// <summary>The edition.</summary>
    public HsEdition Edition { get; }

    /// <summary>The entries in the order of their codes.</summary>
    public ValueList<HsNomenclatureEntry> Entries { get; }

    /// <summary>The entry of a code; null where there is none.</summary>
    public HsNomenclatureEntry? Find(HsCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// The entry of a code, or of the nearest code above it: of the subheading for a national line. Null where there is none.
    /// </summary>
    public HsNomenclatureEntry? FindNearest(HsCode code)
    {
        for (int digits = code.Length; digits >= 2; digits--)
            if (digits != 3 && _byCode.TryGetValue(code.Prefix(digits), out HsNomenclatureEntry? entry)) return entry;
        return null;
    }

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public HsNomenclatureEntry Get(HsCode code) => Find(code) ?? throw new KeyNotFoundException($"the nomenclature lists no '{code}'");

    /// <summary>The entries beneath a code, at every level, in order.</summary>
    public IEnumerable<HsNomenclatureEntry> Beneath(HsCode code) => Entries.Where(e => e.Code != code && code.Contains(e.Code));

    private sealed class NomenclatureReader : TableReader<HsNomenclatureEntry>
    {
        public override string Kind => "a list of Harmonized System codes";

        internal override Func<TableRecord, HsNomenclatureEntry?>? Bind(TableColumns columns, out string? problem)
        {
            int code = columns.Find("hscode", "hs_code", "hs", "code"), description = columns.Find("description", "title", "text"), section = columns.Find("section");
            problem = code >= 0 && description >= 0 ? null : $"it has no column '{(code < 0 ? "hscode" : "description")}' (its columns are {columns.Listed()})";
            if (problem is not null) return null;
            var sections = new Dictionary<string, string>();
            return record =>
            {
                if (!record.TryCode(code, out HsCode hs)) return null;
                if (hs.Length > 6 && !record.Fail(code, $"'{hs}' has more digits than the Harmonized System")) return null;
                string title = record.Text(description), part = record.Text(section);
                if (title.Length == 0 && !record.Fail(description, "the description is missing")) return null;
                if (!sections.TryGetValue(part, out string? known)) sections.Add(part, known = part);
                return new(hs, title, known.Length == 0 ? null : known);
            };
        }
    }
}
