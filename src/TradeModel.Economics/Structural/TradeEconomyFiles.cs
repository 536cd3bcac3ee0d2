using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace TradeModel.Economics;

/// <summary>Reads a <see cref="TradeEconomy"/> from CSV files in a ZIP archive or in a folder.</summary>
/// <remarks>
/// The files and their columns: <c>regions.csv</c> (region); <c>sectors.csv</c> (sector, tradeElasticity); <c>trade.csv</c> (sector,
/// exporter, importer, value, and one or more columns whose names begin with "tariff"); <c>intermediate.csv</c> (input, sector, region,
/// value); <c>valueAdded.csv</c> and <c>final.csv</c> (sector, region, value); <c>deficit.csv</c> (region, value). Values are in one unit
/// of money, net of tariffs; tariffs are fractions. Numbers use a decimal point. Rows that are absent are 0.
/// </remarks>
public static class TradeEconomyFiles
{
    /// <summary>Reads an economy.</summary>
    /// <param name="path">The ZIP archive or the folder.</param>
    /// <exception cref="FileNotFoundException">There is neither, or a file is absent.</exception>
    /// <exception cref="FormatException">
    /// A column is absent; a row names an unknown region or sector, occurs twice or holds no number; or the data contradict each other. The
    /// message says in which file and line.
    /// </exception>
    public static TradeEconomyFile Read(string path)
    {
        Guard.NotNull(path);
        if (Directory.Exists(path)) return Read(name => Open(Path.Combine(path, name)));
        if (!File.Exists(path)) throw new FileNotFoundException($"there is no file or folder '{path}'", path);
        ZipArchive archive;
        try { archive = ZipFile.OpenRead(path); }
        catch (InvalidDataException fault) { throw new FormatException($"'{path}' is not a ZIP archive: {fault.Message}", fault); }
        using (archive)
        {
            return Read(name => (archive.GetEntry(name) ?? throw new FileNotFoundException($"'{path}' holds no '{name}'", name)).Open());
        }
    }

    private static FileStream Open(string path)
        => File.Exists(path) ? File.OpenRead(path) : throw new FileNotFoundException($"there is no '{path}'", path);

    private static TradeEconomyFile Read(Func<string, Stream> open)
    {
        ValueList<string> regions = Table(open, "regions.csv", ["region"], row => row.Make(() => Guard.Line(row.Text(0)))).ToValueList();
        ValueList<EconomySector> sectors =
            Table(open, "sectors.csv", ["sector", "tradeElasticity"], row => row.Make(() => new EconomySector(row.Text(0), row.Number(1))))
                .ToValueList();
        TradeEconomyBuilder first;
        try { first = new(regions, sectors); }
        catch (ArgumentException fault)
        {
            string table = fault.ParamName == "regions" ? "regions" : "sectors";
            throw new FormatException($"{table}.csv: {ArgumentFault.Reason(fault)}", fault);
        }
        string[] tariffs = [];
        var others = new List<double[]>();
        var names = new TradeEconomyNames(regions, sectors);
        Table(open, "trade.csv", ["sector", "exporter", "importer", "value"], row =>
        {
            if (tariffs.Length == 0)
            {
                tariffs = [.. row.Header.Where(h => h.StartsWith("tariff", StringComparison.Ordinal))];
                if (tariffs.Length == 0) throw row.Fault("no column has a name that begins with 'tariff'");
                others.AddRange(tariffs.Select(_ => new double[sectors.Count * regions.Count * regions.Count]));
            }
            row.Make(() =>
            {
                first.SetTrade(row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Number(tariffs[0]));
                int place = names.Place(row.Text(0), row.Text(1), row.Text(2));
                for (int t = 0; t < tariffs.Length; t++) others[t][place] = TariffTable.CheckRate(row.Number(tariffs[t]), tariffs[t]);
                return true;
            });
            return true;
        });
        Table(open, "intermediate.csv", ["input", "sector", "region", "value"],
            row => row.Make(() => first.SetInput(row.Text(0), row.Text(1), row.Text(2), row.Number(3))));
        Table(open, "valueAdded.csv", ["sector", "region", "value"],
            row => row.Make(() => first.SetValueAdded(row.Text(0), row.Text(1), row.Number(2))));
        Table(open, "final.csv", ["sector", "region", "value"],
            row => row.Make(() => first.SetFinal(row.Text(0), row.Text(1), row.Number(2))));
        Table(open, "deficit.csv", ["region", "value"], row => row.Make(() => first.SetDeficit(row.Text(0), row.Number(1))));
        try
        {
            TradeEconomy economy = first.Build();
            string[] years = [.. tariffs.Select(t => t["tariff".Length..])];
            return new(
                economy, years[0],
                years.Select((y, t) => KeyValuePair.Create(y, new TariffTable(economy.Names, others[t]))).ToValueMap());
        }
        catch (InvalidOperationException fault) { throw new FormatException(fault.Message, fault); }
    }

    private static List<T> Table<T>(Func<string, Stream> open, string name, string[] columns, Func<Row, T> read)
    {
        using var reader = new StreamReader(open(name));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true });
        int keys = columns.Count(c => c is not ("value" or "tradeElasticity"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<T>();
        try
        {
            if (!csv.Read() || !csv.ReadHeader()) throw new FormatException($"{name}: the file is empty");
            string[] header = csv.HeaderRecord!;
            if (columns.FirstOrDefault(c => !header.Contains(c)) is { } absent)
                throw new FormatException($"{name}: there is no column '{absent}'; the columns are: {string.Join(", ", header)}");
            while (csv.Read())
            {
                var row = new Row(csv, name, header, columns);
                if (!seen.Add(string.Join('\n', Enumerable.Range(0, keys).Select(row.Text)))) throw row.Fault("the row occurs twice");
                rows.Add(read(row));
            }
        }
        catch (CsvHelperException fault)
        {
            throw new FormatException($"{name}, line {csv.Parser.RawRow}: {fault.Message.Split('\n')[0]}", fault);
        }
        return rows;
    }

    /// <summary>One row of a file, by the columns asked for.</summary>
    private sealed class Row(CsvReader csv, string file, string[] header, string[] columns)
    {
        internal string[] Header => header;

        internal string Text(int column) => csv.GetField(columns[column])!.Trim();

        internal double Number(int column) => Number(columns[column]);

        internal double Number(string column)
        {
            string text = csv.GetField(column)!;
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw Fault($"'{text}' in column '{column}' is not a number");
        }

        internal T Make<T>(Func<T> make)
        {
            try { return ArgumentFault.Made(make, Fault); }
            catch (KeyNotFoundException fault) { throw Fault(fault.Message, fault); }
        }

        internal FormatException Fault(string why, Exception? inner = null)
            => new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {csv.Parser.RawRow}: {why}"), inner);
    }
}
