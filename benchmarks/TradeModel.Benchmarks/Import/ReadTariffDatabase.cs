using System.Globalization;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using CsvHelper;
using CsvHelper.Configuration;
using TradeModel.Benchmarks.Suite;
using TradeModel.Import;

namespace TradeModel.Benchmarks.Import;

/// <summary>
/// Reads the 2024 file of the USITC tariff database into lines with duties. The baseline is CsvHelper alone, which reads the same columns
/// of the same zip file as text and numbers. Bound: twice its time. TRADEMODEL_DATA must name the folder of the real files.
/// </summary>
[MemoryDiagnoser]
[Suite(Data = "usitc-tariff-database-2024.zip")]
[MinColumn]
[MedianColumn]
public class ReadTariffDatabase
{
    private static readonly string[] TextColumns =
    [
        "hts8", "brief_description", "quantity_1_code", "quantity_2_code", "wto_binding_code", "mfn_text_rate", "mfn_rate_type_code",
        "col1_special_text", "col2_text_rate", "begin_effect_date", "end_effective_date",
    ];

    private static readonly string[] NumberColumns = ["mfn_ad_val_rate", "mfn_specific_rate", "mfn_other_rate"];

    private byte[] _file = [];

    [GlobalSetup]
    public void Load()
    {
        string data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA")
            ?? throw new InvalidOperationException("TRADEMODEL_DATA is not set");
        _file = File.ReadAllBytes(Path.Combine(data, "usitc-tariff-database-2024.zip"));
    }

    [Benchmark(Baseline = true)]
    public List<(string[] Texts, decimal?[] Numbers)> BareCsvHelper()
    {
        using var archive = new ZipArchive(new MemoryStream(_file));
        using var text = new StreamReader(archive.Entries.Single(e => e.Name.EndsWith(".txt", StringComparison.Ordinal)).Open());
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        int[] texts = [.. TextColumns.Select(c => csv.GetFieldIndex(c))], numbers = [.. NumberColumns.Select(c => csv.GetFieldIndex(c))];
        var rows = new List<(string[], decimal?[])>();
        while (csv.Read())
        {
            var row = new string[texts.Length];
            for (int i = 0; i < texts.Length; i++) row[i] = csv.GetField(texts[i])!;
            var rates = new decimal?[numbers.Length];
            for (int i = 0; i < numbers.Length; i++)
                rates[i] = csv.GetField(numbers[i]) is { Length: > 0 } field ? decimal.Parse(field, CultureInfo.InvariantCulture) : null;
            rows.Add((row, rates));
        }
        return rows;
    }

    [Benchmark]
    public ImportResult<UsitcTariffLine> Import() => UsitcTariffDatabase.Reader.Read(new MemoryStream(_file));
}
