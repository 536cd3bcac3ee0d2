using System.Globalization;
using System.IO.Compression;
using Fuzz.Engine;
using Fuzz.Structure;
using TradeModel;
using TradeModel.Goods;
using TradeModel.Import;
using TradeModel.NonTariffMeasures;
using TradeModel.Prediction;

namespace Fuzz.Targets;

/// <summary>Delimited tables: each reader of TradeModel.Import, archives, and tables of actors.</summary>
internal static class TableTargets
{
    private static readonly ImportOptions Small = new() { MaxBytes = 4 << 20 };

    private static readonly ImportOptions[] Options =
    [
        Small, Small with { FindHeader = true },
        Small with { DecimalMark = DecimalMark.Comma }, Small with { DecimalMark = DecimalMark.Point },
        Small with { CodeLength = 8 }, Small with { LeadingZeros = LeadingZeros.Kept }, Small with { TruncateCodesTo = 6 },
        Small with { DateOrder = DateOrder.MonthFirst }, Small with { SkipLines = 2 }, Small with { MaxLineLength = 40 },
        Small with { Filters = [ColumnFilter.Only("#1", "01", "0101210000", "M", "2000", "B31")] },
        Small with { MissingValues = ["0", "Free", "World"] },
    ];

    private static readonly TableReader<TradeFlow> Flows = TradeFlows.Reader(new("cmd", "value")
    {
        Kind = "flow", Level = "level", Partner = "partner", Year = "year", Quantity = "qty", Unit = "unit", ValueScale = 1000m,
    });

