#:project ../../src/TradeModel/TradeModel.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// A request and an offer on a real tariff schedule: the gap by chapter, the score, and the GATT XXIV:8 view by year.
//   dotnet run docs/samples/offer.cs -- FILE.zip [--trade FLOWS.csv] [--json]
// FILE is a USITC annual tariff database of any year; FLOWS has the columns code and value, imports by tariff line, and weighs the lines.
// The request and the offer are illustrative; the schedule is real.

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

try
{
    bool asJson = false;
    string? file = null, trade = null;
    for (int i = 0; i < args.Length; i++)
    {
        if (args[i] == "--json") asJson = true;
        else if (args[i] == "--trade") trade = ++i < args.Length ? args[i] : throw new ArgumentException("offer needs a file after --trade.");
        else if (args[i].StartsWith('-')) throw new ArgumentException($"offer knows no argument '{args[i]}'; use: FILE.zip [--trade FLOWS.csv] [--json].");
        else if (file is null) file = args[i];
        else throw new ArgumentException("offer reads one file; use: FILE.zip [--trade FLOWS.csv] [--json].");
    }
    if (file is null) throw new ArgumentException("offer needs a USITC annual tariff database; use: FILE.zip [--trade FLOWS.csv] [--json].");
    foreach (string? path in (string?[])[file, trade])
        if (path is not null && !File.Exists(path)) throw new ArgumentException(Directory.Exists(path) ? $"'{path}' is a folder, not a file." : $"There is no file '{path}'.");
    Run(file, trade, asJson);
    return 0;
}
catch (Exception e) when (e is ArgumentException or ImportException or EventRefusedException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(Regex.Replace(e.Message, @" \(Parameter '\w+'\)$", ""));
    return 1;
}

static void Run(string file, string? tradeFile, bool asJson)
{
    var unitedStates = new PartyId("USA");
    var india = new PartyId("IND");

    // The schedule as published: every line outside chapters 98 and 99, which hold special provisions; of lines given more than once, the latest.
    ImportResult<UsitcTariffLine> table = UsitcTariffDatabase.Reader.ReadFile(file);
    ValueMap<HsCode, decimal> trade = tradeFile is null ? [] : TradeFlows.SumByCode(TradeFlows.Reader(new("code", "value")).ReadFile(tradeFile).Rows);
    var schedule = new TariffSchedule(
        unitedStates,
        EditionOf(table.Table.Entry ?? file),
        UsitcTariffDatabase.InForce(table.Rows).Where(r => !r.IsSpecialProvision)
            .Select(r => r.ToTariffLine() with { TradeValue = trade.TryGetValue(r.Code, out decimal value) ? value : null }),
        tradeFile is null ? null : "USD");

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
    ValueList<ScheduleDifference> differences = scale.Differences(offer, request);
    (int Year, Liberalisation Free, TariffIndicators Left)[] years =
        [.. new[] { 0, 1, 3, 5, 10, 12, 15 }.Select(year => (year, scale.LiberalisationIn(offer, year), scale.IndicatorsIn(offer, year)))];

    // The whole negotiation, schedule and all, is one document.
    using var document = new MemoryStream();
    TradeModelJson.WriteNegotiation(talks, document);
    document.Position = 0;
    bool same = TradeModelJson.ReadNegotiation(document).Equals(talks);

    if (asJson)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("rows", table.Rows.Count);
        json.WriteNumber("failures", table.Failures.Count);
        json.WriteNumber("lines", schedule.Count);
        json.WriteNumber("compared", scale.Compared);
        json.WriteNumber("alreadyFree", scale.AlreadyFree);
        json.WriteNumber("notComputable", scale.NotComputable);
        json.WriteBoolean("tradeWeighted", scale.IsTradeWeighted);
        json.WriteNumber("score", score);
        json.WriteNumber("differences", differences.Count);
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
        foreach ((int year, Liberalisation free, TariffIndicators left) in years)
        {
            json.WriteStartObject();
            json.WriteNumber("year", year);
            Number("shareOfLinesFree", free.ShareOfLinesFree);
            Number("shareOfLinesPromisedFree", free.ShareOfLinesPromisedFree);
            Number("shareOfLinesNewlyFree", free.ShareOfLinesNewlyFree);
            Number("shareOfTradeFree", free.ShareOfTradeFree);
            Number("shareOfTradePromisedFree", free.ShareOfTradePromisedFree);
            Number("shareOfTradeNewlyFree", free.ShareOfTradeNewlyFree);
            Number("simpleMeanPercent", left.SimpleMean);
            Number("tradeWeightedMeanPercent", left.TradeWeightedMean);
            Number("maxPercent", left.Max);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("documentBytes", document.Length);
        json.WriteBoolean("readsBackEqual", same);
        json.WriteEndObject();
        json.Flush();
        Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
        return;

        void Number(string name, double? value)
        {
            if (value is { } number) json.WriteNumber(name, number);
            else json.WriteNull(name);
        }
    }

    Print($"{schedule.Count} lines: {scale.Compared} compared, {scale.AlreadyFree} free already, {scale.NotComputable} not computable in percent; {(scale.IsTradeWeighted ? "weighed by trade" : "no trade is known, so lines weigh alike")}");
    Print($"  request (illustrative): {request}");
    Print($"  offer   (illustrative): {offer}");
    Print($"  score {score:F3}; the two differ on {differences.Count} lines");
    Print($"  as JSON {document.Length / 1024.0 / 1024:F1} MB, {(same ? "read back equal" : "NOT read back equal")}");
    Print($"");
    Print($"What holds the score back, by chapter (the gaps add up to 1 − score)");
    foreach ((HsCode chapter, double gap) in chapters.Take(10))
        Print($"  {chapter}  {gap,7:F4}  {new string('#', (int)Math.Round(gap / chapters[0].Value * 30)),-30}  {HsChapters.Find(chapter.Chapter)?.Title}");
    Print($"");
    Print($"The lines furthest apart");
    foreach (ScheduleDifference line in differences.OrderByDescending(d => d.Distance).ThenByDescending(d => d.BaseRate.Value).Take(5))
        Print($"  {line.Code.ToDottedString()}  base {line.BaseRate,-6}  distance {line.Distance:F3}  offer {line.First}, request {line.Second}");
    Print($"");
    Print($"The offer year by year, of all {schedule.Count} lines: what enters free (GATT XXIV:8, no threshold), what of that the agreement adds, and the tariff left");
    Print($"  year   lines free   newly   trade free   newly   simple mean     max");
    foreach ((int year, Liberalisation free, TariffIndicators left) in years)
        Print($"  {(year == 0 ? "base" : $"{year}"),4}   {Share(free.ShareOfLinesFree),10}  {Share(free.ShareOfLinesNewlyFree),6}   {Share(free.ShareOfTradeFree),10}  {Share(free.ShareOfTradeNewlyFree),6}   {left.SimpleMean,9:F2} %   {left.Max,5:F0} %");
}

// The edition of the Harmonized System that the United States used in the year the file is named after; the latest where it names none.
static HsEdition EditionOf(string name)
{
    int year = Regex.Match(Path.GetFileName(name), "(19|20)[0-9]{2}") is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : int.MaxValue;
    return Enum.GetValues<HsEdition>().Last(edition => (int)edition <= Math.Max(year, (int)HsEdition.Hs1992));
}

static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:F1} %") : "–";

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
