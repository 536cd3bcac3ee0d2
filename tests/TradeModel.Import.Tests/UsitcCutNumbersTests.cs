using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>
/// The numbers of some years are cut to two decimals. The text is read where it states a rate, and a rate that only a cut number states is
/// marked.
/// </summary>
public static class UsitcCutNumbersTests
{
    private const string Columns = "hts8|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate|mfn_specific_rate|col1_special_text"
        + "|quantity_1_code|korea_indicator|korea_rate_type_code|korea_ad_val_rate|korea_specific_rate|korea_other_rate\n";

    private static ImportResult<UsitcTariffLine> Read(params string[] lines)
        => UsitcTariffDatabase.ReaderFor("korea").Read(Bytes.Utf8(Columns + string.Join('\n', lines) + "\n"));

    private static string? Korea(ImportResult<UsitcTariffLine> file, int row = 0)
        => file.Rows[row].Preferential.TryGetValue("korea", out Duty? duty) ? duty.ToString() : null;

    // The shape of the file of 2023: 6.8 and 26.4 percent, and 5.2 percent for Korea.
    [Fact]
    public static void Read_FileOf2023_TakesTheTexts()
    {
        ImportResult<UsitcTariffLine> file = UsitcTariffDatabase.ReaderFor("korea").Read(Bytes.Utf8("""
            HTS8,MFN_TEXT_RATE,MFN_RATE_TYPE_CODE,MFN_AD_VAL_RATE,KOREA_INDICATOR,KOREA_RATE_TYPE_CODE,KOREA_AD_VAL_RATE,COL1_SPECIAL_TEXT
            01013000,6.8%,7,0.06,KR,0,0,"Free (A+,AU,KR)"
            02011050,26.4%,7,0.26,KR,7,0.05,"5.2% (KR)"
            """));
        Assert.Empty(file.Failures);
        Assert.Equal([6.8m, 26.4m], file.Rows.Select(row => row.FreeOrAdValorem!.Value.Value));
        Assert.Equal([6.8m, 26.4m], file.Rows.Select(row => row.AdValoremRate!.Value.Value));
        Assert.Equal(["Free", "5.2%"], file.Rows.Select(row => row.Preferential["korea"].ToString()));
        Assert.All(file.Rows, row => Assert.Empty(row.ApproximatePreferences));
        Assert.Equal(
            ["number cut (3): line 2, MFN_AD_VAL_RATE: the text says '6.8%', the number 0.06"],
            file.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(
            ["number cut (2): line 2, MFN_AD_VAL_RATE: the text says '6.8%', the number 0.06"],
            UsitcTariffDatabase.Reader.Read(Bytes.Utf8("""
                HTS8,MFN_TEXT_RATE,MFN_RATE_TYPE_CODE,MFN_AD_VAL_RATE
                01013000,6.8%,7,0.06
                02011050,26.4%,7,0.26
                """)).Warnings.Select(warning => warning.ToString()));
    }

    // What Korea pays, whether it is approximate, and what is warned of, in a file whose first line shows that its numbers are cut.
    [Theory]
    [InlineData("02011050|26.4%|7|.26||5.2% (KR)|KG|KR|7|.05|0|0", "5.2%", false, "number cut 3")]
    [InlineData("02011050|26.4%|7|.26|||KG|KR|7|.05|0|0", "5%", true, "number cut 2, rate approximate 1")]
    [InlineData("02011050|26.4%|7|.26||Free (AU)|KG|KR|7|.05|0|0", "5%", true, "number cut 2, rate approximate 1")]
    [InlineData("02011050|26.4%|7|.26|||KG|KR|7|.052|0|0", "5.2%", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26|||KG|KR|7|0|0|0", "Free", true, "number cut 2, rate approximate 1")]
    [InlineData("02011050|26.4%|7|.26|||KG|KR|0|0|0|0", "Free", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26|||KG|KR|7|9999.99|9999.99|9999.99", "", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||5% (KR)|KG|KR|7|.05|0|0", "5%", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||5.2% (KR)|KG|KR|7|.09|0|0", "5.2%", false, "number cut 2, text and number disagree 1")]
    [InlineData("02011050|26.4%|7|.26||4.6% (KR)|KG|KR|7|.466|0|0", "4.6%", false, "number cut 2, text and number disagree 1")]
    [InlineData("02011050|26.4%|7|.26||Free (KR)|KG|KR|||0|0", "Free", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||Free (KR)|KG||||0|0", "Free", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||Free (AU)|KG||||0|0", null, false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||See 9822.04.01 (KR)|KG|KR|9|9999.99|9999.99|0", "See 9822.04.01", false, "number cut 2")]
    [InlineData("02011050|26.4%|7|.26||4% (KR) 6% (KR)|KG|KR|7|.061|0|0", "6.1%", false, "number cut 2")]
    [InlineData("06011015|89.6 cents/1000|1|0|.000896|5.2% (KR)|NO|KR|7|.052|0|0", "5.2%", false, "number cut 1")]
    [InlineData("96086010|20 cents/thousand + 3.5%|4|.035|.2|5.2% (KR)|NO|KR|7|.052|0|0", "5.2%", false, "number cut 1")]
    [InlineData("06011015|89.6 cents/1000|1|0|.00089|5.2% (KR)|NO|KR|7|.052|0|0", "5.2%", false,
        "number cut 1, text and number disagree 1")]
    [InlineData("65050008|1.9 cents/kg + 3 cents each (KR)|3|0|.03|1.9 cents/kg + 3 cents each (KR)|NO|KR|3|0|.03|.019",
        "1.9 cents/kg + 3 cents each", false, "number cut 1")]
    [InlineData("04021050|$1.104/kg + 14.9%|4|.14|1.1|5.2% (KR)|KG|KR|7|.052|0|0", "5.2%", false, "number cut 3")]
    public static void Read_CutFile_MarksWhatOnlyANumberStates(string line, string? korea, bool approximate, string warnings)
    {
        ImportResult<UsitcTariffLine> file = Read("01013000|6.8%|7|.06||Free (KR)|NO|KR|0|0|0|0", line);
        Assert.Empty(file.Failures);
        Assert.Equal(korea, Korea(file, 1));
        Assert.Equal(approximate ? ["korea"] : [], file.Rows[1].ApproximatePreferences);
        Assert.Equal(warnings, string.Join(", ", file.Warnings.Select(Short)));

        static string Short(ImportWarning warning) => $"{warning.ToString().Split(" (")[0]} {warning.Count}";
    }

    // A file whose numbers are whole is not doubted, and a programme's own numbers say more than the MFN duty's.
    [Theory]
    [InlineData(false, "01013000|6.8%|7|.068||Free (KR)|NO|KR|0|0|0|0")]
    [InlineData(false, "01013000|5%|7|.05|||NO|KR|7|.05|0|0")]
    [InlineData(true, "01013000|6.8%|7|.068||3.2% (KR)|NO|KR|7|.03|0|0")]
    [InlineData(false, "01013000|6.8%|7|.06||3.2% (KR)|NO|KR|7|.032|0|0")]
    [InlineData(true, "01013000|6.8%|7|.07||Free (KR)|NO|KR|0|0|0|0")]
    public static void Read_NumberWithoutText_IsApproximateIfTheColumnIsCut(bool approximate, string evidence)
    {
        const string Line = "02011050|20%|7|.2|||KG|KR|7|.05|0|0";
        foreach (ImportResult<UsitcTariffLine> file in (ImportResult<UsitcTariffLine>[])[Read(evidence, Line), Read(Line, evidence)])
            Assert.Equal(approximate, file.Rows.Single(row => row.Code.Chapter == 2).ApproximatePreferences.Contains("korea"));
    }

    [Fact]
    public static async Task Stream_CutFile_GivesTheSameRowsAndWarnings()
    {
        string text = Columns + "02011050|20%|7|.2|||KG|KR|7|.05|0|0\nbad\n1013000|6.8%|7|.06||Free (KR)|NO|KR|0|0|0|0\n";
        ImportResult<UsitcTariffLine> read = UsitcTariffDatabase.ReaderFor("korea").Read(Bytes.Utf8(text));
        ImportRecord<UsitcTariffLine>[] streamed = [.. UsitcTariffDatabase.ReaderFor("korea").Stream(Bytes.Utf8(text))];
        Assert.Equal([2, 3, 4], streamed.Select(record => (int)record.Line));
        Assert.Equal(read.Rows, streamed.Where(record => record.IsRow).Select(record => record.Row!));
        Assert.Equal(read.Warnings, ImportWarning.Sum(streamed.SelectMany(record => record.Warnings)));
        Assert.Equal(
            [ImportWarningKind.LeadingZeroRestored, ImportWarningKind.NumberCut, ImportWarningKind.RateApproximate],
            read.Warnings.Select(warning => warning.Kind));
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        var rows = new List<ImportRecord<UsitcTariffLine>>();
        await foreach (ImportRecord<UsitcTariffLine> record in UsitcTariffDatabase.ReaderFor("korea")
            .StreamAsync(Bytes.Utf8(text), cancellationToken: cancellation)) rows.Add(record);
        Assert.Equal(streamed, rows);
    }

    // Some files lose the cent sign of the special text. The number of the programme says whether cents are meant.
    [Theory]
    [InlineData("11.2 /kg (KR)", "1|0|.112|0", "11.2 cents/kg", 1)]
    [InlineData("11.2/kg(KR)", "1|0|.112|0", "11.2 cents/kg", 1)]
    [InlineData("10.3 /kg + 1.7% (KR)", "4|.017|.103|0", "10.3 cents/kg + 1.7%", 1)]
    [InlineData("1.9 /liter + 13.9 /pf. liter (KR)", "3|0|.01|.139", "1.9 cents/liter + 13.9 cents/pf.liter", 1)]
    [InlineData("16.9 /kg of total sugars + 5.1% (KR)", "4|.051|.169|0", "16.9 cents/kg of total sugars + 5.1%", 1)]
    [InlineData("11.2 /kg (KR)", "1|0|11.2|0", "11.2 /kg", 0)]
    [InlineData("11.2 /kg (KR)", "1|0||", "11.2 /kg", 0)]
    [InlineData("37.2 /kg + 4.3% (KR)", "4|.04|.52|0", "37.2 /kg + 4.3%", 0)]
    [InlineData("11.2 cents/kg (KR)", "1|0|.112|0", "11.2 cents/kg", 0)]
    [InlineData("$1.646/kg (KR)", "1|0|1.64|0", "$1.646/kg", 0)]
    public static void Read_SpecialTextWithoutCentSign_IsReadIfTheNumberConfirmsIt(string text, string numbers, string duty, int restored)
    {
        ImportResult<UsitcTariffLine> file = Read($"04021050|20%|7|.2||{text}|KG|KR|{numbers}");
        Assert.Equal(duty, Korea(file));
        Assert.Equal(restored, file.Warnings.Count(warning => warning.Kind == ImportWarningKind.CentSignRestored));
    }

    [Theory]
    [InlineData("Free", "5", "0")]
    [InlineData("3 percent of the fair retail value", ".03", null)]
    [InlineData("The duty rate provided in such subheading minus 0.5%", ".17", null)]
    [InlineData("4.4 cents/kg", "0", null)]
    [InlineData("6.5% on the entire set", ".065", "6.5")]
    [InlineData("", ".05", null)]
    public static void FreeOrAdValorem_AnyText_IsWhatTheTextStates(string text, string number, string? rate)
    {
        UsitcTariffLine line = Read($"01013000|{text}|7|{number}||||||||").Rows.Single();
        Assert.Equal(rate, line.FreeOrAdValorem?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(line.FreeOrAdValorem, line.Mfn.AdValoremRate);
    }

    // More ways to write a rate and its number. What is not a plain rate is never read as one.
    [Theory]
    [InlineData("6.80 %", ".068", "6.8%", "")]
    [InlineData("6.8 percent", "0.0680", "6.8%", "")]
    [InlineData("6.8%", "6.8E-02", "6.8%", "")]
    [InlineData("6.8%", "6E-02", "6.8%", "number cut")]
    [InlineData("6.8%", "0.07", "6.8%", "number cut")]
    [InlineData("6.8%", "6.8", "6.8%", "text and number disagree")]
    [InlineData("6.8%", "68", "6.8%", "text and number disagree")]
    [InlineData("6.8%", "0", "6.8%", "text and number disagree")]
    [InlineData("0.8%", "0", "0.8%", "number cut")]
    [InlineData("6.8%", "9999.99", "6.8%", "")]
    [InlineData("6.8%", "10000", "6.8%", "")]
    [InlineData("6.8%", ".", "6.8%", "")]
    [InlineData("FREE", "0", "Free", "")]
    [InlineData("0%", "0", "Free", "")]
    [InlineData(".5%", ".005", "0.5%", "")]
    [InlineData("12.5%", ".12", "12.5%", "number cut")]
    [InlineData("12.5%", ".13", "12.5%", "number cut")]
    [InlineData("12.5%", ".1", "12.5%", "text and number disagree")]
    [InlineData("350%", "3.5", "350%", "")]
    [InlineData("131.8%", "1.31", "131.8%", "number cut")]
    [InlineData("6,8%", ".06", "6.8%", "number cut")]
    [InlineData("6.8% 1/", ".068", "6.8%", "")]
    [InlineData("1,104%", "11.04", "1104%", "")]
    public static void Read_RateAndNumberInOtherForms_GivesTheRateOfTheText(string text, string number, string duty, string warning)
    {
        ImportResult<UsitcTariffLine> file = Read($"01013000|{text}|7|{number}||||||||");
        Assert.Empty(file.Failures);
        Assert.Equal(duty, file.Rows.Single().Mfn.ToString());
        Assert.Equal(warning, string.Join(", ", file.Warnings.Select(w => w.ToString().Split(" (")[0])));
    }

    // The MFN text may lose its cent sign, too.
    [Theory]
    [InlineData("4.4 /kg|1|0|.044", "4.4 cents/kg", 0.044)]
    [InlineData("4.4 /kg|1|0|.04", "4.4 cents/kg", 0.044)]
    [InlineData("4.4 /kg|1|0|4.4", "4.4 /kg", null)]
    [InlineData("4.4 /kg|1|0|", "4.4 /kg", null)]
    public static void Read_MfnTextWithoutCentSign_IsReadIfTheNumberConfirmsIt(string rates, string duty, double? amount)
    {
        UsitcTariffLine line = Read($"01013000|{rates}|||||||").Rows.Single();
        Assert.Equal((duty, (decimal?)amount), (line.Mfn.ToString(), line.SpecificRate));
    }

    [Theory]
    [InlineData("101210010", "0101210010")]
    [InlineData("101.21.00", "01012100")]
    [InlineData("1012100", "01012100")]
    [InlineData("0101.21.00.10", "0101210010")]
    public static void Read_CodeThatLostAZero_IsNeverAnotherChapter(string code, string read)
        => Assert.Equal(read, Read($"{code}|Free|0|0||||||||").Rows.Single().Code.ToString());

    // Whatever rate the text states, the number that is cut from it never becomes the rate.
    [Property]
    public static Property Read_AnyRateCutToTwoDecimals_IsTheRateOfTheText()
        => Prop.ForAll(Gen.Choose(1, 99_999).ToArbitrary(), thousandths =>
        {
            decimal percent = thousandths / 1000m, number = decimal.Truncate(percent) / 100m;
            ImportResult<UsitcTariffLine> file = Read(FormattableString.Invariant(
                $"01013000|{percent}%|7|{number}||{percent}% (KR)|NO|KR|7|{number}|0|0"));
            UsitcTariffLine line = file.Rows.Single();
            int cut = number * 100m == percent ? 0 : 2;
            return line.FreeOrAdValorem!.Value.Value == percent
                && line.Preferential["korea"].AdValoremRate!.Value.Value == percent
                && line.ApproximatePreferences.Count == 0
                && file.Warnings.Where(w => w.Kind == ImportWarningKind.NumberCut).Sum(w => w.Count) == cut
                && file.Warnings.All(w => w.Kind == ImportWarningKind.NumberCut);
        });
}
