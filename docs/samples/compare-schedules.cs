#:project ../../src/TradeModel.Import/TradeModel.Import.csproj
#:property TradeModelUsings=enable

// Shows what changed between two tariff schedules, for the same products:
//   dotnet run docs/samples/compare-schedules.cs -- OLD NEW [--from hs2017 --to hs2022 --concordance FILE] [--csv FILE] [--json]
//   … --code COLUMN --rate COLUMN [--trade COLUMN] [--decimal point|comma] [--code-length 8] if the files are not USITC annual tariff
//   databases
// OLD and NEW are USITC zip files or tables (lines in force on the last day of their year, by their texts, without chapters 98 and 99), or
// delimited text with the columns that --code and --rate name. --concordance reads a correlation table of the UN; give it once for each
// step if the editions are more than one apart. Without --from and --to, the editions follow from the years in the names of USITC files;
// for other files they are HS 2022. --code-length restores the zero that codes lost at their beginning. --csv writes a row for each line.
// docs/compare.md states how lines are matched and counted.

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Usage = "dotnet run docs/samples/compare-schedules.cs -- OLD NEW [--from hs2017 --to hs2022 --concordance FILE] "
    + "[--code COLUMN --rate COLUMN [--trade COLUMN] [--decimal point|comma] [--code-length 8]] [--csv FILE] [--json]";
if (args is ["--help"])
{
    Console.WriteLine(Usage);
    return 0;
}
try
{
    var files = new List<string>();
    var concordances = new List<string>();
    var options = new Dictionary<string, string>();
    bool asJson = false;
    for (int i = 0; i < args.Length; i++)
    {
        if (args[i] == "--json") asJson = true;
        else if (args[i] is "--from" or "--to" or "--code" or "--rate" or "--trade" or "--decimal" or "--code-length"
            or "--csv" or "--concordance")
        {
            if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"a value must follow {args[i]}; use: {Usage}");
            if (args[i] == "--concordance") concordances.Add(args[i + 1]);
            else if (!options.TryAdd(args[i], args[i + 1])) throw new ArgumentException($"{args[i]} is given twice");
            i++;
        }
        else if (args[i].StartsWith('-')) throw new ArgumentException($"there is no argument '{args[i]}'; use: {Usage}");
        else files.Add(args[i]);
    }
    if (files.Count != 2) throw new ArgumentException($"name the old schedule and the new one; use: {Usage}");
    bool namesCode = options.ContainsKey("--code");
    if (namesCode != options.ContainsKey("--rate"))
        throw new ArgumentException("--code and --rate are given together");
    if (!namesCode && options.Keys.FirstOrDefault(o => o is "--trade" or "--decimal" or "--code-length") is { } without)
        throw new ArgumentException($"{without} is given with --code and --rate");
    foreach (string file in files.Concat(concordances))
        if (!File.Exists(file))
            throw new ArgumentException(Directory.Exists(file) ? $"'{file}' is a folder, not a file" : $"there is no file '{file}'");
    Run(files, concordances, options, asJson);
    return 0;
}
catch (Exception e) when (e is ArgumentException or ImportException or IOException or UnauthorizedAccessException)
{
    string sentence = Regex.Replace(e.Message, @" \(Parameter '\w+'\)$", "");
    Console.Error.WriteLine($"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}{(sentence.EndsWith('.') ? "" : ".")}");
    return 1;
}

