#:project ../../src/TradeModel.Import/TradeModel.Import.csproj

// Changes small tables at random and reads them with every reader and many options. Only ImportException may escape, with one sentence.
// Read and streamed, at once and a few bytes at a time, the rows, failures and warnings are the same, and their lines ascend. A code that
// is read has the digits of the file, apart from a lost zero and cut digits. The same seed gives the same cases.
//   dotnet run tests/fuzz/tables.cs -- [--cases 100000] [--seed 1] [--only CASE]

using System.Globalization;
using System.Text;
using TradeModel;
using TradeModel.Import;
using TradeModel.NonTariffMeasures;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at ? args[at + 1] : null;
int cases = int.Parse(Option("--cases") ?? "100000", CultureInfo.InvariantCulture);
int seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
int? only = Option("--only") is { } one ? int.Parse(one, CultureInfo.InvariantCulture) : null;

Seed[] seeds = Seed.All();
long rows = 0, failed = 0, warned = 0, refused = 0;
var faults = new List<string>();
for (int i = only ?? 0; i < (only + 1 ?? cases); i++)
{
    var random = new Random(unchecked((seed * 1_000_003) + i));
    Seed begun = seeds[random.Next(seeds.Length)];
    byte[] bytes = Changes.Of(random, begun.Text, seeds);
    ImportOptions options = Changes.Options(random, begun.Options);
    if (only is not null) Console.Error.WriteLine(Encoding.UTF8.GetString(bytes));
    try
    {
        if (begun.Check(bytes, options) is { } counts)
        {
            rows += counts.Rows;
            failed += counts.Failures;
            warned += counts.Warnings;
        }
        else
        {
            refused++;
        }
    }
    catch (Exception e)
    {
        faults.Add($"case {i} of {begun.Name}: {e.GetType().Name}: {e.Message}");
        if (only is not null) Console.Error.WriteLine(e);
    }
}
foreach (string fault in faults.Take(40)) Console.WriteLine(fault);
Console.WriteLine(
    $"seed {seed}: {(only is null ? cases : 1)} cases, {refused} files refused; {rows} rows, {failed} failures, {warned} warnings; "
        + $"{faults.Count} broken promises");
return faults.Count == 0 ? 0 : 1;

internal readonly record struct Counts(int Rows, int Failures, int Warnings);

internal sealed record Seed(string Name, string Text, ImportOptions Options, Func<byte[], ImportOptions, Counts?> Check)
{
    private static readonly PartyId India = new("IND");

    internal static Seed[] All() =>
    [
        Of("codes", "code,value\n1011000,5\n84713000,7\n01012100,3\n8471.30.00,4\n10121.0,6\n", new(),
            TradeFlows.Reader(new("code", "value"))),
        Of("flows", """
            flow;level;partner;year;cmd;value;qty;unit
            M;2;World;2020;01;1000;5;kg
            X;4;IND;2020;0101;600,5;NA;No Quantity
            RM;6;JPN;2021;010121;1.234,5;2;l
            """, new(), TradeFlows.Reader(new("cmd", "value")
        {
            Kind = "flow", Level = "level", Partner = "partner", Year = "year", Quantity = "qty", Unit = "unit", ValueScale = 1000m,
        })),
        Of("duties",
            "code\tduty\tbase\n0101210000\t12,800 %\t8\n0201100000\t12,8 % + 176,8 EUR/100 kg\t0,128\n02012000\tFree\t1.5\n", new(),
            MappedSchedule.Reader(new("code") { Applied = "duty", Base = "base" })),
        Of("first of several", "y,code,rate\n2000,010111,10\n2000,010119,0\n2001,010111,9\n2001,010119,3 USD/kg\n", new(),
            MappedSchedule.Reader(new("code") { Applied = "rate", RepeatedCodes = RepeatedCodes.First })),
        Of("highest of several", "y,code,rate\n2000,010111,10\n2000,010119,0\n2001,010111,9\n2001,010119,3 USD/kg\n", new(),
            MappedSchedule.Reader(new("code") { Applied = "rate", RepeatedCodes = RepeatedCodes.Highest })),
        Of("spread", """
            code;percent;amount;ceiling;minimum;amount 2;money;unit;y1;y2
            2105001000;0;20.2 EUR / 100 kg;MAX 19.40%;;9.400 EUR / 100 kg;;;5;0
            0201100000;12.8;176.8;;5;;EUR;100 kg;4;2.5
            """, new(), MappedSchedule.Reader(new("code")
        {
            AppliedParts = new()
            {
                AdValorem = "percent", Specific = "amount", Maximum = "ceiling", Minimum = "minimum", MaximumSpecific = "amount 2",
                Currency = "money", Unit = "unit",
            },
            Yearly = new Dictionary<int, string> { [1] = "y1", [2] = "y2" }.ToValueMap(),
        })),
        Of("measures", """
            code|products|against|since|until
            B31|0402; 0403.10|United States, Korea, Republic of|01/04/2019|
            A140|all|All Members|13/04/2019|2020-01-31
            C3|0102 29 90|JPN KOR|1.4.2019|NA
            """, new(), NtmList.Reader(new("code", "products") { Affects = "against", From = "since", Until = "until" }, India)),
        Of("titled", """
            "Imports","",""
            "","",""
            "HTS Number","Country","2024"
            "01012100","Canada","1,234,567"
            """, new()
        {
            FindHeader = true,
            DecimalMark = DecimalMark.Point,
            Filters = [ColumnFilter.Except("HTS Number", "Total")],
        }, TradeFlows.Reader(new("HTS Number", "2024"))),
        Of("names", "section,hscode,description\nI,01,Animals; live\nI,0101,\"Horses, asses; live\"\nI,10121,Pure-bred\n", new(),
            HsNomenclature.Reader),
        Of("united states", "hts8|mfn_text_rate|mfn_ad_val_rate\n01013000|6.8%|.068\n1012900|Free|0\n02011050|26.4%|.26\n", new(),
            UsitcTariffDatabase.Reader),
    ];

