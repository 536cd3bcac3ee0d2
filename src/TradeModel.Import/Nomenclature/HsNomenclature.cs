using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>One edition of the Harmonized System, read from a file: titles by code.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class HsNomenclature
{
    private readonly Dictionary<HsCode, HsNomenclatureEntry> _byCode = [];

    /// <summary>Creates a nomenclature from the entries of a file.</summary>
    /// <param name="edition">The edition that the file lists.</param>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="edition"/> is not one of the named values.</exception>
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
    /// Reads nomenclature files with the columns <c>hscode</c> and <c>description</c> and the optional column <c>section</c>, such as the
    /// open harmonized-system data set. A record for the total of all goods has no HS code and becomes a failure.
    /// </summary>
    public static TableReader<HsNomenclatureEntry> Reader { get; } = new NomenclatureReader();

    /// <summary>The edition.</summary>
    public HsEdition Edition { get; }

    /// <summary>The entries in the order of their codes.</summary>
    public ValueList<HsNomenclatureEntry> Entries { get; }

    /// <summary>The entry of a code; null if it is not listed.</summary>
    public HsNomenclatureEntry? Find(HsCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// The entry of a code or of the nearest code above it, such as the subheading of a national line; null if none is listed.
    /// </summary>
    public HsNomenclatureEntry? FindNearest(HsCode code)
    {
        for (int digits = code.Length; digits >= 2; digits--)
            if (digits != 3 && _byCode.TryGetValue(code.Prefix(digits), out HsNomenclatureEntry? entry)) return entry;
        return null;
    }

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">The code is not listed.</exception>
    public HsNomenclatureEntry Get(HsCode code)
        => Find(code) ?? throw new KeyNotFoundException($"the nomenclature does not list '{code}'");

    /// <summary>The entries below a code, at every level, in the order of their codes.</summary>
    public IEnumerable<HsNomenclatureEntry> Beneath(HsCode code) => Entries.Where(e => e.Code != code && code.Contains(e.Code));

    private sealed class NomenclatureReader : TableReader<HsNomenclatureEntry>
    {
        public override string Kind => "a list of Harmonized System codes";

        internal override Func<TableRecord, HsNomenclatureEntry?>? Bind(TableColumns columns, out string? problem)
        {
            int code = columns.Find("hscode", "hs_code", "hs", "code");
            int description = columns.Find("description", "title", "text");
            int section = columns.Find("section");
            problem = null;
            if (code < 0 || description < 0)
            {
                problem = $"it has no column '{(code < 0 ? "hscode" : "description")}' (its columns are {columns.Listed()})";
                return null;
            }
            CodeColumn codes = columns.Codes(code);
            var sections = new Dictionary<string, string>();
            return record =>
            {
                if (!codes.TryRead(record, out HsCode hs)) return null;
                if (hs.Length > 6 && !record.Fail(code, $"'{hs}' has more digits than the Harmonized System")) return null;
                string title = record.Text(description), part = record.Text(section);
                if (title.Length == 0 && !record.Fail(description, "the description is missing")) return null;
                if (!sections.TryGetValue(part, out string? known)) sections.Add(part, known = part);
                return new(hs, title, known.Length == 0 ? null : known);
            };
        }
    }
}
