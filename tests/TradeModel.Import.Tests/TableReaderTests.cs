using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Import.Tests;

public static class TableReaderTests
{
    private const string Good = "hts8,mfn_text_rate\n01012100,Free\n";

    private static readonly TableReader<UsitcTariffLine> Reader = UsitcTariffDatabase.Reader;

    private static string Refused(Stream stream, ImportOptions? options = null)
    {
        string message = Assert.Throws<ImportException>(() => Reader.Read(stream, options)).Message;
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
        return message;
    }

    [Fact]
    public static void Read_WrongFile_IsRefusedInOneSentence()
    {
        Assert.Contains("empty", Refused(Bytes.Utf8("")), StringComparison.Ordinal);
        Assert.Contains("no header", Refused(Bytes.Utf8("\n \n\n")), StringComparison.Ordinal);
        Assert.Contains("'hts8'", Refused(Bytes.Utf8("a,b\n1,2\n")), StringComparison.Ordinal);
        Assert.Contains("'mfn_text_rate'", Refused(Bytes.Utf8("hts8,b\n01012100,2\n")), StringComparison.Ordinal);
        Assert.Contains("web page", Refused(Bytes.Utf8("<!DOCTYPE html>\n<html><body>Not found</body></html>")), StringComparison.Ordinal);
        Assert.Contains("binary", Refused(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13])), StringComparison.Ordinal);
        Assert.Contains("not a zip file", Refused(Bytes.Utf8(Good), new() { Entry = "x.txt" }), StringComparison.Ordinal);
    }

    [Fact]
    public static void Read_ZipWithoutTheTable_IsRefused()
    {
        Assert.Contains("it is empty", Refused(Bytes.Zip()), StringComparison.Ordinal);
        Assert.Contains("'book.xlsx'", Refused(Bytes.Zip(("book.xlsx", [1, 2, 3]))), StringComparison.Ordinal);
        Assert.Contains("'hts8'", Refused(Bytes.Zip(("a.txt", "a,b\n1,2\n"u8.ToArray()))), StringComparison.Ordinal);
        MemoryStream zip = Bytes.Zip(("a.txt", "a,b\n"u8.ToArray()));
        Assert.Contains("no entry 'b.txt'", Refused(zip, new() { Entry = "b.txt" }), StringComparison.Ordinal);
    }

    [Fact]
    public static void Read_ZipCutShortAnywhere_IsRefusedOrRead()
    {
        string table = Good + string.Concat(Enumerable.Range(10, 80).Select(i => $"010121{i},Free\n"));
        byte[] zip = Bytes.Zip(("a.txt", Encoding.UTF8.GetBytes(table))).ToArray();
        for (int length = 1; length < zip.Length; length++) Refused(new MemoryStream(zip, 0, length));
    }

    [Fact]
    public static void Read_ZipWhoseDataChanged_IsRefusedByItsChecksum()
    {
        // stored, not packed: the changed letter would otherwise read as another duty
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("a.txt", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes("hts8,mfn_text_rate\n01012100,5%\n"));
        }
        byte[] bytes = zip.ToArray();
        bytes[Array.IndexOf(bytes, (byte)'%') - 1] = (byte)'7';
        Assert.Contains("checksum", Refused(new MemoryStream(bytes)), StringComparison.Ordinal);
    }

    [Property]
    public static Property Read_ZipWithBytesChanged_IsReadOrRefusedAndNothingElseEscapes()
    {
        string table = Good + string.Concat(Enumerable.Range(10, 80).Select(i => $"010121{i},{i}%\n"));
        byte[] zip = Bytes.Zip(("a.txt", Encoding.UTF8.GetBytes(table))).ToArray();
        return Prop.ForAll(Gen.Choose(0, zip.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            byte[] changed = [.. zip];
            changed[at] = (byte)value;
            try
            {
                return Reader.Read(new MemoryStream(changed), new() { MaxBytes = 1_000_000 }).Records >= 0;
            }
            catch (ImportException)
            {
                return true;
            }
        });
    }

    [Property]
    public static Property Read_AnyBytes_IsReadOrRefusedAndNothingElseEscapes()
        => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            byte[] all = [.. "hts8,mfn_text_rate\n"u8, .. bytes ?? []];
            try
            {
                ImportResult<UsitcTariffLine> result = Reader.Read(new MemoryStream(all));
                return result.Records == result.Rows.Count + result.Failures.Count;
            }
            catch (ImportException)
            {
                return true;
            }
        });

    [Fact]
    public static void Read_ZipBomb_StopsAtTheLimit()
    {
        byte[] megabytes = new byte[20_000_000];
        Array.Fill(megabytes, (byte)'\n');
        Good.Select(c => (byte)c).ToArray().CopyTo(megabytes, 0);
        MemoryStream zip = Bytes.Zip(("a.txt", megabytes));
        Assert.Contains("more than 1000000 bytes", Refused(zip, new() { MaxBytes = 1_000_000 }), StringComparison.Ordinal);
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(megabytes);
        packed.Position = 0;
        Assert.Contains("more than 1000000 bytes", Refused(packed, new() { MaxBytes = 1_000_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public static void Read_HugeLineOrOpenQuote_StopsAtTheLimit()
    {
        var options = new ImportOptions { MaxLineLength = 10_000 };
        Assert.Contains("Line 3", Refused(Bytes.Utf8(Good + new string('x', 20_000)), options), StringComparison.Ordinal);
        string open = Good + "01012900,\"never closed\n" + string.Concat(Enumerable.Repeat("01012900,Free\n", 2000));
        Assert.Contains("quote", Refused(Bytes.Utf8(open), options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',', "commas")]
    [InlineData('|', "bars")]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    public static void Read_AnyDelimiter_IsFound(char delimiter, string delimiters)
    {
        string text = $"\"hts8\"{delimiter}\"a, b; c | d\"{delimiter}mfn_text_rate\n01012100{delimiter}x{delimiter}Free\n";
        ImportResult<UsitcTariffLine> result = Reader.Read(Bytes.Utf8(text));
        Assert.Single(result.Rows);
        Assert.Equal(delimiter, result.Table.Delimiter);
        Assert.Equal($"3 columns separated by {delimiters}, utf-8", result.Table.ToString());
    }

    [Fact]
    public static async Task Read_EveryWay_GivesTheSame()
    {
        string text = Good + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{(i % 7 == 0 ? "bad" : "01012100")},{i % 9}%\n"));
        CancellationToken token = TestContext.Current.CancellationToken;
        ImportResult<UsitcTariffLine> one = Reader.Read(Bytes.Utf8(text));
        Assert.Equal(5001, one.Records);
        Assert.Equal(one, Reader.Read(new Bytes.Forward(Bytes.Utf8(text))));
        Assert.Equal(one, await Reader.ReadAsync(new Bytes.Forward(Bytes.Utf8(text)), cancellationToken: token));
        ImportRecord<UsitcTariffLine>[] streamed = Reader.Stream(Bytes.Utf8(text), cancellationToken: token).ToArray();
        Assert.Equal(one.Rows, streamed.Where(r => r.IsRow).Select(r => r.Row!).ToValueList());
        Assert.Equal(one.Failures, streamed.Where(r => !r.IsRow).Select(r => r.Failure!).ToValueList());
        Assert.Equal(Enumerable.Range(2, 5001), streamed.Select(r => (int)r.Line));
    }

    [Fact]
    public static async Task Read_Cancelled_Ends()
    {
        string text = Good + string.Concat(Enumerable.Repeat("01012900,Free\n", 3000));
        using var source = new CancellationTokenSource();
        var seen = new List<ImportProgress>();
        var progress = new Direct(p =>
        {
            seen.Add(p);
            source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Reader.Read(Bytes.Utf8(text), null, progress, source.Token));
        Assert.Equal(1000, Assert.Single(seen).Records);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reader.ReadAsync(Bytes.Utf8(text), null, null, source.Token));
    }

    [Fact]
    public static void Read_WithProgress_ReportsEachThousandAndTheEnd()
    {
        string text = Good + string.Concat(Enumerable.Repeat("01012900,Free\n", 2500));
        var seen = new List<ImportProgress>();
        Reader.Read(Bytes.Utf8(text), null, new Direct(seen.Add), TestContext.Current.CancellationToken);
        Assert.Equal([1000, 2000, 2501], seen.Select(p => p.Records));
        Assert.Equal(1.0, seen[^1].Share);
        Assert.Equal(text.Length, seen[^1].BytesRead);
    }

    [Fact]
    public static void Read_CallersStream_IsLeftOpen()
    {
        using MemoryStream stream = Bytes.Utf8(Good), zip = Bytes.Zip(("a.txt", Encoding.UTF8.GetBytes(Good)));
        Reader.Read(stream);
        Reader.Read(zip);
        Assert.Equal((true, true), (stream.CanRead, zip.CanRead));
        Assert.Throws<FileNotFoundException>(() => Reader.ReadFile(Path.Combine(AppContext.BaseDirectory, "no-such-file.txt")));
    }

    [Fact]
    public static void Options_Invalid_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { MaxBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { MaxLineLength = -1 });
        Assert.Throws<ArgumentException>(() => new ImportOptions { Delimiter = '"' });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportFailure(0, null, "x"));
    }

    private sealed class Direct(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
