#:project ../../src/TradeModel/TradeModel.csproj
#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Compares a request and an offer on a real tariff schedule: the gap by chapter, the score, and the shares of GATT XXIV:8 by year.
//   dotnet run docs/samples/offer.cs -- FILE.zip [--trade FLOWS.csv] [--json]
// FILE is a USITC annual tariff database of any year; FLOWS has the columns code and value, imports by tariff line, and weighs the lines;
// values under codes longer than 8 digits are added up to their 8-digit line.
// The request and the offer are illustrative; the schedule is real.

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Usage = "dotnet run docs/samples/offer.cs -- FILE.zip [--trade FLOWS.csv] [--json]";
if (args is ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}
try
{
    bool asJson = false;
    string? file = null, trade = null;
    for (int i = 0; i < args.Length; i++)
    {
        if (args[i] == "--json") asJson = true;
        else if (args[i] == "--trade") trade = ++i < args.Length ? args[i]
            : throw new ArgumentException("offer needs a file after --trade.");
        else if (args[i].StartsWith('-'))
            throw new ArgumentException($"offer knows no argument '{args[i]}'; use: {Usage}.");
        else if (file is null) file = args[i];
        else throw new ArgumentException($"offer reads one file; use: {Usage}.");
    }
    if (file is null)
        throw new ArgumentException($"offer needs a USITC annual tariff database; use: {Usage}.");
    foreach (string? path in (string?[])[file, trade])
        if (path is not null && !File.Exists(path))
            throw new ArgumentException(Directory.Exists(path) ? $"'{path}' is a folder, not a file." : $"There is no file '{path}'.");
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

    // The lines in force on the last day of the year, outside chapters 98 and 99, which hold special provisions. Duties are those of the
    // texts, as in tariff-schedule.cs.
    Tell($"Reading {file} …", asJson);
    ImportResult<UsitcTariffLine> table = UsitcTariffDatabase.Reader.ReadFile(file);
    if (table.Records == 0) throw new ArgumentException("The table has no lines.");
    ImportResult<TradeFlow>? flows = tradeFile is null ? null : TradeFlows.Reader(new("code", "value")).ReadFile(tradeFile);
    ValueMap<HsCode, decimal> trade = flows is null ? [] : Sum(flows.Rows);
    var schedule = new TariffSchedule(
        unitedStates,
        EditionOf(table.Table.Entry ?? file),
        UsitcTariffDatabase.InForce(table.Rows, UsitcTariffDatabase.LastDayOf(table.Rows)).Where(r => !r.IsSpecialProvision)
            .Select(r => r.ToTariffLine() with { TradeValue = trade.TryGetValue(r.Code, out decimal value) ? value : null }),
        tradeFile is null ? null : Currency.UsDollar);
    HsCode[] unmatched = [.. trade.Keys.Where(code => schedule.Find(code) is null)];
    if (flows is not null && unmatched.Length == trade.Count) throw new ArgumentException(NothingMatches(flows, unmatched));

    Tell("Comparing the offer with the request, line by line …", asJson);

    // One issue over all its lines, with a horizon of 15 stage years.
    var scale = new ScheduleScale(schedule, horizon: 15);
    var tariffs = new IssueId("us-tariff-schedule");
    var negotiation = new Negotiation(new NegotiationDefinition(
        new Agreement("An illustrative request and offer", [AgreementKind.FreeTradeAgreement],
            [new Party(unitedStates, "United States"), new Party(india, "India")]),
        issues: [new Issue(tariffs, "The US tariff schedule", Track.Tariffs, scale, new TariffSubject(unitedStates, india))]));

    // Terms for chapters that have no line in the table are left out, because a part of a schedule can be negotiated too.
    var absent = new SortedSet<HsCode>();
    ScheduleOffer Present(ScheduleOffer all)
    {
        absent.UnionWith(all.Exceptions.Keys.Where(prefix => schedule.Beneath(prefix) is var lines
            && lines.Start.Value >= lines.End.Value));
        return all with { Exceptions = all.Exceptions.Where(e => !absent.Contains(e.Key)).ToValueMap() };
    }

    // India asks for everything at once, steel and textiles within three years.
    ScheduleOffer request = Present(new(TariffOffer.Eliminate(),
    [
        new(new HsCode("72"), TariffOffer.Eliminate(3)),
        new(new HsCode("61"), TariffOffer.Eliminate(3)),
        new(new HsCode("62"), TariffOffer.Eliminate(3)),
    ]));
    // The United States offers five stages, ten on apparel, a hold on footwear, and leaves dairy, sugar and tobacco out.
    ScheduleOffer offer = Present(new(TariffOffer.Eliminate(5),
    [
        new(new HsCode("61"), TariffOffer.Eliminate(10)),
        new(new HsCode("62"), TariffOffer.Eliminate(10)),
        new(new HsCode("64"), TariffOffer.By(new EqualStages(4, holdYears: 8))),
        new(new HsCode("04"), TariffOffer.Exclude()),
        new(new HsCode("17"), TariffOffer.Exclude()),
        new(new HsCode("24"), TariffOffer.Exclude()),
    ]));
    var day = new LocalDate(2026, 1, 15);
    negotiation = negotiation
        .Apply(new PositionTabled(day, india, tariffs, request) { Provenance = Provenance.Illustrative })
        .Apply(new PositionTabled(day, unitedStates, tariffs, offer) { Provenance = Provenance.Illustrative });

    // The whole negotiation, including the schedule, is one document.
    using var document = new MemoryStream();
    TradeModelJson.WriteNegotiation(negotiation, document);
    document.Position = 0;
    bool same = TradeModelJson.ReadNegotiation(document).Equals(negotiation);

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
        Number("tradeFailures", flows?.Failures.Count);
        Number("tradeMatched", flows is null ? null : trade.Count - unmatched.Length);
        Number("tradeUnmatched", flows is null ? null : unmatched.Length);
        json.WriteStartArray("chaptersWithoutLines");
        foreach (HsCode chapter in absent) json.WriteStringValue(chapter.ToString());
        json.WriteEndArray();
        json.WriteNumber("score", negotiation.MeasureConvergence().Overall.Score!.Value);
        json.WriteNumber("differences", scale.Differences(offer, request).Count);
        json.WriteStartArray("gapByChapter");
        foreach ((HsCode chapter, double gap) in scale.ExcessByChapter(offer, request).Where(c => c.Value > 0)
            .OrderByDescending(c => c.Value))
        {
            json.WriteStartObject();
            json.WriteString("chapter", chapter.ToString());
            json.WriteNumber("gap", gap);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("byYear");
        foreach (int year in (int[])[0, 1, 3, 5, 10, 12, 15])
        {
            Liberalisation free = scale.LiberalisationIn(offer, year);
            TariffIndicators left = scale.IndicatorsIn(offer, year);
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

    PrintFailures("the table", table.Failures);
    foreach (ImportWarning warning in table.Warnings) Print($"warning: {warning}");
    if (flows is not null)
    {
        PrintFailures("the trade file", flows.Failures);
        decimal all = trade.Values.Sum(), lost = unmatched.Sum(code => trade[code]);
        Print($"trade on {trade.Count - unmatched.Length:N0} of {schedule.Count:N0} lines ({
            (all == 0 ? "its value is 0" : $"{(all - lost) / all * 100:F1}% of its value")}); {unmatched.Length:N0} {
            (unmatched.Length == 1 ? "code matches" : "codes match")} no line{(unmatched.Length == 0 ? "" : $", such as {unmatched[0]}")}");
    }
    if (absent.Count > 0)
        Print($"no line stands under {string.Join(", ", absent)}: the terms for {(absent.Count == 1 ? "it" : "them")} are left out");
    Print($"request and offer are illustrative; as JSON {document.Length / 1024.0 / 1024:F1} MB, {
        (same ? "read back equal" : "NOT read back equal")}");
    Print($"");
    Console.Write(scale.ToText(offer, request));
}

// The edition of the Harmonized System that the United States used in the year the file is named after; HS 2022 if it names none.
static HsEdition EditionOf(string name)
{
    int year = Regex.Match(Path.GetFileName(name), "(19|20)[0-9]{2}") is { Success: true } match
        ? int.Parse(match.Value, CultureInfo.InvariantCulture) : (int)HsEdition.Hs2022;
    return Enum.GetValues<HsEdition>().Last(edition => (int)edition <= Math.Max(year, (int)HsEdition.Hs1992));
}

// The values by tariff line, and their sum, which must be a number too.
static ValueMap<HsCode, decimal> Sum(IEnumerable<TradeFlow> flows)
{
    try
    {
        ValueMap<HsCode, decimal> sums = TradeFlows.SumByPrefix(flows, 8);
        _ = sums.Values.Sum();
        return sums;
    }
    catch (OverflowException)
    {
        throw new ArgumentException("The values of the trade file do not sum to a decimal number.");
    }
}

// Why a trade file gives no weights: one sentence with the first cause.
static string NothingMatches(ImportResult<TradeFlow> flows, HsCode[] codes)
    => codes.Length > 0 ? string.Create(CultureInfo.InvariantCulture,
        $"No code of the trade file matches a line of the schedule: lines have 8 digits, the first code is {codes[0]}{
            (flows.Failures.Count > 0 ? $"; {Unread(flows.Failures.Count)}" : "")}.")
        : flows.Failures.Count > 0 ? string.Create(CultureInfo.InvariantCulture,
            $"The trade file has no row that can be read: {Unread(flows.Failures.Count)}, the first for {flows.Failures[0]}.")
        : "The trade file has no rows.";

static string Unread(int rows)
    => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {(rows == 1 ? "row" : "rows")} could not be read");

static void PrintFailures(string of, ValueList<ImportFailure> failures)
{
    if (failures.Count == 0) return;
    Print($"{of}: {Unread(failures.Count)}{(failures.Count > 10 ? ", the first 10:" : "")}");
    foreach (ImportFailure failure in failures.Take(10)) Print($"failed: {failure}");
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

// Tells a person at a terminal what a long operation is doing.
static void Tell(string step, bool asJson)
{
    if (!asJson && !Console.IsErrorRedirected) Console.Error.WriteLine(step);
}