static void Run(List<string> files, List<string> concordanceFiles, Dictionary<string, string> options, bool asJson)
{
    // A file that names no year is taken to be of the other's edition.
    Tell($"Reading {files[0]} and {files[1]} …", asJson);
    Source before = Read(files[0], options), after = Read(files[1], options);
    HsEdition? stated = Edition("--from"), statedNew = Edition("--to");
    HsEdition from = stated ?? before.Edition ?? statedNew ?? after.Edition ?? HsEdition.Hs2022;
    HsEdition to = statedNew ?? after.Edition ?? from;
    TariffSchedule old = before.Schedule(from), current = after.Schedule(to);
    if (from != to && concordanceFiles.Count == 0)
        throw new ArgumentException($"the old schedule is of HS {(int)from} and the new one of HS {(int)to}: give the correlation table "
            + "between them with --concordance, or the true editions with --from and --to");
    if (from == to && concordanceFiles.Count > 0)
        throw new ArgumentException($"both schedules are of HS {(int)from}, so --concordance has no use; --from and --to name editions");
    var warnings = new List<(string Kind, int Count, string Example)>();
    foreach (Source source in (Source[])[before, after])
        foreach (ImportWarning w in source.Warnings)
            warnings.Add((JsonNamingPolicy.CamelCase.ConvertName($"{w.Kind}"), w.Count,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(source.File)}, line {w.Line}, {w.Column}: {w.Example}")));
    Tell("Comparing the two, line by line …", asJson);
    ScheduleComparison comparison = ScheduleComparison.Of(
        old, current, concordanceFiles.Count == 0 ? null : Concordance(concordanceFiles, from, to, warnings));
    if (options.TryGetValue("--csv", out string? csv))
    {
        using FileStream stream = File.Create(csv);
        comparison.ToTable().WriteCsv(stream);
    }
    if (asJson) PrintJson(comparison, before, after, warnings);
    else PrintText(comparison, before, after, stated is null && statedNew is null, warnings);

    HsEdition? Edition(string option)
    {
        if (!options.TryGetValue(option, out string? text)) return null;
        string digits = text.StartsWith("hs", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && Enum.IsDefined((HsEdition)year)
            ? (HsEdition)year
            : throw new ArgumentException($"'{text}' after {option} is not an edition; the editions are {
                string.Join(", ", Enum.GetValues<HsEdition>().Select(e => $"hs{(int)e}"))}");
    }
}

// Tells a person at a terminal what a long operation is doing.
static void Tell(string step, bool asJson)
{
    if (!asJson && !Console.IsErrorRedirected) Console.Error.WriteLine(step);
}

// The lines of a file, and what was left out.
static Source Read(string file, Dictionary<string, string> options)
{
    if (options.TryGetValue("--code", out string? code))
    {
        var columns = new MappedScheduleColumns(code) { Applied = options["--rate"], TradeValue = options.GetValueOrDefault("--trade") };
        ImportResult<MappedScheduleLine> mapped;
        try
        {
            mapped = MappedSchedule.Reader(columns).ReadFile(file, ReadingOptions(options));
        }
        catch (ImportException e)
        {
            throw new ArgumentException($"'{file}': {e.Message}");
        }
        return new(file, null, [.. mapped.Rows.Select(r => r.Line)], 0, mapped.Failures, mapped.Warnings);
    }
    ImportResult<UsitcTariffLine> table;
    try
    {
        table = UsitcTariffDatabase.Reader.ReadFile(file);
    }
    catch (ImportException e)
    {
        throw new ArgumentException($"'{file}': {e.Message.TrimEnd('.')}; name the columns of another table with --code and --rate");
    }
    ValueList<UsitcTariffLine> inForce = UsitcTariffDatabase.InForce(table.Rows, UsitcTariffDatabase.LastDayOf(table.Rows));
    TariffLine[] lines = [.. inForce.Where(r => !r.IsSpecialProvision).Select(r => r.ToTariffLine())];
    return new(file, EditionOf(table.Table.Entry ?? file) ?? EditionOf(file), lines, inForce.Count - lines.Length, table.Failures,
        table.Warnings);
}

static ImportOptions ReadingOptions(Dictionary<string, string> options)
{
    var reading = new ImportOptions();
    if (options.TryGetValue("--decimal", out string? mark))
        reading = reading with
        {
            DecimalMark = mark switch
            {
                "point" => DecimalMark.Point,
                "comma" => DecimalMark.Comma,
                _ => throw new ArgumentException($"'point' or 'comma' must follow --decimal, not '{mark}'"),
            },
        };
    if (options.TryGetValue("--code-length", out string? length))
        reading = reading with
        {
            CodeLength = int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int digits)
                && digits is 2 or (>= 4 and <= 10) ? digits
                : throw new ArgumentException($"2 or 4 to 10 must follow --code-length, not '{length}'"),
        };
    return reading;
}

// The edition that the United States used in the year the file is named after; null if it names none.
static HsEdition? EditionOf(string name)
    => Regex.Match(Path.GetFileName(name), "(19|20)[0-9]{2}") is { Success: true } match
        ? Enum.GetValues<HsEdition>().Last(edition => (int)edition <= Math.Max(int.Parse(match.Value, CultureInfo.InvariantCulture),
            (int)HsEdition.Hs1988)) : null;

// The concordance from one edition to another: one table, read in either direction, or several that follow each other.
static HsConcordance Concordance(List<string> files, HsEdition from, HsEdition to, List<(string Kind, int Count, string Example)> warnings)
{
    var tables = new List<HsConcordance>();
    foreach (string file in files)
    {
        ImportResult<HsCorrelationRow> table = HsCorrelationTable.Reader.ReadFile(file);
        tables.Add(HsCorrelationTable.ToConcordance(table));
        Warn("concordanceRowsNotRead", table.Failures.Count, table.Failures.Select(f => $"{f}"));
        ValueList<HsCorrelationRow> disagreements = HsCorrelationTable.FindDisagreements(table);
        Warn("statedRelationshipDiffers", disagreements.Count, disagreements.Select(r => $"{r}"));
    }
    HsConcordance? chain = null;
    while (tables.Count > 0)
    {
        HsEdition at = chain?.To ?? from;
        HsConcordance found = tables.Find(t => t.From == at || t.To == at) ?? throw new ArgumentException(
            $"no table after --concordance leads on from HS {(int)at}; there is {string.Join(" and ", tables)}; "
            + "give --concordance once for each step");
        tables.Remove(found);
        HsConcordance next = found.From == at ? found : found.Reverse();
        ValueSet<HsCode> gaps = chain?.GapsBefore(next) ?? [];
        Warn("codesMissingBetweenConcordances", gaps.Count, gaps.Select(c => $"{c}"));
        chain = chain?.Then(next, allowsGaps: true) ?? next;
    }
    return chain!.To == to ? chain : throw new ArgumentException(
        $"the tables after --concordance lead from HS {(int)from} to HS {(int)chain.To}, not to HS {(int)to}; "
        + "--from and --to name editions");

    void Warn(string kind, int count, IEnumerable<string> examples)
    {
        if (count > 0) warnings.Add((kind, count, examples.First()));
    }
}

static void PrintJson(
    ScheduleComparison comparison, Source before, Source after, List<(string Kind, int Count, string Example)> warnings)
{
    LineCounts old = comparison.Overall.OldLines, current = comparison.Overall.NewLines;
    SameProducts same = comparison.Overall.SameProducts;
    using var buffer = new MemoryStream();
    using var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    json.WriteStartObject();
    json.WriteStartObject("editions");
    json.WriteNumber("old", (int)comparison.Old.Edition);
    json.WriteNumber("new", (int)comparison.New.Edition);
    json.WriteEndObject();
    Two("schedules", old.Total, current.Total);
    Two("rowsNotRead", before.Failures.Count, after.Failures.Count);
    json.WriteStartObject("firstRowNotRead");
    json.WriteString("old", before.FirstFailure);
    json.WriteString("new", after.FirstFailure);
    json.WriteEndObject();
    Two("specialProvisionsLeftOut", before.LeftOut, after.LeftOut);
    // Old lines by their change, and the lines that are new. A split counts its old line, and a merge its old lines.
    json.WriteStartObject("lines");
    foreach (LineChange change in Enum.GetValues<LineChange>())
        json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName($"{change}"), (change == LineChange.New ? current : old).Of(change));
    json.WriteEndObject();
    json.WriteStartObject("newLines");
    foreach (LineChange change in Enum.GetValues<LineChange>().Where(c => c != LineChange.Gone))
        json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName($"{change}"), current.Of(change));
    json.WriteEndObject();
    json.WriteStartObject("renumberedDuties");
    foreach (DutyChange change in Enum.GetValues<DutyChange>())
        json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName($"{change}"),
            comparison.Lines.Count(l => l.Change == LineChange.Renumbered && l.DutyChange == change));
    json.WriteEndObject();
    Number("meanOld", comparison.Old.Indicators().SimpleMean);
    Number("meanNew", comparison.New.Indicators().SimpleMean);
    json.WriteStartObject("sameProducts");
    json.WriteNumber("lines", same.Lines);
    Number("meanOld", same.MeanOld);
    Number("meanNew", same.MeanNew);
    Number("tradeWeightedMeanOld", same.TradeWeightedMeanOld);
    Number("tradeWeightedMeanNew", same.TradeWeightedMeanNew);
    json.WriteEndObject();
    json.WriteStartArray("largestChanges");
    foreach (LineComparison line in comparison.LargestChanges(20))
    {
        json.WriteStartObject();
        json.WriteString("code", $"{line.OldCode}");
        json.WriteNumber("old", line.OldRate!.Value.Value);
        json.WriteNumber("new", line.NewRate!.Value.Value);
        if (line.NewCode != line.OldCode) json.WriteString("newCode", $"{line.NewCode}");
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteStartArray("notComparable");
    foreach (IGrouping<string, LineComparison> reason in comparison.NotComparable.GroupBy(l => l.Reason!).OrderByDescending(g => g.Count()))
    {
        json.WriteStartObject();
        json.WriteString("reason", reason.Key);
        json.WriteNumber("count", reason.Count());
        json.WriteString("example", $"{reason.First().Code}");
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteStartArray("bySection");
    foreach (ScheduleChanges section in comparison.BySection)
    {
        json.WriteStartObject();
        json.WriteString("section", section.Scope);
        foreach (LineChange change in Enum.GetValues<LineChange>())
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName($"{change}"),
                (change == LineChange.New ? section.NewLines : section.OldLines).Of(change));
        Number("meanOld", section.SameProducts.MeanOld);
        Number("meanNew", section.SameProducts.MeanNew);
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteStartArray("warnings");
    foreach ((string kind, int count, string example) in warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteNumber("count", count);
        json.WriteString("example", example);
        json.WriteEndObject();
    }
    json.WriteEndArray();
    json.WriteEndObject();
    json.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));

    void Two(string name, int first, int second)
    {
        json.WriteStartObject(name);
        json.WriteNumber("old", first);
        json.WriteNumber("new", second);
        json.WriteEndObject();
    }

    void Number(string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, Math.Round(number, 10));
        else json.WriteNull(name);
    }
}

