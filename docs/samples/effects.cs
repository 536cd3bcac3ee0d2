#:project ../../src/TradeModel.Economics/TradeModel.Economics.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// What an offer is worth. Three models, and stakes measured by one of them:
//   dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
//   dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
//   dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B,…] [--to COLUMN] [--json]
// FILE.zip is a USITC annual tariff database; FLOWS has the columns code, value and, if imports come from several countries, partner.
// docs/economics.md describes FILE.json and DATA.zip, and says what each model cannot say.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

const string Usage = """
    dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
    dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
    dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B] [--to COLUMN] [--json]
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    string[] flags = ["--json", "--zero-deficits"], valued = ["--schedule", "--trade", "--offer", "--partner", "--among", "--to"];
    var options = new Dictionary<string, string>(StringComparer.Ordinal);
    var files = new List<string>();
    for (int i = 1; i < args.Length; i++)
    {
        if (flags.Contains(args[i])) options[args[i]] = "";
        else if (valued.Contains(args[i])) options[args[i]] = ++i < args.Length ? args[i] : throw new ArgumentException($"effects needs a value after {args[i - 1]}.");
        else if (args[i].StartsWith('-')) throw new ArgumentException($"effects knows no argument '{args[i]}'. Use:\n{Usage}");
        else files.Add(args[i]);
    }
    string Needed(string name) => options.TryGetValue(name, out string? value) ? value : throw new ArgumentException($"effects smart needs {name}. Use:\n{Usage}");
    string File1() => files is [var file] ? file : throw new ArgumentException($"effects {args[0]} needs one file. Use:\n{Usage}");
    bool asJson = options.ContainsKey("--json");
    switch (args.FirstOrDefault())
    {
        case "smart": Smart(Needed("--schedule"), Needed("--trade"), Needed("--offer"), options.GetValueOrDefault("--partner"), asJson); break;
        case "gsim": Gsim(File1(), asJson); break;
        case "structural":
            Structural(File1(), options.ContainsKey("--zero-deficits"), options.GetValueOrDefault("--among") ?? "Mexico,Canada,USA", options.GetValueOrDefault("--to"), asJson);
            break;
        case null or "--help": Console.WriteLine(Usage); break;
        default: throw new ArgumentException($"effects knows smart, gsim and structural, not '{args[0]}'. Use:\n{Usage}");
    }
    return 0;
}
catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or NoEquilibriumException or ImportException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static void Smart(string scheduleFile, string tradeFile, string offerText, string? partner, bool asJson)
{
    ScheduleOffer offer = offerText.Split(':') is ["eliminate", var stages] && int.TryParse(stages, NumberStyles.None, CultureInfo.InvariantCulture, out int years) && years is >= 1 and <= 50
        ? new(TariffOffer.Eliminate(years))
        : throw new ArgumentException($"an offer is written eliminate:STAGES with 1 to 50 stages, such as eliminate:10, not '{offerText}'");
    ImportResult<UsitcTariffLine> table = UsitcTariffDatabase.Reader.ReadFile(scheduleFile);
    var schedule = new TariffSchedule(
        new PartyId("USA"), HsEdition.Hs2022,
        UsitcTariffDatabase.InForce(table.Rows, UsitcTariffDatabase.LastDayOf(table.Rows)).Where(r => !r.IsSpecialProvision).Select(r => r.ToTariffLine()));
    bool hasPartners = File.ReadLines(tradeFile).First().Split(',').Select(c => c.Trim(' ', '"', '\uFEFF')).Contains("partner");
    ImportResult<TradeFlow> flows = TradeFlows.Reader(new("code", "value") { Partner = hasPartners ? "partner" : null }).ReadFile(tradeFile);
    string only = partner ?? "all partners";
    var market = new SmartMarket(
        schedule,
        flows.Rows.Where(f => !f.IsWorld && f.Code.Length >= 8).Select(f => new PartnerImports(f.Code.Prefix(8), f.Partner ?? only, (double)f.Value)));
    if (hasPartners && partner is null)
        throw new ArgumentException($"the trade file names partners: say with --partner whose goods the offer covers; it names {string.Join(", ", market.Partners.Take(12))}");
    var scale = new ScheduleScale(schedule, horizon: years + 2);
    var clock = Stopwatch.StartNew();
    (int Year, SmartEffects Effects)[] byYear = [.. Enumerable.Range(1, years).Select(year => (year, market.Compare(scale, offer, year, [only])))];
    SmartEffects last = byYear[^1].Effects;
    if (asJson)
    {
        Json(json =>
        {
            json.WriteNumber("lines", schedule.Count);
            json.WriteNumber("partners", market.Partners.Count);
            json.WriteNumber("failures", flows.Failures.Count);
            json.WriteNumber("unmatchedFlows", market.UnmatchedFlows);
            json.WriteNumber("unmatchedValue", market.UnmatchedValue);
            Totals(json, last);
            json.WriteNumber("assumedElasticityImports", last.AssumedElasticityImports);
            json.WriteNumber("notComputableImports", last.NotComputableImports);
            json.WriteStartArray("byYear");
            foreach ((int year, SmartEffects effects) in byYear)
            {
                json.WriteStartObject();
                json.WriteNumber("year", year);
                Totals(json, effects);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("elapsedMs", clock.Elapsed.TotalMilliseconds);
        });
        return;
    }
    Console.WriteLine($"SMART: the goods of {only} free in {years} stages. A year's trade, in the unit of the trade file.");
    Console.WriteLine($"  {last.Lines.Count:N0} of {schedule.Count:N0} lines change; {market.UnmatchedFlows:N0} flows match no line, {flows.Failures.Count:N0} rows could not be read");
    Console.WriteLine($"  elasticity of import demand: the default of {new SmartElasticities().ImportDemand}, an assumption, for {last.AssumedElasticityImports:N0} of {last.Imports:N0} imports");
    Console.WriteLine($"  left out: imports of {last.NotComputableImports:N0} on lines whose rate is not computable in percent");
    Console.WriteLine();
    Console.WriteLine("  year        creation       diversion         revenue   consumer gain         welfare");
    foreach ((int year, SmartEffects e) in byYear)
        Console.WriteLine($"  {year,4}{e.Creation,16:N0}{e.Diversion,16:N0}{e.Revenue,16:N0}{e.ConsumerSurplus,16:N0}{e.Welfare,16:N0}");
    Console.WriteLine();
    Console.WriteLine("  The lines with the largest creation in the last year");
    foreach (SmartLineEffects line in last.Lines.OrderByDescending(l => l.Creation).Take(8))
        Console.WriteLine($"  {line.Line.ToDottedString()}  {line.Before,6:F1} % to {line.After,4:F1} %{line.Creation,16:N0}{line.Diversion,16:N0}");

    static void Totals(Utf8JsonWriter json, SmartEffects effects)
    {
        json.WriteNumber("creation", effects.Creation);
        json.WriteNumber("diversion", effects.Diversion);
        json.WriteNumber("revenue", effects.Revenue);
        json.WriteNumber("consumerSurplus", effects.ConsumerSurplus);
        json.WriteNumber("triangle", effects.Triangle);
        json.WriteNumber("welfare", effects.Welfare);
    }
}

static void Gsim(string path, bool asJson)
{
    using FileStream stream = File.OpenRead(path);
    GsimFile file = GsimFile.Read(stream);
    GsimEffects effects = file.Market.Compare(file.NewTariffs);
    if (asJson)
    {
        Json(json =>
        {
            Strings(json, "regions", effects.Regions.Select(r => r.Region));
            Numbers(json, "worldPriceChange", effects.Regions.Select(r => r.WorldPriceChange));
            json.WriteStartArray("trade");
            foreach (ValueList<double> row in effects.Trade)
            {
                json.WriteStartArray();
                foreach (double value in row) json.WriteNumberValue(value);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("welfare");
            foreach (GsimRegionEffects region in effects.Regions)
            {
                json.WriteStartObject();
                json.WriteString("region", region.Region);
                json.WriteNumber("producerSurplus", region.ProducerSurplus);
                json.WriteNumber("consumerSurplus", region.ConsumerSurplus);
                json.WriteNumber("revenue", region.Revenue);
                json.WriteNumber("welfare", region.Welfare);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Strings(json, "assumptions", file.Assumptions);
        });
        return;
    }
    foreach (string assumption in file.Assumptions) Console.WriteLine(assumption);
    Console.WriteLine("region            world price   producers   consumers     revenue     welfare");
    foreach (GsimRegionEffects r in effects.Regions)
        Console.WriteLine($"{r.Region,-16}{100 * r.WorldPriceChange,11:F2} %{r.ProducerSurplus,12:F2}{r.ConsumerSurplus,12:F2}{r.Revenue,12:F2}{r.Welfare,12:F2}");
}

static void Structural(string path, bool zeroDeficits, string among, string? to, bool asJson)
{
    TradeEconomyFile file = TradeEconomyFiles.Read(path);
    string column = to ?? file.Tariffs.Keys.Order(StringComparer.Ordinal).Last();
    if (!file.Tariffs.TryGetValue(column, out TariffTable? target))
        throw new ArgumentException($"the file has no tariffs '{column}'; it has {string.Join(", ", file.Tariffs.Keys)}");
    TariffTable tariffs = file.Economy.Tariffs.WithBetween(among.Split(',', StringSplitOptions.TrimEntries).ToValueList(), target);
    var clock = Stopwatch.StartNew();
    StructuralEffects effects = file.Economy.Compare(tariffs, new StructuralOptions { DeficitShare = zeroDeficits ? 0 : 1 });
    double elapsed = clock.Elapsed.TotalMilliseconds;
    if (asJson)
    {
        Json(json =>
        {
            json.WriteStartArray("regions");
            foreach (RegionEffects region in effects.Regions)
            {
                json.WriteStartObject();
                json.WriteString("region", region.Region);
                json.WriteNumber("termsOfTrade", region.TermsOfTrade);
                json.WriteNumber("volumeOfTrade", region.VolumeOfTrade);
                json.WriteNumber("welfare", region.Welfare);
                json.WriteNumber("realWage", region.RealWage);
                json.WriteNumber("realIncome", region.RealIncome);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("residual", effects.Residual);
            json.WriteNumber("iterations", effects.Iterations);
            json.WriteNumber("elapsedMs", elapsed);
            Strings(json, "notes", file.Economy.Notes);
        });
        return;
    }
    Console.WriteLine($"{file.Economy}: tariffs among {among} from {file.Baseline} to {column}, deficits {(zeroDeficits ? "closed in both equilibria" : "kept")}");
    foreach (string note in file.Economy.Notes) Console.WriteLine($"  note: {note}");
    Console.WriteLine("In percent. Welfare is the first-order measure of Caliendo and Parro; real income is the exact change of what income buys.");
    Console.WriteLine();
    Console.WriteLine("region            terms of trade   volume of trade     welfare   real wage   real income");
    foreach (RegionEffects r in effects.Regions.OrderByDescending(r => Math.Abs(r.Welfare)).Take(12))
        Console.WriteLine($"{r.Region,-16}{r.TermsOfTrade,16:F3}{r.VolumeOfTrade,18:F3}{r.Welfare,12:F3}{r.RealWage,12:F3}{r.RealIncome,14:F3}");
    Console.WriteLine();
    Console.WriteLine($"{effects.Iterations} iterations, residual {effects.Residual:E1}, {elapsed:F0} ms");
}

static void Json(Action<Utf8JsonWriter> write)
{
    using var buffer = new MemoryStream();
    using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
}

static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
{
    json.WriteStartArray(name);
    foreach (string value in values) json.WriteStringValue(value);
    json.WriteEndArray();
}

static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> values)
{
    json.WriteStartArray(name);
    foreach (double value in values) json.WriteNumberValue(value);
    json.WriteEndArray();
}
