#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// Shows the contents of one year of the USITC annual tariff database:
//   dotnet run docs/samples/tariff-schedule.cs -- FILE.zip [--on DAY] [--json]
// FILE is the zip file as the USITC publishes it, or the text table inside. docs/import.md says how files of other years differ.
// Rates are those of the lines in force on DAY (2024-07-01), by their texts. Without DAY it is the last day of the year of the file.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

const string Usage = "dotnet run docs/samples/tariff-schedule.cs -- FILE.zip [--on DAY] [--json]";
if (args is ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}
bool json = args.Contains("--json");
int on = Array.IndexOf(args, "--on");
LocalDate? asked = null;
if (on >= 0)
{
    string written = on + 1 < args.Length ? args[on + 1] : "";
    if (!LocalDatePattern.Iso.Parse(written).TryGetValue(default, out LocalDate parsed))
        return Refuse($"--on needs a day, such as 2024-07-01, not '{written}': {Usage}");
    asked = parsed;
}
string[] files = [.. args.Where((a, i) => a != "--json" && (on < 0 || (i != on && i != on + 1)))];
if (files.Length != 1 || files[0].StartsWith('-')) return Refuse($"Say which file to read: {Usage}");
if (!File.Exists(files[0]))
    return Refuse(Directory.Exists(files[0]) ? $"'{files[0]}' is a folder, not a file." : $"There is no file '{files[0]}'.");

ImportResult<UsitcTariffLine> schedule;
var clock = Stopwatch.StartNew();
try
{
    // Tells a person at a terminal what a long operation is doing.
    if (!json && !Console.IsErrorRedirected) Console.Error.WriteLine($"Reading {files[0]} …");
    schedule = UsitcTariffDatabase.Reader.ReadFile(files[0]);
}
catch (ImportException e)
{
    return Refuse(e.Message);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return Refuse($"The file '{files[0]}' cannot be read: {e.Message}");
}
clock.Stop();
if (schedule.Records == 0) return Refuse("The table has no lines.");

// Chapters 98 and 99 hold special provisions, not separate goods.
UsitcTariffLine[] proper = [.. schedule.Rows.Where(line => !line.IsSpecialProvision)];
LocalDate? day = asked ?? UsitcTariffDatabase.LastDayOf(schedule.Rows);
ValueList<UsitcTariffLine> inForce = UsitcTariffDatabase.InForce(schedule.Rows, day);
UsitcTariffLine[] properInForce = [.. inForce.Where(line => !line.IsSpecialProvision)];
decimal[] rates =
    [.. properInForce.Where(line => line.FreeOrAdValorem is not null).Select(line => line.FreeOrAdValorem!.Value.Value)];
int superseded = schedule.Rows.Count - inForce.Count;
decimal? mean = rates.Length == 0 ? null : rates.Average();
decimal? highest = rates.Length == 0 ? null : rates.Max();
var kinds = Enum.GetValues<DutyKind>().Select(kind => (Kind: kind, Lines: schedule.Rows.Count(line => line.Mfn.Kind == kind))).ToArray();
int notComputable = schedule.Rows.Count(line => line.Mfn.Kind == DutyKind.NotComputable);

if (json)
{
    using var buffer = new MemoryStream();
    using var writer = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    writer.WriteStartObject();
    writer.WriteNumber("rows", schedule.Rows.Count);
    writer.WriteNumber("failures", schedule.Failures.Count);
    writer.WriteNumber("rowsWithoutChapters98and99", proper.Length);
    writer.WriteStartObject("byDutyKind");
    foreach ((DutyKind kind, int lines) in kinds) writer.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), lines);
    writer.WriteEndObject();
    writer.WriteStartObject("freeOrAdValorem");
    writer.WriteNumber("lines", rates.Length);
    Number("simpleMeanPercent", mean is { } m ? decimal.Round(m, 10) : null);
    Number("maxPercent", highest);
    writer.WriteNumber("linesAbove15Percent", rates.Count(rate => rate > 15m));
    writer.WriteNumber("linesFree", rates.Count(rate => rate == 0m));
    writer.WriteEndObject();
    writer.WriteNumber("notComputable", notComputable);
    if (day is { } stated) writer.WriteString("inForceOn", LocalDatePattern.Iso.Format(stated));
    else writer.WriteNull("inForceOn");
    writer.WriteNumber("linesInForce", inForce.Count);
    writer.WriteNumber("supersededRows", superseded);
    writer.WriteStartArray("warnings");
    foreach (ImportWarning warning in schedule.Warnings)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(warning.Kind.ToString()));
        writer.WriteNumber("count", warning.Count);
        writer.WriteString("example", Line($"line {warning.Line}, {warning.Column}: {warning.Example}"));
        writer.WriteEndObject();
    }
    writer.WriteEndArray();
    writer.WriteNumber("elapsedMs", clock.ElapsedMilliseconds);
    writer.WriteEndObject();
    writer.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));

    void Number(string name, decimal? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }
}
else
{
    string source = schedule.Table.Entry ?? Path.GetFileName(files[0]);
    Console.WriteLine(Line($"{source}: {schedule.Rows.Count} rows, {schedule.Failures.Count} failures, read in {
        clock.ElapsedMilliseconds} ms"));
    var codes = schedule.Rows.GroupBy(line => line.Code).ToArray();
    if (codes.Where(code => code.Count() > 1).ToArray() is { Length: > 0 } repeated)
        Console.WriteLine(Line($"{codes.Length} codes, {repeated.Length} of them given more than once: {
            string.Join(", ", repeated.CountBy(Repetition).Select(r => Line($"{r.Value} {r.Key}")))}"));
    Console.WriteLine(Line($"{inForce.Count} lines in force{(day is { } chosen ? $" on {LocalDatePattern.Iso.Format(chosen)}" : "")}, {
        superseded} other rows, which are not counted in the next two lines"));
    Console.WriteLine(Line($"outside chapters 98 and 99: {properInForce.Length} lines, {rates.Length} of them free or ad valorem"));
    if (mean is not null)
        Console.WriteLine(Line($"  simple mean {mean:0.####}%, highest {highest:0.####}%, {
            rates.Count(rate => rate > 15m)} above 15 %, {rates.Count(rate => rate == 0m)} free"));
    Console.WriteLine("MFN duties of all rows by kind:");
    foreach ((DutyKind kind, int lines) in kinds) Console.WriteLine(Line($"  {lines,6} {kind}"));
    if (schedule.Rows.Count(line => line.Mfn is TextDuty { Text: "" }) is > 0 and var silent) Console.WriteLine(
        Line($"  {silent,6} of these NotComputable: no duty is stated at all"));
    if (schedule.Rows.Count(line => line.RateType is not null) > 0)
        Console.WriteLine($"Rows by rate type code: {string.Join(", ", schedule.Rows.CountBy(line => line.RateType ?? "")
            .OrderByDescending(c => c.Value).Select(c => Line($"{(c.Key.Length == 0 ? "none" : c.Key)} {c.Value}")))}");
    foreach (ImportWarning warning in schedule.Warnings) Console.WriteLine($"warning: {warning}");
    foreach (ImportFailure failure in schedule.Failures.Take(10)) Console.WriteLine($"failed: {failure}");
}
return 0;

// How the rows of one code differ.
static string Repetition(IEnumerable<UsitcTariffLine> rows)
    => rows.DistinctBy(row => (row.From, row.Until)).Count() > 1 ? "with other dates" : rows.Distinct().Count() > 1
        ? "with the same dates and other contents" : "alike in every column read";

static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

static int Refuse(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}
