using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

public static class HtsExportTests
{
    private const string Header
        = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,"
        + "Quota Quantity,Additional Duties\n";

    private const string Batteries = Header + """
        8507,0,"Electric accumulators:",,,,,,
        8507.60,1,"Lithium-ion accumulators:",,,,,,
        8507.60.00,2,Other,"No.,kg",3.4%,"Free (A+,KR)",35%,,
        8507.60.00.10,3,For electric vehicles,No.,,,,,
        8507.60.00.20,3,Other,"[""No.""]",,,,,
        "",1,"Other:",,,,,,
        8507.80.41.00,2,Of sealed design,No.,3.4% 1/,Free (A),40% 2/,10 t,See 9903.88.15

        """;

    private static ImportResult<HtsExportLine> Read(string text) => HtsExport.Reader.Read(Bytes.Utf8(text));

    private static string? General(ImportResult<HtsExportLine> file, string code)
        => file.Rows.Single(row => row.Code?.ToString() == code).General?.ToString();

    [Fact]
    public static void Read_Tree_GivesStatisticalRowsTheDutyAbove()
    {
        ImportResult<HtsExportLine> file = Read(Batteries);
        Assert.Empty(file.Failures);
        Assert.Empty(file.Warnings);
        Assert.Equal(
            [null, null, "3.4%", "3.4%", "3.4%", null, "3.4%"],
            file.Rows.Select(row => row.General?.ToString()));
        Assert.Equal([null, null, null, "85076000", "85076000", null, null], file.Rows.Select(row => row.InheritedFrom?.ToString()));
        Assert.Equal([2, 6], file.Rows.Select((row, i) => (row, i)).Where(r => r.row.IsTariffLine).Select(r => r.i));
        HtsExportLine vehicles = file.Rows[3], other = file.Rows[5], sealedDesign = file.Rows[6];
        Assert.Equal("Free", vehicles.Special.Find("KR")!.ToString());
        Assert.Equal("35%", vehicles.Column2!.ToString());
        Assert.Equal(
            ["Electric accumulators:", "Lithium-ion accumulators:", "Other", "For electric vehicles"], vehicles.Path);
        Assert.Equal((null, 1), (other.Code, other.Indent));
        Assert.Equal(["Electric accumulators:", "Other:", "Of sealed design"], sealedDesign.Path);
        Assert.Equal(["1/", "2/"], sealedDesign.Footnotes);
        Assert.Equal("40%", sealedDesign.Column2!.ToString());
        Assert.Equal(("10 t", "See 9903.88.15"), (sealedDesign.QuotaQuantity, sealedDesign.AdditionalDuties));
        Assert.Equal(["No.", "kg"], file.Rows[2].Units);
        Assert.Equal(["No."], file.Rows[4].Units);
        Assert.Equal("85076000 Other: 3.4%", file.Rows[2].ToString());
    }

    [Fact]
    public static void ToTariffLine_LegalAndStatisticalRows_MakeASchedule()
    {
        ImportResult<HtsExportLine> file = Read(Batteries);
        ValueMap<string, PartyId> partners = new Dictionary<string, PartyId> { ["KR"] = new("KOR"), ["AU"] = new("AUS") }.ToValueMap();
        var legal = new TariffSchedule(
            new("USA"), HsEdition.Hs2022, file.Rows.Where(row => row.IsTariffLine).Select(row => row.ToTariffLine(partners)));
        Assert.Equal(["85076000", "8507804100"], legal.Select(line => line.Code.ToString()));
        Assert.Equal("{KOR: Free}", legal[0].Preferential.ToString());
        Assert.Equal("{}", legal[1].Preferential.ToString());
        Assert.Equal(3, file.Rows.Count(row => row.Code?.Length == 10 && row.ToTariffLine().Applied!.ToString() == "3.4%"));
        Assert.Throws<InvalidOperationException>(() => file.Rows[5].ToTariffLine());
        Assert.Throws<InvalidOperationException>(() => file.Rows[0].ToTariffLine());
    }

    // A row never takes the duty of a line whose code is not the beginning of its own: then it has none.
    [Theory]
    [InlineData("0101.21.00,2,A,,Free,,,,\n0101.29.00.10,3,B,,,,,,\n", "0101290010", null)]
    [InlineData("0101.21.00,2,A,,Free,,,,\nx,2,B,,5%,,,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", null)]
    [InlineData("0101.21.00,2,A,,Free,,,,\n0101.21.00.10,deep,B,,,,,,\n0101.21.00.20,3,C,,,,,,\n", "0101210020", null)]
    [InlineData("0101.21.00,2,A,,Free,,,,\n0101.21.00.10,2,B,,,,,,\n", "0101210010", null)]
    [InlineData("0101.21.00,2,A,,Free,,,,\n,3,B:,,,,,,\n0101.21.00.10,4,C,,,,,,\n", "0101210010", "Free")]
    [InlineData("0101.21.00,2,A,,Free,,,,\n0101.21.00.10,3,B,,7%,,,,\n", "0101210010", "7%")]
    [InlineData("0101.21,1,A,,10%,,,,\n0101.21.00,2,B,,Free,,,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", "Free")]
    [InlineData("0101.21.00,2,A,,,Free (A),,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", null)]
    [InlineData("101.21.00,2,A,,Free,,,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", "Free")]
    [InlineData("01012100,2,A,,Free,,,,\n0101210010,3,C,,,,,,\n", "0101210010", "Free")]
    public static void Read_RowWithoutDuty_TakesThatOfTheLineAboveItsCode(string rows, string code, string? duty)
        => Assert.Equal(duty, General(Read(Header + rows), code));

