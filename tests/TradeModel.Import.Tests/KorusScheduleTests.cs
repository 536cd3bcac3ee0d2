using System.Globalization;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>
/// The published KORUS schedule (US International Trade Administration: 46 lines of the United States, 54 of Korea) against our staging
/// rules: every line, every year, in percent and in cents.
/// </summary>
public static class KorusScheduleTests
{
    private const int FirstYear = 2012, LastYear = 2031;

    // The one record into which somebody typed: "bat", "ball" and "turtle" are among its duties.
    private static readonly HsCode Spoiled = new("01011000");

    private static readonly LocalDate InForce = new(2012, 3, 15);

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["Immediate"] = "A",
        ["5 Years"] = "D",
        ["10 Years"] = "G",
        ["15 Years"] = "H",
    };

    [Fact]
    public static void Read_PublishedSchedule_GivesEveryLine()
    {
        ImportResult<MappedScheduleLine> file = Read();
        Assert.Equal((100, 0), (file.Rows.Count, file.Failures.Count));
        Assert.Equal(54, file.Rows.Count(r => r.Fields["ReporterName"] == "Korea"));
        foreach (IGrouping<string, MappedScheduleLine> importer in file.Rows.GroupBy(r => r.Fields["ReporterName"]))
        {
            PartyId party = new(importer.Key == "Korea" ? "KOR" : "USA");
            Assert.Equal(importer.Count(), new TariffSchedule(party, HsEdition.Hs2007, importer.Select(r => r.Line)).Count);
        }
    }

    [Fact]
    public static void Resolve_PublishedBasesAndCategories_GiveThePublishedRates()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var deviations = new List<string>();
        foreach (MappedScheduleLine row in Read().Rows)
        {
            bool known = Letters.TryGetValue(row.Category!, out string? letter);
            Count(known ? letter! : row.Category!);
            // Korea's schedule has a category of twelve equal stages, to which the annex's general notes give no letter that is built in.
            StagingPlan plan = known
                ? KnownStagingRules.Korus.GetCategory(letter!).Plan
                : new EqualStages(int.Parse(row.Category![..2], CultureInfo.InvariantCulture));
            Duty start = row.Line.Base ?? Duty.Parse(row.Fields["Base_Rate_Alt"]);
            if (row.Line.Base is not null && row.Fields.ContainsKey("Base_Rate_Alt")) Count("base given twice");
            DutyPath path = plan.FindPath(start, KnownStagingRules.Korus.Rounding)!;
            for (int year = FirstYear; year <= LastYear; year++)
            {
                // On New Year's Eve, whatever the day the year's stage began.
                Duty ours = path.DutyIn(KnownStagingRules.Korus.Dates.YearOn(new LocalDate(year, 12, 31), InForce));
                string? number = Field($"Y{year}"), text = Field($"Alt_{year}");
                if (number is not null && text is not null) Count("words beside a number");
                if (number is null && text is null) Count("no rate published");
                else
                {
                    Count(number is null ? "money compared" : "percent compared");
                    Duty theirs = number is null
                        ? Duty.Parse(text!)
                        : Duty.AdValorem(new(decimal.Parse(number, CultureInfo.InvariantCulture)));
                    if (!ours.Equals(theirs)) deviations.Add($"{row.Line.Code} {year}: ours {ours}, published {theirs}");
                }
            }

            string? Field(string name) => row.Fields.TryGetValue(name, out string? value) ? value : null;
            void Count(string what)
            {
                if (what is "base given twice" or "words beside a number") Assert.Equal(Spoiled, row.Line.Code);
                seen[what] = seen.GetValueOrDefault(what) + 1;
            }
        }

        Assert.Empty(deviations);
        Assert.Equal((62, 22, 7, 8, 1), (seen["A"], seen["D"], seen["G"], seen["H"], seen["12 Years"]));
        // 100 lines × 20 years, of which three lines are in cents for four years.
        Assert.Equal((1988, 12), (seen["percent compared"], seen["money compared"]));
        Assert.DoesNotContain("no rate published", seen.Keys);
        Assert.Equal((1, 4), (seen["base given twice"], seen["words beside a number"]));
    }

    private static ImportResult<MappedScheduleLine> Read()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        return MappedSchedule.Reader(new("tl")
        {
            Description = "TL_Desc",
            Base = "Base_Rate",
            Category = "StagingBasket",
            Fields =
            [
                "ReporterName",
                "Base_Rate_Alt",
                .. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(y => new[] { $"Y{y}", $"Alt_{y}" }),
            ],
        }).ReadFile(Path.Combine(data, "korus-schedule.csv"));
    }
}
