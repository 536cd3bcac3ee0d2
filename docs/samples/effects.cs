#:project ../../src/TradeModel.Economics/TradeModel.Economics.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// What an offer is worth. Three models, and stakes measured by one of them:
//   dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
//   dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
//   dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B,…] [--to COLUMN] [--json]
//   dotnet run docs/samples/effects.cs -- stakes [--json]
// FILE.zip is a USITC annual tariff database; FLOWS has the columns code, value and, if imports come from several countries, partner.
// NAME is the partner whose goods the offer covers; without it, the offer covers the goods of all.
// docs/economics.md describes FILE.json and DATA.zip, and says what each model cannot say.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

const string Usage = """
    dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
    dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
    dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B] [--to COLUMN] [--json]
    dotnet run docs/samples/effects.cs -- stakes [--json]
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
        else if (valued.Contains(args[i]))
        {
            options[args[i]] = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"effects needs a value after {args[i]}.");
            i++;
        }
        else if (args[i].StartsWith('-')) throw new ArgumentException($"effects knows no argument '{args[i]}'. Use:\n{Usage}");
        else files.Add(args[i]);
    }
    string Needed(string name) => options.TryGetValue(name, out string? value) ? value
        : throw new ArgumentException($"effects smart needs {name}. Use:\n{Usage}");
    string File1() => files is [var file] ? file : throw new ArgumentException($"effects {args[0]} needs one file. Use:\n{Usage}");
    bool asJson = options.ContainsKey("--json");
    switch (args.FirstOrDefault())
    {
        case "smart":
            Smart(Needed("--schedule"), Needed("--trade"), Needed("--offer"), options.GetValueOrDefault("--partner"), asJson);
            break;
        case "gsim": Gsim(File1(), asJson); break;
        case "structural":
            Structural(
                File1(), options.ContainsKey("--zero-deficits"), options.GetValueOrDefault("--among") ?? "Mexico,Canada,USA",
                options.GetValueOrDefault("--to"), asJson);
            break;
        case "stakes": Stakes(asJson); break;
        case null or "--help": Console.WriteLine(Usage); break;
        default: throw new ArgumentException($"effects knows smart, gsim, structural and stakes, not '{args[0]}'. Use:\n{Usage}");
    }
    return 0;
}
catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or NoEquilibriumException
    or ImportException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static void Smart(string scheduleFile, string tradeFile, string offerText, string? partner, bool asJson)
{
    ScheduleOffer offer = offerText.Split(':') is ["eliminate", var stages]
            && int.TryParse(stages, NumberStyles.None, CultureInfo.InvariantCulture, out int years) && years is >= 1 and <= 50
        ? new(TariffOffer.Eliminate(years))
        : throw new ArgumentException(
            $"An offer is written eliminate:STAGES with 1 to 50 stages, such as eliminate:10, not '{offerText}'.");
    ImportResult<UsitcTariffLine> table = UsitcTariffDatabase.Reader.ReadFile(scheduleFile);
    var schedule = new TariffSchedule(
        new PartyId("USA"), HsEdition.Hs2022,
        UsitcTariffDatabase.InForce(table.Rows, UsitcTariffDatabase.LastDayOf(table.Rows))
            .Where(r => !r.IsSpecialProvision).Select(r => r.ToTariffLine()));
    bool hasPartners = File.ReadLines(tradeFile).First().Split(',').Select(c => c.Trim(' ', '"', '\uFEFF')).Contains("partner");
    ImportResult<TradeFlow> flows =
        TradeFlows.Reader(new("code", "value") { Partner = hasPartners ? "partner" : null }).ReadFile(tradeFile);
    string only = partner ?? "all partners";
    var market = new SmartMarket(
        schedule,
        // Sums that would count trade twice are refused, and codes shorter than a line are counted as unmatched.
        flows.Rows.Where(f => !f.IsWorld).GroupBy(f => f.Partner ?? only).SelectMany(of => TradeFlows.SumByPrefix(of, 8)
            .Select(line => new PartnerImports(line.Key, of.Key, (double)line.Value))));
    ValueSet<string> covered = partner is null ? market.Partners.ToValueSet() : [partner];
    var scale = new ScheduleScale(schedule, horizon: years + 2);
    var clock = Stopwatch.StartNew();
    (int Year, SmartEffects Effects)[] byYear =
        [.. Enumerable.Range(1, years).Select(year => (year, market.Compare(scale, offer, year, covered)))];
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
    Console.WriteLine($"  {last.Lines.Count:N0} of {schedule.Count:N0} lines change; {
        market.UnmatchedFlows:N0} flows match no line, {flows.Failures.Count:N0} rows could not be read");
    Console.WriteLine($"  elasticity of import demand: the default of {new SmartElasticities().ImportDemand}, an assumption, for {
        last.AssumedElasticityImports:N0} of {last.Imports:N0} imports");
    Console.WriteLine($"  left out: imports of {last.NotComputableImports:N0} on lines whose rate is not computable in percent");
    Console.WriteLine();
    Console.WriteLine("  year        creation       diversion         revenue   consumer gain         welfare");
    foreach ((int year, SmartEffects e) in byYear)
        Console.WriteLine($"  {year,4}{e.Creation,16:N0}{e.Diversion,16:N0}{e.Revenue,16:N0}{e.ConsumerSurplus,16:N0}{e.Welfare,16:N0}");
    Console.WriteLine();
    Console.WriteLine("  The lines with the largest creation in the last year");
    foreach (SmartLineEffects line in last.Lines.OrderByDescending(l => l.Creation).Take(8))
        Console.WriteLine($"  {line.Line.ToDottedString()}  {line.Before,6:F1} % to {line.After,4:F1} %{
            line.Creation,16:N0}{line.Diversion,16:N0}");

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
        Console.WriteLine($"{r.Region,-16}{100 * r.WorldPriceChange,11:F2} %{r.ProducerSurplus,12:F2}{
            r.ConsumerSurplus,12:F2}{r.Revenue,12:F2}{r.Welfare,12:F2}");
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
    Console.WriteLine($"{file.Economy}: tariffs among {among} from {file.Baseline} to {column}, deficits {
        (zeroDeficits ? "closed in both equilibria" : "kept")}");
    foreach (string note in file.Economy.Notes) Console.WriteLine($"  note: {note}");
    Console.WriteLine("In percent. Welfare is the first-order measure of Caliendo and Parro.");
    Console.WriteLine("Real income is the exact change of what income buys.");
    Console.WriteLine();
    Console.WriteLine("region            terms of trade   volume of trade     welfare   real wage   real income");
    foreach (RegionEffects r in effects.Regions.OrderByDescending(r => Math.Abs(r.Welfare)).Take(12))
        Console.WriteLine($"{r.Region,-16}{r.TermsOfTrade,16:F3}{r.VolumeOfTrade,18:F3}{
            r.Welfare,12:F3}{r.RealWage,12:F3}{r.RealIncome,14:F3}");
    Console.WriteLine();
    Console.WriteLine($"{effects.Iterations} iterations, residual {effects.Residual:E1}, {elapsed:F0} ms");
}

// A negotiation over tariffs in a small economy of round figures. They are illustrative: orders of magnitude in billions of dollars.
static void Stakes(bool asJson)
{
    const string India = "India", UnitedStates = "United States", Rest = "Rest of the world";
    TradeEconomy economy = Illustrative(India, UnitedStates, Rest);
    MeasuredStakes stakes = MeasuredStakes.Of(economy, [India, UnitedStates],
    [
        new("India: US farm goods", India, UnitedStates, ["Farm goods"]),
        new("India: US machinery and vehicles", India, UnitedStates, ["Machinery and vehicles"]),
        new("India: other US goods", India, UnitedStates, ["Textiles", "Other goods"]),
        new("US: Indian textiles", UnitedStates, India, ["Textiles"]),
        new("US: Indian machinery and vehicles", UnitedStates, India, ["Machinery and vehicles"]),
        new("US: other Indian goods", UnitedStates, India, ["Farm goods", "Other goods"]),
    ]);
    ParetoFrontier frontier = stakes.Scenario.ParetoFrontier();
    FrontierPoint? nash = frontier.Nash.IsEmpty ? null : frontier.Nash.Points[0];
    BestOutcome free = stakes.Scenario.BestOutcome(OutcomeObjective.Utilitarian, [stakes.ShareFreed(0.9m)]);
    ValueList<double>? nashJointly = nash is null ? null : stakes.Simulate(nash.Outcome);
    if (asJson)
    {
        Json(json =>
        {
            Strings(json, "parties", stakes.Scenario.Parties.Select(p => p.Name));
            json.WriteStartArray("issues");
            foreach (ScenarioIssue issue in stakes.Scenario.Issues)
            {
                json.WriteStartObject();
                json.WriteString("issue", issue.Name);
                json.WriteStartArray("options");
                foreach (ScenarioOption option in issue.Options)
                {
                    json.WriteStartObject();
                    json.WriteString("option", option.Label);
                    Numbers(json, "worth", option.Values.Select(v => v.ToDouble()));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("frontier");
            foreach (FrontierPoint point in frontier)
            {
                json.WriteStartArray();
                foreach (double worth in point.Utilities) json.WriteNumberValue(worth);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            if (nash is null || nashJointly is null) json.WriteNull("nash");
            else
            {
                json.WriteStartObject("nash");
                Strings(json, "outcome", nash.Outcome.Choices.Select((o, i) => stakes.Scenario.Issues[i].Options[o].Label));
                Numbers(json, "utilities", nash.Utilities);
                Numbers(json, "simulatedJointly", nashJointly);
                json.WriteEndObject();
            }
            json.WriteStartArray("interactions");
            foreach (StakesInteraction interaction in stakes.Interactions)
            {
                json.WriteStartObject();
                json.WriteString("party", interaction.Party);
                json.WriteNumber("error", interaction.Error);
                json.WriteNumber("share", interaction.Share);
                json.WriteNumber("simulated", interaction.Simulated);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Strings(json, "assumptions", stakes.Scenario.Assumptions);
        });
        return;
    }
    Console.WriteLine("Stakes measured by the structural model, in billions of dollars a year. The economy is illustrative.");
    foreach (string assumption in stakes.Scenario.Assumptions) Console.WriteLine($"  {assumption}");
    Console.WriteLine();
    Console.WriteLine($"{"",-36}{"",-18}{India,12}{UnitedStates,16}");
    foreach (ScenarioIssue issue in stakes.Scenario.Issues)
        foreach (ScenarioOption option in issue.Options.Skip(1))
            Console.WriteLine($"{issue.Name,-36}{option.Label,-18}{option.Values[0].ToDouble(),12:F2}{
                option.Values[1].ToDouble(),16:F2}");
    Console.WriteLine();
    ValueList<double> first = frontier[0].Utilities, final = frontier[frontier.Count - 1].Utilities;
    Console.WriteLine($"The frontier has {frontier.Count} points, from {first[0]:F2} and {first[1]:F2} to {
        final[0]:F2} and {final[1]:F2}.");
    if (nash is null || nashJointly is null) Console.WriteLine("No outcome makes both better off, so there is no Nash outcome.");
    else
    {
        Console.WriteLine($"The Nash outcome is worth {nash.Utilities[0]:F2} to India and {
            nash.Utilities[1]:F2} to the United States; simulated jointly {nashJointly[0]:F2} and {nashJointly[1]:F2}:");
        Console.WriteLine($"  {stakes.Scenario.Describe(nash.Outcome)}");
    }
    Console.WriteLine(free.Outcome is { } best
        ? $"With 90% of the trade between them freed, the best for both together is worth {
            stakes.Scenario.Utility(best, 0).ToDouble():F2} and {stakes.Scenario.Utility(best, 1).ToDouble():F2}."
        : "No outcome frees 90% of the trade between them.");
}

static TradeEconomy Illustrative(params string[] regions)
{
    string[] sectors = ["Farm goods", "Textiles", "Machinery and vehicles", "Other goods", "Services"];
    double[] elasticities = [5, 5, 4, 4.5, 6];
    // For each sector: what each region buys from India, the United States and the rest, and at which tariffs.
    double[][][] trade =
    [
        [[500, 2, 30], [3, 400, 150], [30, 150, 3000]],
        [[120, 0.5, 8], [10, 60, 110], [25, 15, 1500]],
        [[350, 15, 150], [25, 1800, 1000], [70, 500, 12000]],
        [[900, 25, 350], [40, 2500, 1000], [250, 700, 15000]],
        [[2500, 20, 150], [35, 22000, 500], [200, 800, 60000]],
    ];
    double[][][] tariffs =
    [
        [[0, 0.35, 0.35], [0.05, 0, 0.03], [0.12, 0.12, 0]],
        [[0, 0.2, 0.2], [0.11, 0, 0.11], [0.1, 0.1, 0]],
        [[0, 0.12, 0.12], [0.02, 0, 0.02], [0.05, 0.05, 0]],
        [[0, 0.1, 0.1], [0.025, 0, 0.025], [0.05, 0.05, 0]],
        [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
    ];
    // Half of every sale pays for inputs: a fifth of them from each sector.
    var builder = new TradeEconomyBuilder(
        regions.ToValueList(), sectors.Select((s, j) => new EconomySector(s, elasticities[j])).ToValueList());
    for (int n = 0; n < regions.Length; n++)
    {
        double used = 0, deficit = 0;
        for (int j = 0; j < sectors.Length; j++)
        {
            double sales = 0;
            for (int i = 0; i < regions.Length; i++)
            {
                sales += trade[j][i][n];
                deficit += trade[j][n][i] - trade[j][i][n];
                builder.SetTrade(sectors[j], regions[i], regions[n], trade[j][n][i], tariffs[j][n][i]);
            }
            builder.SetValueAdded(sectors[j], regions[n], sales / 2);
            foreach (string input in sectors) builder.SetInput(input, sectors[j], regions[n], sales / 2 / sectors.Length);
            used += sales / 2 / sectors.Length;
        }
        for (int j = 0; j < sectors.Length; j++)
        {
            double bought = Enumerable.Range(0, regions.Length).Sum(i => trade[j][n][i] * (1 + tariffs[j][n][i]));
            builder.SetFinal(sectors[j], regions[n], Math.Max(0.1 * bought, bought - used));
        }
        builder.SetDeficit(regions[n], deficit);
    }
    return builder.Build();
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