    internal static Target[] All { get; } =
    [
        Of("flows", "trade flows (`TradeFlows`)", Flows,
            "flow;level;partner;year;cmd;value;qty;unit\nM;2;World;2020;01;1000;5;kg\nX;4;IND;2020;0101;600,5;NA;No Quantity\n"
                + "RM;6;JPN;2021;010121;1.234,5;2;l\n",
            "cmd,value,flow,level,partner,year,qty,unit\n1011000,5,Import,8,Korea,2019,,\n84713000,7,X,8,USA,2020,1e3,kg\n"
                + "10121.0,6,RX,6,World,2020,3,t\n"),
        Of("schedule", "mapped schedules (`MappedSchedule`)", MappedSchedule.Reader(new("code")
        {
            Applied = "duty", Base = "base",
            Yearly = new Dictionary<int, string> { [1] = "y1", [2] = "y2" }.ToValueMap(), RepeatedCodes = RepeatedCodes.Highest,
        }),
            "code\tduty\tbase\ty1\ty2\n0101210000\t12,800 %\t8\t4\t2\n0201100000\t12,8 % + 176,8 EUR/100 kg\t0,128\t1\t0\n"
                + "02012000\tFree\t1.5\t0\t0\n",
            "code,duty,base,y1,y2\n010111,10,10,5,0\n010119,3 USD/kg,5%,4,3\n010111,9,9,1,0\n"),
        Of("parts", "schedules in parts (`DutyPartColumns`)", MappedSchedule.Reader(new("code")
        {
            AppliedParts = new()
            {
                AdValorem = "percent", Specific = "amount", Maximum = "ceiling", Minimum = "minimum", MaximumSpecific = "amount 2",
                Currency = "money", Unit = "unit",
            },
            RepeatedCodes = RepeatedCodes.First,
        }),
            "code;percent;amount;ceiling;minimum;amount 2;money;unit\n2105001000;0;20.2 EUR / 100 kg;MAX 19.40%;;9.400 EUR / 100 kg;;\n"
                + "0201100000;12.8;176.8;;5;;EUR;100 kg\n"),
        Of("measures", "lists of non-tariff measures (`NtmList`)",
            NtmList.Reader(new("code", "products") { Affects = "against", From = "since", Until = "until", Title = "title" }, new("IND")),
            "code|products|against|since|until|title\nB31|0402; 0403.10|United States, Korea, Republic of|01/04/2019||a\n"
                + "A140|all|All Members|13/04/2019|2020-01-31|b\n"
                + "C3|0102 29 90|JPN KOR|1.4.2019|NA|\n"),
        Of("nomenclature", "the nomenclature (`HsNomenclature`)", HsNomenclature.Reader,
            "section,hscode,description\nI,01,Animals; live\nI,0101,\"Horses, asses; live\"\nI,10121,Pure-bred\n"),
        Of("correlation", "correlation tables (`HsCorrelationTable`)", HsCorrelationTable.Reader,
            "hs2022,hs2017,relationship\n010121,010121,1:1\n030771,030771,1:n\n30772,030779,n:n\n", "HS 2012;HS 2017\n10121;10129\n"
                + "010130;010130\n"),
        Of("usitc", "the tariff database of the USITC (`UsitcTariffDatabase`)", UsitcTariffDatabase.ReaderFor("korea", "australia"),
            "hts8|brief_description|mfn_text_rate|mfn_ad_val_rate|mfn_specific_rate|quantity_1_code|col1_special_text|korea_indicator\n"
                + "01013000|asses|6.8%|.068|0|NO|Free (A+,AU,KR)|KR\n1012900|x|Free|0|0|NO||\n02011050|beef|26.4%|.26|0|KG|21.1% (JP)|\n"
                + "04021005|milk|3.3 cents/kg|0|.033|KG||\n",
            "hts8,mfn_text_rate,mfn_ad_val_rate\n01013000,6.8%,.068\n1012900,Free,0\n"),
        Of("hts", "the export of the US schedule (`HtsExport`)", HtsExport.Reader,
            "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
                + "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n"
                + "0101,0,\"Live horses, asses\",,,,,,\n,1,Horses:,,,,,,\n0101.21.00,2,Pure-bred,\"[\"\"No.\"\"]\",Free,,Free,,\n"
                + "0101.30.00.00,1,Asses,No.,6.8%,\"Free (A+,AU,KR)\",15%,,\n2105.00,0,Ice,kg,$0.5/kg + 17%,See 9908,20%,5000,x\n",
            "htsno,indent,description,general\n0101,0,a,\n0101.21,1,b,5%\n0101.21.00,2,c,\n"),
        new("archive", "tables in ZIP and GZIP archives", Shape.Table, Archive, Archives),
        new("actors-deu", "actor tables of the DEU data (`ActorTableReader.ReadDeu`)", Shape.Table,
            b => Actors(b, t => ActorTableReader.ReadDeu(t)),
            () => Texts("isnr\tprnr\tpCOM\tsCOM\tpDE\tsDE\trp\tout\n\t\t17\t\t30\t\t\t\n1\tA\t0\t50\t100\t80\t0\t60\n"
                + "2\tA\t\t\t70\t\tNA\t\n3\tB\t40\t1.5\t20\t0\t100\t0\n")),
        new("actors-long", "long actor tables (`ActorTableReader.ReadLong`)", Shape.Table,
            b => Actors(b, t => ActorTableReader.ReadLong(t)),
            () => Texts("issue,actor,position,salience,capability,decision,reference,outcome\n1,COM,0,50,17,A,0,60\n"
                + "1,DE,100,80,30,,,\n2,DE,70,,,B,,\n2,\"F,R\",5,1,1,,,\n",
                "issue,actor,position\na,x,1\na,y,99.5\nb,x,NA\n")),
    ];

    private static Target Of<T>(string name, string reads, TableReader<T> reader, params string[] tables)
        where T : class
        => new(name, reads, Shape.Table, b => Table(reader, b), () => tables.SelectMany(t => Enumerable.Range(0, Options.Length)
            .Select(o => Law.Utf8((char)('a' + o) + t))));

    /// <summary>The first byte chooses the options.</summary>
    private static void Table<T>(TableReader<T> reader, byte[] input)
        where T : class
    {
        (int choice, byte[] bytes) = Law.Chosen(input);
        Checked(reader, bytes, Options[Math.Abs(choice - 'a') % Options.Length]);
    }

