using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Import.Tests;

public static class ImportWarningTests
{
    private const string Table = "hts8,mfn_text_rate\n01012100,Free\n1012900,5%\n1019,Free\n1013000,6.8%\n";

    private static readonly ImportWarning Restored
        = new(ImportWarningKind.LeadingZeroRestored, 2, 3, "hts8", "'1012900' was read as 01012900");

    [Fact]
    public static async Task Warnings_ReadAndStreamed_AreTheSame()
    {
        ImportResult<UsitcTariffLine> read = UsitcTariffDatabase.Reader.Read(Bytes.Utf8(Table));
        Assert.Equal([Restored], read.Warnings);
        Assert.Equal("3 rows, 1 failures, 1 warnings", read.ToString());
        Assert.Equal(
            "leading zero restored (2): line 3, hts8: '1012900' was read as 01012900",
            Assert.Single(read.Warnings).ToString());
        Assert.Equal(read, await UsitcTariffDatabase.Reader.ReadAsync(
            Bytes.Utf8(Table), cancellationToken: TestContext.Current.CancellationToken));

        ImportRecord<UsitcTariffLine>[] streamed = [.. UsitcTariffDatabase.Reader.Stream(Bytes.Utf8(Table))];
        Assert.Equal([0, 1, 0, 1], streamed.Select(record => record.Warnings.Count));
        Assert.Equal(read.Warnings, ImportWarning.Sum(streamed.SelectMany(record => record.Warnings)));
    }

    [Fact]
    public static void Warnings_OfAFailure_AreNone()
    {
        ImportResult<UsitcTariffLine> read = UsitcTariffDatabase.Reader.Read(
            Bytes.Utf8("hts8,mfn_text_rate,mfn_ad_val_rate\n1012900,5%,x\n"));
        Assert.Single(read.Failures);
        Assert.Empty(read.Warnings);
        Assert.Equal("0 rows, 1 failures", read.ToString());
    }

    [Fact]
    public static void Result_GivenWarningsOfOneKind_AddsThemUp()
    {
        ImportResult<UsitcTariffLine> read = UsitcTariffDatabase.Reader.Read(Bytes.Utf8(Table));
        ImportWarning later = Restored with { Count = 3, Line = 9, Example = "later" };
        Assert.Equal(
            [Restored with { Count = 5 }], new ImportResult<UsitcTariffLine>(read.Rows, [], read.Table, [later, Restored]).Warnings);
    }

    [Fact]
    public static void Warning_Invalid_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Restored with { Count = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Restored with { Line = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Restored with { Kind = (ImportWarningKind)(-1) });
        Assert.Throws<ArgumentException>(() => Restored with { Example = " " });
        Assert.Throws<ArgumentException>(() => ImportWarning.Sum([null!]));
        Assert.Throws<OverflowException>(() => ImportWarning.Sum([Restored with { Count = int.MaxValue }, Restored]));
    }

    private static Gen<ImportWarning> Warnings =>
        from kind in Gen.Elements(Enum.GetValues<ImportWarningKind>())
        from count in Gen.Choose(1, 5)
        from line in Gen.Choose(1, 9)
        select new ImportWarning(kind, count, line, null, $"example of line {line}");

    [Property]
    public static Property Sum_AnyWarnings_KeepsTheCountsWhateverTheOrder()
        => Prop.ForAll(Gen.ListOf(Warnings).ToArbitrary(), warnings =>
        {
            ValueList<ImportWarning> sum = ImportWarning.Sum(warnings);
            return sum.Equals(ImportWarning.Sum(Enumerable.Reverse(warnings)))
                && sum.Equals(ImportWarning.Sum(sum))
                && sum.Select(w => w.Kind).SequenceEqual(warnings.Select(w => w.Kind).Distinct().Order())
                && sum.All(w => w.Count == warnings.Where(o => o.Kind == w.Kind).Sum(o => o.Count)
                    && w.Line == warnings.Where(o => o.Kind == w.Kind).Min(o => o.Line));
        });
}
