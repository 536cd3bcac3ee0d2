#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:project ../../src/TradeModel.Economics/TradeModel.Economics.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// Estimates the effects of an offer with three models, stakes with two of them, and duties as shocks to sectors:
//   dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
//   dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
//   dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B,…] [--to COLUMN] [--json]
//   dotnet run docs/samples/effects.cs -- stakes [--smart] [--json]
//   dotnet run docs/samples/effects.cs -- shocks [--json]
// FILE.zip is a USITC annual tariff database; FLOWS has the columns code, value and, if imports come from several countries, partner.
// NAME is the partner whose goods the offer covers; without it, the offer covers the goods of all.
// docs/economics.md describes FILE.json and DATA.zip, and the limits of each model.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

const string Usage = """
    dotnet run docs/samples/effects.cs -- smart --schedule FILE.zip --trade FLOWS.csv --offer eliminate:10 [--partner NAME] [--json]
    dotnet run docs/samples/effects.cs -- gsim FILE.json [--json]
    dotnet run docs/samples/effects.cs -- structural DATA.zip [--zero-deficits] [--among A,B] [--to COLUMN] [--json]
    dotnet run docs/samples/effects.cs -- stakes [--smart] [--json]
    dotnet run docs/samples/effects.cs -- shocks [--json]
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    string[] flags = ["--json", "--zero-deficits", "--smart"];
    string[] valued = ["--schedule", "--trade", "--offer", "--partner", "--among", "--to"];
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
        case "stakes": Stakes(options.ContainsKey("--smart"), asJson); break;
        case "shocks": Shocks(asJson); break;
        case null or "--help": Console.WriteLine(Usage); break;
        default: throw new ArgumentException($"effects knows smart, gsim, structural, stakes and shocks, not '{args[0]}'. Use:\n{Usage}");
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

// A negotiation over tariffs between two parties. All figures are illustrative: orders of magnitude in billions of dollars.
static void Stakes(bool bySmart, bool asJson)
{
    const string India = "India", UnitedStates = "United States", Rest = "Rest of the world";
    if (bySmart)
    {
        SmartStakes stakes = Lines(India, UnitedStates, Rest);
        Report(
            "by SMART, in billions of dollars over ten years", stakes.Scenario, stakes.Interactions, stakes.Simulate,
            stakes.ShareFreed(0.9m), asJson);
    }
    else
    {
        MeasuredStakes stakes = MeasuredStakes.Of(Illustrative(India, UnitedStates, Rest), [India, UnitedStates],
        [
            new("India: US farm goods", India, UnitedStates, ["Farm goods"]),
            new("India: US machinery and vehicles", India, UnitedStates, ["Machinery and vehicles"]),
            new("India: other US goods", India, UnitedStates, ["Textiles", "Other goods"]),
            new("US: Indian textiles", UnitedStates, India, ["Textiles"]),
            new("US: Indian machinery and vehicles", UnitedStates, India, ["Machinery and vehicles"]),
            new("US: other Indian goods", UnitedStates, India, ["Farm goods", "Other goods"]),
        ]);
        Report(
            "by the structural model, in billions of dollars a year", stakes.Scenario, stakes.Interactions, stakes.Simulate,
            stakes.ShareFreed(0.9m), asJson);
    }
}

// The scenario, its frontier and its Nash outcome in money, and how far sums differ from joint simulations.
static void Report(
    string measured, Scenario scenario, ValueList<StakesInteraction> interactions, Func<Outcome, ValueList<double>> simulate,
    OutcomeConstraint shareFreed, bool asJson)
{
    ParetoFrontier frontier = scenario.ParetoFrontier();
    FrontierPoint? nash = frontier.Nash.IsEmpty ? null : frontier.Nash.Points[0];
    BestOutcome free = scenario.BestOutcome(OutcomeObjective.Utilitarian, [shareFreed]);
    ValueList<double>? nashJointly = nash is null ? null : simulate(nash.Outcome);
    if (asJson)
    {
        Json(json =>
        {
            Strings(json, "parties", scenario.Parties.Select(p => p.Name));
            json.WriteStartArray("issues");
            foreach (ScenarioIssue issue in scenario.Issues)
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
                Strings(json, "outcome", nash.Outcome.Choices.Select((o, i) => scenario.Issues[i].Options[o].Label));
                Numbers(json, "utilities", nash.Utilities);
                Numbers(json, "simulatedJointly", nashJointly);
                json.WriteEndObject();
            }
            json.WriteStartArray("interactions");
            foreach (StakesInteraction interaction in interactions)
            {
                json.WriteStartObject();
                json.WriteString("party", interaction.Party);
                json.WriteNumber("error", interaction.Error);
                json.WriteNumber("share", interaction.Share);
                json.WriteNumber("simulated", interaction.Simulated);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Strings(json, "assumptions", scenario.Assumptions);
        });
        return;
    }
    Console.WriteLine($"Stakes measured {measured}. The figures of trade are illustrative.");
    foreach (string assumption in scenario.Assumptions) Console.WriteLine($"  {assumption}");
    Console.WriteLine();
    Console.WriteLine($"{"",-36}{"",-18}{scenario.Parties[0],12}{scenario.Parties[1],16}");
    foreach (ScenarioIssue issue in scenario.Issues)
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
        Console.WriteLine($"The Nash outcome: {scenario.Parties[0]} {nash.Utilities[0]:F2}, {scenario.Parties[1]} {
            nash.Utilities[1]:F2}; simulated jointly {nashJointly[0]:F2} and {nashJointly[1]:F2}:");
        Console.WriteLine($"  {scenario.Describe(nash.Outcome)}");
    }
    Console.WriteLine(free.Outcome is { } best
        ? $"With 90% of the trade between them freed, the best for both together is worth {
            scenario.Utility(best, 0).ToDouble():F2} and {scenario.Utility(best, 1).ToDouble():F2}."
        : "No outcome frees 90% of the trade between them.");
}

// Two small schedules with each party's imports. Each product represents many lines.
static SmartStakes Lines(string india, string unitedStates, string rest)
{
    SmartParty Party(
        string name, string id, string partner, params (string Code, decimal Rate, double FromPartner, double FromRest)[] lines)
        => new(name, new SmartMarket(
            new TariffSchedule(
                new PartyId(id), HsEdition.Hs2022, lines.Select(l => new TariffLine(new(l.Code), Duty.AdValorem(new(l.Rate))))),
            lines.SelectMany(l => new PartnerImports[] { new(new(l.Code), partner, l.FromPartner), new(new(l.Code), rest, l.FromRest) })));
    ValueList<TariffOffer> offers = [TariffOffer.Eliminate(10), TariffOffer.Eliminate(5), TariffOffer.Eliminate()];
    return SmartStakes.Of(
        [
            Party(india, "IND", unitedStates,
                ("08021200", 40, 1, 0.2), ("15071000", 45, 0.5, 3), ("84119100", 7.5m, 3, 9), ("87032300", 70, 0.2, 0.6),
                ("90183900", 10, 1, 3)),
            Party(unitedStates, "USA", india,
                ("03061700", 5, 2.5, 4), ("61091000", 16.5m, 2, 10), ("63026000", 9, 1.5, 2), ("87089900", 2.5m, 1, 60)),
        ],
        [
            new("India: US nuts and oils", india, [unitedStates], ProductScope.Of("08", "15"), offers),
            new("India: US machines and instruments", india, [unitedStates], ProductScope.Of("84", "90"), offers),
            new("India: US vehicles", india, [unitedStates], ProductScope.Of("87"), offers.With(TariffOffer.To(15, 10))),
            new("US: Indian textiles", unitedStates, [india], ProductScope.Of("61", "63"), offers),
            new("US: Indian shrimp and car parts", unitedStates, [india], ProductScope.Of("03", "87"), offers),
        ],
        new SmartStakesOptions { Years = 10, DiscountRate = 0.05 });
}

// What the bundled talks between India and the United States change for each sector: the US additional duties by date, and India's
// offers. A line represents a group of goods; rates and trade, in millions of dollars, are illustrative.
static void Shocks(bool asJson)
{
    const int Year = 10;
    Negotiation talks = BundledNegotiations.IndiaUnitedStates;
    PartyId india = new("IND"), unitedStates = new("USA");
    var concordance = SectorConcordance.Read(new StringReader("""
        code,sector
        03,Farm goods
        04,Farm goods
        08,Farm goods
        10,Farm goods
        15,Farm goods
        22,Farm goods
        30,Drugs
        61,Textiles
        63,Textiles
        72,Metals
        73,Metals
        84,Machinery and vehicles
        87,Machinery and vehicles
        """));
    (TariffSchedule ofStates, ValueMap<HsCode, double> fromIndia) = Small(unitedStates,
        ("03061700", 0, 2500), ("30049092", 0, 9000), ("61091000", 16.5m, 2000), ("63026000", 9, 1500), ("71023900", 0, 5000),
        ("72104900", 0, 300), ("73089095", 0, 600), ("84139190", 0, 900), ("87089981", 2.5m, 1000));
    (TariffSchedule ofIndia, ValueMap<HsCode, double> fromStates) = Small(india,
        ("04069000", 40, 5), ("08021200", 40, 1000), ("10059000", 50, 10), ("15071000", 45, 150), ("22083000", 100, 50),
        ("84119100", 7.5m, 1500), ("87032391", 70, 100));
    ValueList<DutyShock> shocks = DutyShock.Series(talks, unitedStates, india, ofStates, concordance, fromIndia);
    SectorTariffs offers = SectorTariffs.Of(talks, india, unitedStates, Year, ofIndia, concordance, fromStates);
    if (asJson)
    {
        Json(json =>
        {
            json.WriteStartArray("duties");
            foreach (DutyShock shock in shocks)
            {
                json.WriteStartObject();
                json.WriteString("day", shock.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
                Tariffs(json, shock.Tariffs);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("offers");
            json.WriteNumber("year", Year);
            Tariffs(json, offers);
            json.WriteEndObject();
        });
        return;
    }
    Console.WriteLine("US additional duties on Indian goods, by sector. The schedules hold a few lines and are illustrative.");
    foreach (DutyShock shock in shocks) Console.WriteLine($"  {shock}");
    foreach (DutyShock last in shocks.TakeLast(1)) Covered(last.Tariffs.Coverage);
    Console.WriteLine();
    Console.WriteLine($"India's tariffs on US goods now and in year {Year}, by the agreed terms and, on open issues, India's offers.");
    foreach (SectorTariff sector in offers.Sectors) Console.WriteLine($"  {sector}");
    Covered(offers.Coverage);

    static (TariffSchedule, ValueMap<HsCode, double>) Small(PartyId importer, params (string Code, decimal Rate, double Trade)[] lines)
        => (new(importer, HsEdition.Hs2022, lines.Select(l => new TariffLine(new(l.Code), Duty.AdValorem(new(l.Rate))))),
            lines.Select(l => KeyValuePair.Create(new HsCode(l.Code), l.Trade)).ToValueMap());

    static void Covered(SectorCoverage coverage)
    {
        Console.WriteLine($"  {coverage}");
        foreach ((HsCode line, double trade) in coverage.WithoutSector) Console.WriteLine($"    no sector: {line}, trade {trade:N0}");
        foreach (UnmappedIssue issue in coverage.UnmappedIssues) Console.WriteLine($"    issue {issue}");
    }

    static void Tariffs(Utf8JsonWriter json, SectorTariffs tariffs)
    {
        json.WriteStartArray("sectors");
        foreach (SectorTariff sector in tariffs.Sectors.Where(s => s.Change != 0))
        {
            json.WriteStartObject();
            json.WriteString("sector", sector.Sector);
            json.WriteNumber("before", sector.Before);
            json.WriteNumber("after", sector.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("coveredShare", tariffs.Coverage.Share);
        Strings(json, "linesWithoutSector", tariffs.Coverage.WithoutSector.Select(line => line.Key.ToString()));
        Strings(json, "linesWithARange", tariffs.Coverage.Ranges.Select(line => line.Key.ToString()));
        json.WriteStartArray("unmappedIssues");
        foreach (UnmappedIssue issue in tariffs.Coverage.UnmappedIssues)
        {
            json.WriteStartObject();
            json.WriteString("issue", issue.Issue.ToString());
            json.WriteString("reason", issue.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
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