    private static void Checked<T>(TableReader<T> reader, byte[] bytes, ImportOptions options)
        where T : class
    {
        ImportResult<T>? read = Try(() => reader.Read(new MemoryStream(bytes), options), out string refusal);
        if (bytes.Length % 4 == 0)
        {
            ImportResult<T>? dripped = Try(() => reader.Read(new Dripping(bytes), options), out string other);
            Law.Holds(Equals(read, dripped), $"a few bytes at a time differ from all at once: {refusal} / {other}");
        }
        var records = new List<ImportRecord<T>>();
        _ = Try(() =>
        {
            foreach (ImportRecord<T> record in reader.Stream(new MemoryStream(bytes), options)) records.Add(record);
            return records;
        }, out string late);
        Law.Holds(late == refusal, $"the stream is refused otherwise: {late} / {refusal}");
        for (int i = 1; i < records.Count; i++) Law.Holds(records[i].Line >= records[i - 1].Line, "a line follows a later one");
        foreach (ImportRecord<T> record in records)
        {
            if (record.Failure is not { } failure) continue;
            bool isInWords = !failure.Reason.Contains("Exception", StringComparison.Ordinal)
                && !failure.Reason.Contains("(Parameter", StringComparison.Ordinal);
            Law.Holds(isInWords, $"the failure is not in words: {failure}");
        }
        if (read is null) return;
        Law.Holds(
            read.Rows.SequenceEqual(records.Where(r => r.IsRow).Select(r => r.Row!))
                && read.Failures.SequenceEqual(records.Where(r => !r.IsRow).Select(r => r.Failure!))
                && read.Warnings.SequenceEqual(ImportWarning.Sum(records.SelectMany(r => r.Warnings))),
            "the stream differs from the result");
        _ = read.ToString();
        foreach (T row in read.Rows) _ = row.ToString();
    }

    /// <summary>
    /// The first part says how the others are packed, and which bytes of the archive are then changed: "zip 31=255 12=0". The others are
    /// the names and contents of entries in turn.
    /// </summary>
    private static void Archive(byte[] input)
    {
        byte[][] parts = Parts.Of(input);
        string[] how = Law.Text(parts[0]).Split(' ');
        byte[] packed = how[0] switch
        {
            "zip" => Zipped(parts, CompressionLevel.Optimal),
            "stored" => Zipped(parts, CompressionLevel.NoCompression),
            "gzip" => Gzipped(parts.Length > 1 ? parts[1] : []),
            _ => input,
        };
        foreach (string change in how.Skip(1))
        {
            if (packed.Length > 0 && change.Split('=') is [var at, var value]
                && int.TryParse(at, out int where) && byte.TryParse(value, out byte one))
                packed[(int)((uint)where % (uint)packed.Length)] = one;
        }
        Checked(Flows, packed, Small);
    }

    private static byte[] Zipped(byte[][] parts, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 1; i + 1 < parts.Length && i < 20; i += 2)
            {
                // An archive cannot be made with such a name.
                if (parts[i].Length is 0 or > 1_000) continue;
                using Stream entry = archive.CreateEntry(Law.Text(parts[i]), level).Open();
                entry.Write(parts[i + 1]);
            }
        }
        return packed.ToArray();
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static IEnumerable<byte[]> Archives()
    {
        const string Table = "cmd,value,flow,level,partner,year,qty,unit\n010121,5,M,6,World,2019,1,kg\n";
        foreach (string how in (string[])["zip", "stored", "gzip", "zip 30=0", "stored 14=7", "zip 8=9", "gzip 3=4"])
            yield return Parts.Join(Law.Utf8(how), Law.Utf8("flows.csv"), Law.Utf8(Table), Law.Utf8("README.md"), Law.Utf8("notes"));
        yield return Parts.Join(Law.Utf8("zip"), Law.Utf8("a/b.txt"), Law.Utf8(Table), Law.Utf8("a.xls"), [0]);
        yield return Parts.Join(Law.Utf8("zip"), Law.Utf8("[Content_Types].xml"), [1]);
        byte[] zip = Zipped([[], Law.Utf8("a.csv"), Law.Utf8(Table)], CompressionLevel.Optimal);
        if (!zip.Contains(Parts.Between)) yield return zip;
        yield return Gzipped(Law.Utf8(Table));
    }

    private static void Actors(byte[] bytes, Func<TextReader, ActorTableReading> read)
    {
        try
        {
            ActorTableReading reading = read(new StringReader(Law.Text(bytes)));
            Law.Holds(reading.Failures.Count <= reading.Records, "there are more failures than records");
            foreach (ActorTableFailure failure in reading.Failures)
                Law.Holds(!failure.ToString().Contains("(Parameter", StringComparison.Ordinal), $"the failure is not in words: {failure}");
            _ = reading.ToString() + reading.Table;
        }
        catch (FormatException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Law.Utf8);

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
                throw new Broken($"the refusal is not one sentence: {refusal}", e);
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
