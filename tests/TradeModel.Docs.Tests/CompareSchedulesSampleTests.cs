using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>compare-schedules.cs prints what the issue promises of it, and refuses in one sentence.</summary>
[Collection(nameof(Console))]
public sealed class CompareSchedulesSampleTests
{
    private const string Old = """
        code,rate,imports
        010121,10%,30
        010129,4%,10
        030510,6%,
        070959,3%,1
        841111,2%,1
        841112,2%,1
        020110,See note 3,1
        020120,8%,1
        """;

    private const string New = """
        code,rate,imports
        010121,5%,1
        010129,8%,1
        030910,6%,1
        070952,3%,1
        070959,3%,1
        841110,1%,1
        020110,4%,1
        220300,1%,1
        """;

    private const string Table = """
        hs2022,hs2017,relationship
        010121,010121,1:1
        010129,010129,1:1
        020110,020110,1:1
        020120,020120,1:1
        030910,030510,1:1
        070952,070959,n:1
        070959,070959,n:1
        841110,841111,1:n
        841110,841112,1:n
        220300,220300,1:1
        """;

    private static readonly Lazy<Sample> Compare = new(() => Sample.Compile("compare-schedules.cs"));

    private static void InFolder(Action<Func<string, string, string>> test)
    {
        string folder = Directory.CreateTempSubdirectory("tradeModel").FullName;
        try
        {
            test((name, content) =>
            {
                string path = Path.Combine(folder, name);
                if (content.Length > 0) File.WriteAllText(path, content);
                return path;
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonElement Json(params string[] args)
    {
        (int exit, string output, string error) = Compare.Value.Run([.. args, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Counts(JsonElement of)
        => string.Join(", ", of.EnumerateObject().Where(c => c.Value.GetInt32() != 0).Select(c => $"{c.Value} {c.Name}"));

    [Fact]
    public void Json_ThroughAConcordance_HasTheMembersAndFiguresPromised() => InFolder(file =>
    {
        string csv = file("all.csv", "");
        JsonElement told = Json(file("old.csv", Old), file("new.csv", New), "--code", "code", "--rate", "rate", "--trade", "imports",
            "--from", "hs2017", "--to", "HS2022", "--concordance", file("table.csv", Table), "--csv", csv);
        JsonElement lines = told.GetProperty("lines");
        Assert.Equal(
            ["unchanged", "cut", "raised", "renumbered", "split", "merged", "manyToMany", "notComparable", "gone", "new"],
            lines.EnumerateObject().Select(m => m.Name));
        Assert.Equal("1 cut, 1 raised, 1 renumbered, 1 split, 2 merged, 1 notComparable, 1 gone, 1 new", Counts(lines));
        Assert.Equal("1 cut, 1 raised, 1 renumbered, 2 split, 1 merged, 1 notComparable, 1 new", Counts(told.GetProperty("newLines")));
        Assert.Equal("1 unchanged", Counts(told.GetProperty("renumberedDuties")));
        // Old: 10, 4, 6, 3, 2, 2 and 8 percent; new: 5, 8, 6, 3, 3, 1, 4 and 1 percent.
        Assert.Equal((5m, 3.875m), (told.GetProperty("meanOld").GetDecimal(), told.GetProperty("meanNew").GetDecimal()));
        JsonElement same = told.GetProperty("sameProducts");
        Assert.Equal(3, same.GetProperty("lines").GetInt32());
        Assert.Equal(decimal.Round(20m / 3, 10), same.GetProperty("meanOld").GetDecimal());
        Assert.Equal(decimal.Round(19m / 3, 10), same.GetProperty("meanNew").GetDecimal());
        // The line without trade has no weight: (10 × 30 + 4 × 10) / 40 and (5 × 30 + 8 × 10) / 40.
        Assert.Equal((8.5m, 5.75m), (
            same.GetProperty("tradeWeightedMeanOld").GetDecimal(), same.GetProperty("tradeWeightedMeanNew").GetDecimal()));
        Assert.Equal(
            ["010121 10 5", "010129 4 8"],
            told.GetProperty("largestChanges").EnumerateArray()
                .Select(c => $"{c.GetProperty("code").GetString()} {c.GetProperty("old")} {c.GetProperty("new")}"));
        Assert.Equal("020110", Assert.Single(told.GetProperty("notComparable").EnumerateArray()).GetProperty("example").GetString());
        Assert.Empty(told.GetProperty("warnings").EnumerateArray());
        string[] rows = File.ReadAllText(csv).Split("\r\n");
        Assert.Equal("Renumbered,030510,030910,,6%,6%,6,6,0,Unchanged,,", rows.Single(r => r.Contains("030510", StringComparison.Ordinal)));
    });

    [Fact]
    public void Print_NamesCountsSectionsAndReasons() => InFolder(file =>
    {
        (int exit, string output, string error) = Compare.Value.Run(
            file("old.csv", Old), file("new.csv", Old.Replace("10%", "9%", StringComparison.Ordinal)), "--code", "code", "--rate", "rate");
        Assert.Equal((0, ""), (exit, error));
        foreach (string part in (string[])
            [
                "HS 2022 to HS 2022 (assumed; --from and --to name the editions)\n", "  old lines: 7 unchanged, 1 cut\n",
                "  mean of the 7 products in both: 5.000% → 4.857%\n",
                "  Cut 010121: 10% → 9%\n", "  I          1      0      0      0",
            ])
            Assert.Contains(part, output, StringComparison.Ordinal);
    });

    [Fact]
    public void PartOfACorrelationTable_IsWarnedOf() => InFolder(file =>
    {
        string part = Table.Replace("070952,070959,n:1\n", "x,070959,n:1\n", StringComparison.Ordinal);
        JsonElement told = Json(file("old.csv", Old), file("new.csv", New), "--code", "code", "--rate", "rate",
            "--from", "2017", "--to", "2022", "--concordance", file("table.csv", part));
        Assert.Equal(
            [("concordanceRowsNotRead", 1), ("statedRelationshipDiffers", 1)],
            told.GetProperty("warnings").EnumerateArray()
                .Select(w => (w.GetProperty("kind").GetString()!, w.GetProperty("count").GetInt32())));
    });

    [Fact]
    public void RowsNotRead_NameTheOptionOfTheCommandLine() => InFolder(file =>
    {
        string old = file("old.csv", "code;rate\n1012100;12,800 %\n"), current = file("new.csv", "code;rate\n01012100;6,4 %\n");
        string[] args = [old, current, "--code", "code", "--rate", "rate"];
        Assert.EndsWith("so a leading zero may be lost; give --code-length.\n", Compare.Value.Run(args).Error, StringComparison.Ordinal);
        args = [.. args, "--code-length", "8"];
        Assert.EndsWith("or separate thousands; give --decimal.\n", Compare.Value.Run(args).Error, StringComparison.Ordinal);
        args = [.. args, "--decimal", "comma"];
        Assert.Contains("  Cut 01012100: 12.8% → 6.4%\n", Compare.Value.Run(args).Out, StringComparison.Ordinal);
        JsonElement warning = Assert.Single(Json(args).GetProperty("warnings").EnumerateArray());
        Assert.Equal(
            ("leadingZeroRestored", 1, "old.csv, line 2, code: '1012100' was read as 01012100"),
            (warning.GetProperty("kind").GetString(), warning.GetProperty("count").GetInt32(), warning.GetProperty("example").GetString()));

        JsonElement told = Json(file("part.csv", Old + "\n0x,1%,1"), file("old.csv", Old), "--code", "code", "--rate", "rate");
        JsonElement first = told.GetProperty("firstRowNotRead");
        Assert.Equal(
            ("line 10, code: '0x' is not an HS code", null), (first.GetProperty("old").GetString(), first.GetProperty("new").GetString()));
    });

    [Fact]
    public void CodeGivenTwice_IsCountedAsARowNotRead() => InFolder(file =>
    {
        string twice = file("twice.csv", Old + "\n010121,1%,1");
        JsonElement told = Json(file("old.csv", Old), twice, "--code", "code", "--rate", "rate");
        Assert.Equal("1 new", Counts(told.GetProperty("rowsNotRead")));
        Assert.Equal("8 unchanged", Counts(told.GetProperty("lines")));
        string output = Compare.Value.Run(file("old.csv", ""), twice, "--code", "code", "--rate", "rate").Out;
        Assert.Contains("twice.csv: 8 lines; 1 row could not be read, the first for line 10, code: ", output, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("old.csv", "Name the old schedule and the new one; use: ")]
    [InlineData("old.csv new.csv", "'FOLDER/old.csv': This is not a USITC annual tariff database: it has no column 'hts8'")]
    [InlineData("old.csv new.csv --code code", "--code and --rate are given together.")]
    [InlineData("old.csv new.csv --trade imports", "--trade is given with --code and --rate.")]
    [InlineData("old.csv new.csv --code-length 8", "--code-length is given with --code and --rate.")]
    [InlineData("old.csv new.csv --code code --rate rate --code-length 3", "2 or 4 to 10 must follow --code-length, not '3'.")]
    [InlineData("old.csv new.csv --code code --rate rate --decimal dot", "'point' or 'comma' must follow --decimal, not 'dot'.")]
    [InlineData("old.csv new.csv --code code --rate duty", "'FOLDER/old.csv': This is not the tariff schedule that was described: "
        + "it has no column 'duty' (its columns are code, rate, imports).")]
    [InlineData("old.csv tree.csv --code code --rate rate", "'FOLDER/tree.csv': line '010121' lies beneath line '0101'.")]
    [InlineData("old.csv empty.csv --code code --rate rate", "'FOLDER/empty.csv' has no lines.")]
    [InlineData("old.csv spoiled.csv --code code --rate rate", "No row of 'FOLDER/spoiled.csv' can be read, the first for line 2, code: ")]
    [InlineData("old.csv new.csv --code code --rate rate --from hs2017 --to hs2022", "The old schedule is of HS 2017 and the new one of HS "
        + "2022: give the correlation table between them with --concordance, or the true editions with --from and --to.")]
    [InlineData("old.csv new.csv --code code --rate rate --concordance table.csv", "Both schedules are of HS 2022, so --concordance has no "
        + "use; --from and --to name editions.")]
    [InlineData("old.csv new.csv --code code --rate rate --from hs2012 --to hs2022 --concordance table.csv", "No table after --concordance "
        + "leads on from HS 2012; there is HS 2022 to HS 2017, 10 pairs; give --concordance once for each step.")]
    [InlineData("old.csv new.csv --code code --rate rate --from hs2017 --to hs2028 --concordance table.csv", "The tables after "
        + "--concordance lead from HS 2017 to HS 2022, not to HS 2028; --from and --to name editions.")]
    [InlineData("old.csv new.csv --code code --rate rate --from hs2017 --to hs2022 --concordance new.csv", "This is not a correlation "
        + "table between two editions of the Harmonized System: fewer than two of its columns name an edition, as 'hs2022' does")]
    [InlineData("old.csv new.csv --code code --rate rate --from 2018", "'2018' after --from is not an edition; the editions are hs1988, ")]
    [InlineData("old.csv none.csv", "There is no file 'FOLDER/none.csv'.")]
    [InlineData("old.csv new.csv --from", "A value must follow --from; use: ")]
    [InlineData("old.csv new.csv --weight", "There is no argument '--weight'; use: ")]
    [InlineData("old.csv new.csv --from 2017 --from 2022", "--from is given twice.")]
    public void BadInput_IsRefusedInOneSentence(string arguments, string refusal) => InFolder(file =>
    {
        string folder = Path.GetDirectoryName(file("old.csv", Old))!;
        file("new.csv", New);
        file("table.csv", Table);
        file("tree.csv", Old + "\n0101,1%,1");
        file("empty.csv", "code,rate\n");
        file("spoiled.csv", "code,rate\nx,1%\n");
        string[] args = [.. arguments.Split(' ').Select(a => a.EndsWith(".csv", StringComparison.Ordinal) ? Path.Combine(folder, a) : a)];
        (int exit, string output, string error) = Compare.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(refusal, error.Replace(folder, "FOLDER", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith(".\n", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    });

    [Fact]
    public void RealSchedule_AgainstAModifiedCopy_FindsWhatWasModified()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        string zip = Path.Combine(data, "usitc-tariff-database-2024.zip");
        InFolder(file =>
        {
            // Of the lines of 6.5 %: the first ten are cut, the next five raised and the next three left out. Two lines are new.
            string copy = Modified(zip, out int percent);
            Assert.InRange(percent, 18, int.MaxValue);
            JsonElement told = Json(zip, file("tariff_database_copy.txt", copy));
            Assert.EndsWith(" unchanged, 10 cut, 5 raised, 3 gone, 2 new", Counts(told.GetProperty("lines")), StringComparison.Ordinal);
            int old = told.GetProperty("schedules").GetProperty("old").GetInt32();
            Assert.Equal(old - 18, told.GetProperty("lines").GetProperty("unchanged").GetInt32());
            Assert.Equal(old - 1, told.GetProperty("schedules").GetProperty("new").GetInt32());
            Assert.Equal(
                Enumerable.Repeat("6.5 16.5", 5).Concat(Enumerable.Repeat("6.5 3.25", 10)),
                told.GetProperty("largestChanges").EnumerateArray()
                    .Select(c => $"{c.GetProperty("old").GetRawText()} {c.GetProperty("new").GetRawText()}"));
            JsonElement same = told.GetProperty("sameProducts");
            decimal moved = (same.GetProperty("meanNew").GetDecimal() - same.GetProperty("meanOld").GetDecimal())
                * same.GetProperty("lines").GetInt32();
            Assert.Equal((5 * 10m) - (10 * 3.25m), decimal.Round(moved, 3));
        });
    }

    // The table inside the archive, with some lines changed by their text alone.
    private static string Modified(string zip, out int percent)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.Entries.Single(e => e.Name.EndsWith(".txt", StringComparison.Ordinal)).Open());
        string[] rows = reader.ReadToEnd().Split('\n');
        var copy = new StringBuilder();
        percent = 0;
        foreach (string row in rows)
        {
            int at = row.StartsWith("\"9", StringComparison.Ordinal) ? -1 : row.IndexOf("\"B\",\"6.5%\",\"7\"", StringComparison.Ordinal);
            int place = at < 0 ? -1 : percent++;
            if (place is >= 15 and < 18) continue;
            string text = place switch { -1 or >= 15 => "6.5%", < 10 => "3.25%", _ => "16.5%" };
            copy.Append(at < 0 ? row : $"{row[..at]}\"B\",{text},{row[(at + 11)..]}").Append('\n');
        }
        string horse = rows[1][rows[1].IndexOf(',', StringComparison.Ordinal)..];
        return copy.Append("01012197").Append(horse).Append('\n').Append("01012198").Append(horse).Append('\n').ToString();
    }
}
