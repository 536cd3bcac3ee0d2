#:project ../../src/TradeModel/TradeModel.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// A request and an offer on a real tariff schedule: the gap by chapter, the score, and the GATT XXIV:8 view by year.
//   dotnet run docs/samples/offer.cs -- FILE.zip [--json]
// FILE is a USITC annual tariff database. The request and the offer are illustrative; the schedule is real.

using System.Globalization;
using System.Text.Json;
using NodaTime;
using TradeModel;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Import;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

bool asJson = args.Contains("--json");
string[] files = [.. args.Where(a => a != "--json")];
if (files.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run docs/samples/offer.cs -- FILE.zip [--json], where FILE is a USITC annual tariff database");
    return 1;
}
try
{
    return Run(files[0], asJson);
}
catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(string file, bool asJson)
{
    var unitedStates = new PartyId("USA");
    var india = new PartyId("IND");

    // The schedule as published: every line outside chapters 98 and 99, which hold special provisions.
    ImportResult<UsitcTariffLine> table = UsitcTariffDatabase.Reader.ReadFile(file);
    var schedule = new TariffSchedule(
        unitedStates, HsEdition.Hs2022, table.Rows.Where(r => !r.IsSpecialProvision).Select(r => new TariffLine(r.Code, r.Mfn)));

    // One issue over all its lines, with a horizon of 15 stage years.
    var scale = new ScheduleScale(schedule, horizon: 15);
    var tariffs = new IssueId("us-tariff-schedule");
    var talks = new Negotiation(new NegotiationDefinition(
        new Agreement("An illustrative request and offer", [AgreementKind.FreeTradeAgreement], [new Party(unitedStates, "United States"), new Party(india, "India")]),
        issues: [new Issue(tariffs, "The US tariff schedule", Track.Tariffs, scale, new TariffSubject(unitedStates, india))]));

    // India asks for everything at once, steel and textiles within three years.
    var request = new ScheduleOffer(TariffOffer.Eliminate(),
    [
        new(new HsCode("72"), TariffOffer.Eliminate(3)),
        new(new HsCode("61"), TariffOffer.Eliminate(3)),
        new(new HsCode("62"), TariffOffer.Eliminate(3)),
    ]);
    // The United States offers five stages, ten on apparel, a hold on footwear, and leaves dairy, sugar and tobacco out.
    var offer = new ScheduleOffer(TariffOffer.Eliminate(5),
    [
        new(new HsCode("61"), TariffOffer.Eliminate(10)),
        new(new HsCode("62"), TariffOffer.Eliminate(10)),
        new(new HsCode("64"), TariffOffer.By(new EqualStages(4, holdYears: 8))),
        new(new HsCode("04"), TariffOffer.Exclude()),
        new(new HsCode("17"), TariffOffer.Exclude()),
        new(new HsCode("24"), TariffOffer.Exclude()),
    ]);
    var day = new LocalDate(2026, 1, 15);
    talks = talks
        .Apply(new PositionTabled(day, india, tariffs, request) { Provenance = Provenance.Illustrative })
        .Apply(new PositionTabled(day, unitedStates, tariffs, offer) { Provenance = Provenance.Illustrative });

    double score = talks.MeasureConvergence().Overall.Score!.Value;
    KeyValuePair<HsCode, double>[] chapters = [.. scale.ExcessByChapter(offer, request).Where(c => c.Value > 0).OrderByDescending(c => c.Value)];
    int[] years = [0, 1, 3, 5, 10, 12, 15];

    if (asJson)
    {
        using var json = new Utf8JsonWriter(Console.OpenStandardOutput(), new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("rows", table.Rows.Count);
        json.WriteNumber("failures", table.Failures.Count);
        json.WriteNumber("lines", schedule.Count);
        json.WriteNumber("compared", scale.Compared);
        json.WriteNumber("alreadyFree", scale.AlreadyFree);
        json.WriteNumber("notComputable", scale.NotComputable);
        json.WriteNumber("score", score);
        json.WriteNumber("differences", scale.Differences(offer, request).Count);
        json.WriteStartArray("gapByChapter");
        foreach ((HsCode chapter, double gap) in chapters)
        {
            json.WriteStartObject();
            json.WriteString("chapter", chapter.ToString());
            json.WriteNumber("gap", gap);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("byYear");
        foreach (int year in years)
        {
            Liberalisation free = scale.LiberalisationIn(offer, year);
            TariffIndicators indicators = scale.IndicatorsIn(offer, year);
            json.WriteStartObject();
            json.WriteNumber("year", year);
            json.WriteNumber("shareOfLines", free.ShareOfLines ?? 0);
            if (free.ShareOfTrade is { } trade) json.WriteNumber("shareOfTrade", trade);
            else json.WriteNull("shareOfTrade");
            json.WriteNumber("simpleMeanPercent", indicators.SimpleMean ?? 0);
            json.WriteNumber("maxPercent", indicators.Max ?? 0);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        Console.WriteLine();
        return 0;
    }

    CultureInfo invariant = CultureInfo.InvariantCulture;
    Console.WriteLine($"{schedule.Count} lines: {scale.Compared} compared, {scale.AlreadyFree} free already, {scale.NotComputable} not computable in percent; no trade in this file, so lines weigh alike");
    Console.WriteLine($"  request (illustrative): {request}");
    Console.WriteLine($"  offer   (illustrative): {offer}");
    Console.WriteLine(string.Create(invariant, $"  score {score:F3}; the two differ on {scale.Differences(offer, request).Count} lines"));
    Console.WriteLine();
    Console.WriteLine("What holds the score back, by chapter (the gaps add up to 1 − score)");
    foreach ((HsCode chapter, double gap) in chapters.Take(10))
        Console.WriteLine(string.Create(invariant, $"  {chapter}  {gap,7:F4}  {new string('#', (int)Math.Round(gap / chapters[0].Value * 30)),-30}  {HsChapters.Find(chapter.Chapter)?.Title}"));
    Console.WriteLine();
    Console.WriteLine("The offer year by year: what is promised free (GATT XXIV:8, no threshold), and the tariff left");
    Console.WriteLine("  year   lines free   trade free   simple mean     max");
    foreach (int year in years)
    {
        Liberalisation free = scale.LiberalisationIn(offer, year);
        TariffIndicators left = scale.IndicatorsIn(offer, year);
        string lines = string.Create(invariant, $"{free.ShareOfLines:P1}");
        string trade = free.ShareOfTrade is { } share ? string.Create(invariant, $"{share:P1}") : "not known";
        Console.WriteLine(string.Create(invariant, $"  {(year == 0 ? "base" : $"{year}"),4}   {lines,10}   {trade,10}   {left.SimpleMean,9:F2} %   {left.Max,5:F0} %"));
    }
    return 0;
}