    private static Seed Of<T>(string name, string text, ImportOptions options, TableReader<T> reader)
        where T : class
        => new(name, text, options, (bytes, changed) => Checked(reader, bytes, changed));

    private static Counts? Checked<T>(TableReader<T> reader, byte[] bytes, ImportOptions options)
        where T : class
    {
        ImportResult<T>? read = Try(() => reader.Read(new MemoryStream(bytes), options), out string refusal);
        ImportResult<T>? dripped = Try(() => reader.Read(new Dripping(bytes), options), out string other);
        // Of two reasons to refuse a file, the one that is met first is given.
        if (!Equals(read, dripped))
            throw new InvalidOperationException($"a few bytes at a time differ from all at once: {refusal} / {other}");
        var records = new List<ImportRecord<T>>();
        _ = Try(() =>
        {
            foreach (ImportRecord<T> record in reader.Stream(new MemoryStream(bytes), options)) records.Add(record);
            return records;
        }, out string late);
        if (late != refusal) throw new InvalidOperationException($"the stream is refused otherwise: {late} / {refusal}");
        for (int i = 1; i < records.Count; i++)
            if (records[i].Line < records[i - 1].Line) throw new InvalidOperationException($"line {records[i].Line} follows a later one");
        foreach (ImportFailure failure in records.Where(r => !r.IsRow).Select(r => r.Failure!))
            if (failure.Reason.Contains("Exception") || failure.Reason.Contains("(Parameter"))
                throw new InvalidOperationException($"the failure is not in words: {failure}");
        if (read is null) return null;
        if (!read.Rows.SequenceEqual(records.Where(r => r.IsRow).Select(r => r.Row!))
            || !read.Failures.SequenceEqual(records.Where(r => !r.IsRow).Select(r => r.Failure!))
            || !read.Warnings.SequenceEqual(ImportWarning.Sum(records.SelectMany(r => r.Warnings))))
            throw new InvalidOperationException("the stream differs from the result");
        foreach (T row in read.Rows) Judge(row, bytes, options);
        return new(read.Rows.Count, read.Failures.Count, read.Warnings.Sum(w => w.Count));
    }

    /// <summary>Whether the digits of a code that was read stand in the file.</summary>
    private static void Judge<T>(T row, byte[] bytes, ImportOptions options)
    {
        if (row is not TradeFlow flow) return;
        string code = flow.Code.ToString(), digits = new([.. Encoding.Latin1.GetString(bytes).Where(char.IsAsciiDigit)]);
        if (!digits.Contains(code, StringComparison.Ordinal) && !digits.Contains(code[1..], StringComparison.Ordinal))
            throw new InvalidOperationException($"the code {code} is not in the file");
        if (options.TruncateCodesTo < code.Length) throw new InvalidOperationException($"the code {code} was not cut");
    }

