using System.Text.Json;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class UsitcDutyTests
{
    [Fact]
    public void Parse_EveryLineOfTheRealFile_IsADutyOrNamedNotComputable()
    {
        int lines = 0, outside = 0, simple = 0, free = 0, above15 = 0;
        decimal sum = 0, max = 0;
        foreach (Dictionary<string, string> row in RealFiles.Usitc())
        {
            lines++;
            foreach (string column in (string[])["mfn_text_rate", "col2_text_rate"])
            {
                Duty duty = Duty.Parse(row[column]);
                Assert.Equal(duty, Duty.Parse(duty.ToString()));
                if (duty is TextDuty text)
                {
                    Assert.Equal(row[column], text.Text);
                    if (column == "mfn_text_rate") Assert.NotEqual(NotComputable.Unrecognised, text.Reason);
                }
            }
            if (new HsCode(row["hts8"]).Chapter >= 98) continue;
            outside++;
            if (Duty.Parse(row["mfn_text_rate"]).AdValoremRate is not { } rate) continue;
            simple++;
            sum += rate.Value;
            max = Math.Max(max, rate.Value);
            if (rate == Percentage.Zero) free++;
            if (rate.Value > 15) above15++;
        }
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("usitc-2024.json")));
        JsonElement expected = oracle.RootElement.GetProperty("freeOrAdValoremWithoutChapters98and99");
        Assert.Equal(oracle.RootElement.GetProperty("rows").GetInt32(), lines);
        Assert.Equal(oracle.RootElement.GetProperty("rowsWithoutChapters98and99").GetInt32(), outside);
        Assert.Equal(expected.GetProperty("lines").GetInt32(), simple);
        Assert.Equal(expected.GetProperty("linesFree").GetInt32(), free);
        Assert.Equal(expected.GetProperty("linesAbove15Percent").GetInt32(), above15);
        Assert.Equal(expected.GetProperty("maxPercent").GetDecimal(), max);
        Assert.Equal(expected.GetProperty("simpleMeanPercent").GetDecimal(), Math.Round(sum / simple, 10));
    }

    [Fact]
    public void Parse_DutyTextsSeen_AllHaveAKind()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("usitc-2024.json")));
        string[] texts = [.. oracle.RootElement.GetProperty("dutyTextsSeen").EnumerateArray().Select(e => e.GetString()!)];
        Assert.Equal(
            [DutyKind.Free, DutyKind.AdValorem, DutyKind.Specific, DutyKind.Compound, DutyKind.NotComputable, DutyKind.Mixed,
                DutyKind.Mixed],
            texts.Select(t => Duty.Parse(t).Kind));
    }
}