    [Theory]
    [InlineData("3.4% 1/", "3.4%", "1/")]
    [InlineData("3.4%1/", "3.4%", "1/")]
    [InlineData("Free 1/ 2/", "Free", "1/, 2/")]
    [InlineData("4.4¢/kg 12/", "4.4 cents/kg", "12/")]
    [InlineData("3.4%", "3.4%", "")]
    [InlineData("1/", "1/", "")]
    [InlineData("4.4¢/kg", "4.4 cents/kg", "")]
    [InlineData("See 9903.88.15 3/", "See 9903.88.15", "3/")]
    public static void Read_DutyWithFootnotes_KeepsBoth(string text, string duty, string notes)
    {
        HtsExportLine line = Read($"{Header}0101.21.00,2,A,,{text},,,,\n").Rows.Single();
        Assert.Equal((duty, notes), (line.General!.ToString(), string.Join(", ", line.Footnotes)));
    }

    [Theory]
    [InlineData("0101.21.00,,A,,Free,,,,\n", "line 2, Indent: the indent is missing")]
    [InlineData("0101.21.00,-1,A,,Free,,,,\n", "line 2, Indent: '-1' is not an indent")]
    [InlineData("0101.21.00,9999,A,,Free,,,,\n", "line 2, Indent: '9999' is not an indent")]
    [InlineData("horse,1,A,,Free,,,,\n", "line 2, HTS Number: 'horse' is not an HS code")]
    [InlineData("01,0,A,,Free,,,,\n", "line 2, HTS Number: '01' has fewer than four digits")]
    public static void Read_BadRow_IsAFailure(string row, string failure)
        => Assert.Equal([failure], Read(Header + row).Failures.Select(f => f.ToString()));

    // More trees: a level left out, a duty on a heading, one code twice, a rate in words, a file by the names of the website's interface.
    [Theory]
    [InlineData("0101,0,A,,,,,,\n0101.21.00,3,B,,Free,,,,\n0101.21.00.10,7,C,,,,,,\n", "0101210010", "Free")]
    [InlineData(",1,A:,,5%,,,,\n0101.21.00,2,B,,,,,,\n", "01012100", null)]
    [InlineData("9903.88.03,0,A,,The duty provided in the applicable subheading + 25%,,,,\n9903.88.03.10,1,B,,,,,,\n", "9903880310",
        "The duty provided in the applicable subheading + 25%")]
    [InlineData("0101.21.00,2,,,Free,,,,\n0101.21.00.10,3,,,,,,,\n", "0101210010", "Free")]
    [InlineData("0101.21.00,2,A,,Free,,,,\n0102.21.00,2,B,,5%,,,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", null)]
    [InlineData("0101.21.00,2,A,, Free ,,,,\n0101.21.00.10, 3 ,C,,  ,,,,\n", "0101210010", "Free")]
    [InlineData("1.0121E+6,2,A,,Free,,,,\n0101.21.00.10,3,C,,,,,,\n", "0101210010", null)]
    public static void Read_MoreTrees_NeverLendAnotherLinesDuty(string rows, string code, string? duty)
        => Assert.Equal(duty, General(Read(Header + rows), code));

    [Fact]
    public static void Read_NamesOfTheInterface_GiveTheSame()
    {
        ImportResult<HtsExportLine> file = Read(
            "htsno,indent,description,units,general,special,other\n0101.21.00,2,Males,\"[\"\"No.\"\"]\",Free,,Free\n"
            + "0101.21.00.10,3,Other,,,,\n");
        Assert.Equal(["Free", "Free"], file.Rows.Select(row => row.Column2!.ToString()));
        Assert.Equal(["No."], file.Rows[0].Units);
    }

    [Fact]
    public static void Read_OtherTable_IsRefused()
        => Assert.Contains("'Indent'", Assert.Throws<ImportException>(
            () => Read("HTS Number,Description,General Rate of Duty\n")).Message, StringComparison.Ordinal);

    // In any tree whose codes grow with its levels, each row has the duty of the deepest ancestor that states one.
    [Property]
    public static Property Read_AnyTree_InheritsFromTheDeepestAncestor()
        => Prop.ForAll(
            Gen.ListOf(
                from depth in Gen.Choose(1, 4)
                from stated in Gen.Elements(true, false)
                from heading in Gen.Elements(true, false, false)
                select (Depth: depth, Stated: stated, Heading: heading)).ToArbitrary(),
            shape =>
            {
                var open = new List<(string Code, string? Duty)>();
                var expected = new List<string?>();
                string text = Header;
                int number = 0;
                foreach ((int depth, bool stated, bool heading) in shape)
                {
                    int level = Math.Min(depth, open.Count + 1);
                    open.RemoveRange(level - 1, open.Count - level + 1);
                    number++;
                    string parent = open.Count == 0 ? "" : open[^1].Code;
                    string code = parent + (level == 1 ? FormattableString.Invariant($"{1000 + (number % 8000)}")
                        : FormattableString.Invariant($"{10 + (number % 90)}"));
                    string? own = stated && !heading ? FormattableString.Invariant($"{number}%") : null;
                    text += FormattableString.Invariant($"{(heading ? "" : code)},{level - 1},row,,{own},,,,\n");
                    expected.Add(heading ? null : own ?? open.Select(o => o.Duty).LastOrDefault(d => d is not null));
                    open.Add((code, own));
                }
                return Read(text).Rows.Select(row => row.General?.ToString()).SequenceEqual(expected);
            });
}
