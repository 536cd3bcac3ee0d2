using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>Found by fuzzing: the name of an entry in a zip file may hold line breaks, and a refusal stays one sentence.</summary>
public class ZipNameTests
{
    private static readonly TableReader<TradeFlow> Reader = TradeFlows.Reader(new("code", "value"));

    [Fact]
    public void Read_NoTable_ListsNamesWithoutLineBreaks()
        => Assert.Equal(
            "The zip file contains no text table: it contains 'a\\u000A.pdf'.",
            Assert.Throws<ImportException>(() => Reader.Read(Bytes.Zip(("a\n.pdf", [1])))).Message);

    [Fact]
    public void Read_DamagedEntry_IsNamedWithoutLineBreaks()
    {
        byte[] bytes = Bytes.Zip(("b\r.csv", new byte[200])).ToArray();
        // The length of the name before the entry, which then reaches beyond the end of the file.
        bytes[27] = 0xFF;

        Assert.Equal(
            "The zip file is damaged, encrypted or cut short: its entry 'b\\u000D.csv' cannot be read.",
            Assert.Throws<ImportException>(() => Reader.Read(new MemoryStream(bytes))).Message);
    }
}