static void PrintText(
    ScheduleComparison comparison,
    Source before,
    Source after,
    bool isAssumed,
    List<(string Kind, int Count, string Example)> warnings)
{
    foreach (Source source in (Source[])[before, after])
    {
        Print($"{Path.GetFileName(source.File)}: {source.Lines.Length:N0} lines{
            (source.LeftOut == 0 ? "" : $"; {source.LeftOut:N0} of chapters 98 and 99 left out")}{
            (source.Failures.Count == 0 ? ""
                : $"; {source.Failures.Count:N0} {(source.Failures.Count == 1 ? "row" : "rows")} could not be read, the first for {
                    source.FirstFailure}")}");
    }
    if (before.Failures.Count + after.Failures.Count > 0)
        Print($"A line of one schedule whose row in the other could not be read counts as gone or new.");
    foreach ((string kind, int count, string example) in warnings)
        Print($"warning: {kind}, {count:N0} {(count == 1 ? "time" : "times")}, such as {example}");
    Print($"HS {(int)comparison.Old.Edition} to HS {(int)comparison.New.Edition}{
        (isAssumed && (before.Edition ?? after.Edition) is null ? " (assumed; --from and --to name the editions)" : "")}");
    Print($"  old lines: {comparison.Overall.OldLines}");
    Print($"  new lines: {comparison.Overall.NewLines}");
    SameProducts same = comparison.Overall.SameProducts;
    Print($"  mean of all computable lines: {Rate(comparison.Old.Indicators().SimpleMean)} → {
        Rate(comparison.New.Indicators().SimpleMean)}");
    Print($"  mean of the {same.Lines:N0} {(same.Lines == 1 ? "product" : "products")} in both: {Rate(same.MeanOld)} → {
        Rate(same.MeanNew)}");
    if (same.TradeWeightedMeanOld is not null)
        Print($"  the same, weighted by trade: {Rate(same.TradeWeightedMeanOld)} → {Rate(same.TradeWeightedMeanNew)}");
    Print($"");
    Print($"By section: old lines cut, raised, gone; new lines; mean of the products in both");
    foreach (ScheduleChanges section in comparison.BySection)
        Print($"  {section.Scope,-5} {section.OldLines.Cut,6} {section.OldLines.Raised,6} {section.OldLines.Gone,6} {
            section.NewLines.New,6}   {Rate(section.SameProducts.MeanOld),9} → {Rate(section.SameProducts.MeanNew),-9} {
            section.Section?.Title}");
    if (comparison.LargestChanges(10) is { Count: > 0 } largest)
    {
        Print($"");
        Print($"The largest changes");
        foreach (LineComparison line in largest) Print($"  {line}");
    }
    if (comparison.NotComparable.Count == 0) return;
    Print($"");
    Print($"Not comparable: {comparison.NotComparable.Count:N0}");
    foreach (IGrouping<string, LineComparison> reason in comparison.NotComparable
        .GroupBy(l => l.Reason!).OrderByDescending(g => g.Count()).Take(8))
        Print($"  {reason.Count(),6:N0} {reason.Key}, such as {reason.First().Code}");
}

static string Rate(double? rate) => rate is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:F3}%") : "–";

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

sealed record Source(string File, HsEdition? Edition, TariffLine[] Lines, int LeftOut, ValueList<ImportFailure> Failures,
    ValueList<ImportWarning> Warnings)
{
    // The first row that could not be read, with the options of the command line.
    internal string? FirstFailure => Failures.Count == 0 ? null
        : $"{Failures[0]}".Replace("set CodeLength or LeadingZeros in ImportOptions", "give --code-length", StringComparison.Ordinal)
            .Replace("set DecimalMark in ImportOptions", "give --decimal", StringComparison.Ordinal);

    // The sample does not know whose tariff a file is, and the comparison does not need it.
    internal TariffSchedule Schedule(HsEdition edition)
    {
        if (Lines.Length == 0)
            throw new ArgumentException(Failures.Count == 0 ? $"'{File}' has no lines"
                : $"no row of '{File}' can be read, the first for {FirstFailure}");
        try
        {
            return new(new("importer"), edition, Lines, Lines.Any(l => l.TradeValue is not null) ? Currency.UsDollar : null);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"'{File}': {e.Message}");
        }
    }
}