    private static TResult? Try<TResult>(Func<TResult> read, out string refusal)
        where TResult : class
    {
        refusal = "";
        try
        {
            return read();
        }
        catch (ImportException e)
        {
            refusal = e.Message;
            if (!refusal.EndsWith('.') || refusal.Contains('\n', StringComparison.Ordinal))
                throw new InvalidOperationException($"the refusal is not one sentence: {refusal}", e);
            return null;
        }
    }

    /// <summary>A stream that gives a few bytes at a time and cannot seek.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 5)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 5));
    }
}

internal static class Changes
{
    private static readonly string[] Odd =
    [
        "", " ", "NA", "-", "..", "0", "-1", "1e3", "1e400", "1,234", "1.234", "1,234,567", "1.234,5", "0,128", "12,5", "12.5",
        "5 6", "1'234", "79228162514264337593543950335", "79228162514264337593543950336", "0.00000000000000000000000000001", "Free",
        "12,800 %", "5%", "7,5%", "MAX 5%", "4.4 cents/kg", "1,125 EUR/l", "see note 3", "01", "0101", "101", "10121", "1011000",
        "101210000", "010121000012", "101.21", "0101.21.00", "0102 29 90", "'0101", "=\"0101\"", "10121.0", "1.01E+07", "TOTAL",
        "01/04/2019", "13/04/2019", "04/13/2019", "1.4.2019", "2019", "2019-04-01", "31/12/24", "0001-01-01", "United States",
        "Korea, Republic of", "Atlantis", "all members", "World", "M", "RX", "kg", "EUR", "No Quantity", "\"", "\"\"", "\"x",
        "a\"b", "\u00a0", "\u202f1 234", "é", "\u0000", "#2", "code", "value",
    ];

    internal static byte[] Of(Random random, string text, Seed[] seeds)
    {
        for (int times = 1 + random.Next(4); times > 0; times--)
        {
            List<string> lines = [.. text.Split('\n')];
            int line = random.Next(lines.Count);
            char delimiter = ",;|\t".FirstOrDefault(c => text.Contains(c, StringComparison.Ordinal), ',');
            List<string> fields = [.. lines[line].Split(delimiter)];
            int field = random.Next(fields.Count);
            switch (random.Next(10))
            {
                case 0 or 1 or 2 or 3:
                    fields[field] = Odd[random.Next(Odd.Length)];
                    if (random.Next(3) == 0) fields[field] = $"\"{fields[field]}\"";
                    break;
                case 4:
                    fields[field] = fields[random.Next(fields.Count)];
                    break;
                case 5:
                    fields.Insert(field, Odd[random.Next(Odd.Length)]);
                    break;
                case 6:
                    fields.RemoveAt(field);
                    break;
                case 7:
                    lines.Insert(line, lines[random.Next(lines.Count)]);
                    break;
                case 8:
                    string[] other = seeds[random.Next(seeds.Length)].Text.Split('\n');
                    lines.Insert(line, other[random.Next(other.Length)]);
                    break;
                default:
                    lines.RemoveAt(random.Next(lines.Count));
                    text = string.Join(random.Next(4) == 0 ? "\r\n" : "\n", lines);
                    continue;
            }
            if (line < lines.Count && lines[line].Split(delimiter).Length > 0 && fields.Count > 0 && random.Next(10) < 9)
                lines[line] = string.Join(delimiter, fields);
            text = string.Join('\n', lines);
        }
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(4) != 0 || bytes.Length == 0) return bytes;
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    internal static ImportOptions Options(Random random, ImportOptions options) => random.Next(12) switch
    {
        0 => options with { DecimalMark = DecimalMark.Comma },
        1 => options with { DecimalMark = DecimalMark.Point },
        2 => options with { CodeLength = random.Next(2, 14) },
        3 => options with { LeadingZeros = (LeadingZeros)random.Next(3) },
        4 => options with { TruncateCodesTo = random.Next(4, 11) },
        5 => options with { DateOrder = (DateOrder)random.Next(2) },
        6 => options with { SkipLines = random.Next(4) },
        7 => options with { FindHeader = true },
        8 => options with { Filters = [ColumnFilter.Only("#1", "01", "0101210000", "M", "2000", "B31")] },
        9 => options with { MaxLineLength = random.Next(1, 60) },
        10 => options with { MissingValues = ["0", "Free", "World"] },
        _ => options,
    };
}
