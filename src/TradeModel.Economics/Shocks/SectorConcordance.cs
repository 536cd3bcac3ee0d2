using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TradeModel.Goods;

namespace TradeModel.Economics;

/// <summary>Which sector of an economy each good belongs to, by HS prefix. The longest prefix of a code decides.</summary>
/// <remarks>Immutable; equal if all prefixes and sectors are.</remarks>
public sealed record SectorConcordance
{
    /// <summary>Creates a concordance.</summary>
    /// <param name="sectors">The sector of each HS prefix; at least one. All codes are of one edition, that of the schedules.</param>
    /// <exception cref="ArgumentException">There is no prefix, one is <c>default</c>, or a sector is blank.</exception>
    public SectorConcordance(ValueMap<HsCode, string> sectors)
    {
        if (Guard.NotNull(sectors).Count == 0) throw new ArgumentException("a concordance has at least one HS prefix", nameof(sectors));
        foreach ((HsCode code, string sector) in sectors)
        {
            if (code.IsDefault) throw new ArgumentException("a code is missing", nameof(sectors));
            Guard.Line(sector, nameof(sectors));
        }
        Sectors = sectors;
    }

    /// <summary>The sector of each HS prefix.</summary>
    public ValueMap<HsCode, string> Sectors { get; }

    /// <summary>The sector of a good: that of its longest listed prefix. Null if no prefix of it is listed.</summary>
    /// <exception cref="ArgumentException">The code is <c>default</c>.</exception>
    public string? SectorOf(HsCode code)
    {
        if (code.IsDefault) throw new ArgumentException("a code is missing", nameof(code));
        // No code has three digits.
        for (int length = code.Length; length >= 2; length -= length == 4 ? 2 : 1)
            if (Sectors.TryGetValue(code.Prefix(length), out string? sector)) return sector;
        return null;
    }

    /// <summary>The numbers of prefixes and of sectors.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Sectors.Count} HS prefixes, {Sectors.Select(s => s.Value).Distinct().Count()} sectors");

    /// <summary>Reads a concordance from CSV with a header and the columns <c>code</c> (an HS prefix) and <c>sector</c>.</summary>
    /// <param name="csv">The text.</param>
    /// <exception cref="FormatException">
    /// A column is absent, a code is no HS prefix or occurs twice, or a sector is blank. The message says in which line.
    /// </exception>
    /// <example>
    /// <code>
    /// using StreamReader csv = File.OpenText("sectors-by-chapter.csv");
    /// SectorConcordance concordance = SectorConcordance.Read(csv);
    /// Console.WriteLine(concordance.SectorOf(new("72081000")));
    /// </code>
    /// </example>
    public static SectorConcordance Read(TextReader csv)
    {
        using var reader = new CsvReader(Guard.NotNull(csv), new CsvConfiguration(CultureInfo.InvariantCulture), leaveOpen: true);
        var sectors = new Dictionary<HsCode, string>();
        try
        {
            if (!reader.Read() || !reader.ReadHeader())
                throw new FormatException("the concordance is empty; it has the columns code and sector");
            foreach (string column in (string[])["code", "sector"])
            {
                if (!reader.HeaderRecord!.Contains(column))
                    throw Fault($"there is no column '{column}'; the columns are: {string.Join(", ", reader.HeaderRecord!)}");
            }
            while (reader.Read())
            {
                string text = reader.GetField("code")!.Trim(), sector = reader.GetField("sector")!.Trim();
                if (!HsCode.TryParse(text, out HsCode code))
                    throw Fault($"'{text}' is no HS prefix: 2, or 4 to 10, digits; a chapter keeps its leading zero");
                if (sector.Length == 0) throw Fault($"code '{text}' has no sector");
                ArgumentFault.Made(
                    () => Guard.Line(sector), (reason, refusal) => Fault($"the sector of code '{text}' {reason}", refusal));
                if (!sectors.TryAdd(code, sector)) throw Fault($"code '{text}' occurs twice");
            }
        }
        catch (CsvHelperException fault) { throw Fault(fault.Message.Split('\n')[0], fault); }
        if (sectors.Count == 0) throw Fault("the concordance has no row");
        return new(sectors.ToValueMap());

        FormatException Fault(string why, Exception? inner = null)
            => new(string.Create(CultureInfo.InvariantCulture, $"concordance, line {reader.Parser.RawRow}: {why}"), inner);
    }
}
