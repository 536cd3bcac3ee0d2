using System.Diagnostics;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Simulation;
using TradeModel.Tariffs;

namespace TradeModel.Docs.Tests;

/// <summary>docs/tables.md lists the columns of every table as the code has them.</summary>
public sealed class TablesPageTests
{
    private static readonly TariffSchedule Schedule = new(new("IND"), HsEdition.Hs2022,
        [new(new("01012100"), Duty.Parse("5%")) { TradeValue = 2m }, new(new("02011005"), Duty.Free)], Currency.UsDollar);

    private static ResultTable[] Tables()
    {
        var staged = StagedSchedule.Resolve(Schedule, KnownStagingRules.Korus, _ => "C");
        ScheduleComparison comparison = ScheduleComparison.Of(Schedule, Schedule);
        var scale = new ScheduleScale(Schedule, 5);
        ConvergenceTimeline timeline = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline();
        var scenario = new Scenario(["India", "United States"], [new("Steel", [1, 1], [new("25 %", 0, 1), new("0 %", 1, 0)])]);
        TournamentResult tournament = new Tournament([new("steel", scenario)], [Strategies.Linear, Strategies.Conceder])
            .RunAsync(new(4), null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return
        [
            Schedule.ToTable(), staged.ToTable(), staged.ToPhaseInTable(), comparison.ToTable(), comparison.ByChapter.ToTable(),
            scale.Differences(new(TariffOffer.Eliminate()), new(TariffOffer.Exclude())).ToTable(Currency.UsDollar),
            timeline.ToTable(), timeline.Movement.ToTable(), BundledNegotiations.IndiaUnitedStates.MeasureConvergence().ToTable(),
            scenario.ParetoFrontier().ToTable(),
            EnsembleOf(scenario).Combine(new(1), [EnsembleOf(scenario).RunBatch(new(1), 0, 1)]).ToTable(),
            tournament.ToTable(), tournament.ToMatchesTable(), tournament.Game.ToTable(),
        ];
    }

    private static Ensemble EnsembleOf(Scenario scenario)
        => Ensemble.Of(scenario, [Strategies.Linear, Strategies.Linear], RoundCalendar.Every(7, new(2026, 1, 5), new(2026, 2, 5)),
            UncertainInput.Haste("India", Distribution.Uniform(0.2, 1), EvidenceBasis.Illustrative),
            UncertainInput.Strategy("United States", [(Strategies.Linear, 1)], EvidenceBasis.Illustrative));

    [Fact]
    public void Page_EveryTable_HasTheColumnsOfTheCode()
    {
        ResultTable[] tables = Tables();
        string[] page = File.ReadAllLines(Path.Combine(DocsSnippet.Root, "docs", "tables.md"));
        string[] sections = [.. page.Where(l => l.StartsWith("### ", StringComparison.Ordinal)).Select(l => l[4..])];
        Assert.Equal(sections, tables.Select(t => t.Name));
        foreach (ResultTable table in tables)
        {
            string[] rows =
            [
                .. page.SkipWhile(l => l != $"### {table.Name}").Skip(1).TakeWhile(l => !l.StartsWith("### ", StringComparison.Ordinal))
                    .Where(l => l.StartsWith('|')).Skip(2),
            ];
            Assert.Equal(rows, table.Columns.Select(Row));
        }
    }

    /// <summary>The page's first block of Python, run by Debian's pandas on tables written here.</summary>
    [Fact]
    public void Page_PandasBlock_ReadsCodesAsTextAndDaysAsDays()
    {
        if (Python("import pandas").Exit != 0) Assert.Skip("pandas is not installed (Debian: python3-pandas).");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tables");
        try
        {
            ResultTable timeline = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToTable();
            File.WriteAllText(Path.Combine(folder.FullName, "schedule.csv"), Schedule.ToTable().ToCsv());
            File.WriteAllText(Path.Combine(folder.FullName, "timeline.csv"), timeline.ToCsv());
            string page = File.ReadAllText(Path.Combine(DocsSnippet.Root, "docs", "tables.md"));
            string block = page.Split("```python\n")[1].Split("```")[0];
            (int exit, string output) = Python(block + """

                print(list(schedule.code), list(schedule.trade.fillna(-1)), schedule.applied[1])
                print(timeline.date.dtype.kind, timeline.date.iloc[0].date(), len(timeline), timeline.score.dtype,
                    timeline.score.isna().sum())
                """, folder.FullName);
            Assert.Equal(0, exit);
            Assert.Contains("['01012100', '02011005'] [2.0, -1.0] Free\n", output, StringComparison.Ordinal);
            int unknown = timeline.Rows.Count(r => r[3].Value is null);
            Assert.Contains(
                FormattableString.Invariant($"M 2025-02-13 {timeline.Rows.Count} float64 {unknown}"), output,
                StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Exit, string Output) Python(string script, string folder = "/tmp")
    {
        // Packages of Debian belong to its own Python.
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }

    [Fact]
    public void Tables_OfRealResults_HaveARowForEachResult()
    {
        ResultTable[] tables = Tables();
        // Category C of KORUS has three stages.
        Assert.Equal([2, 2 * 4, 4, 2, 2, 1], tables.Take(6).Select(t => t.Rows.Count));
        Assert.Equal(BundledNegotiations.IndiaUnitedStates.Log.Count, tables[6].Rows.Count);
        Assert.All(tables, t => Assert.NotEmpty(t.Rows));
        // A file that begins with the letters ID is taken for another format by spreadsheets.
        Assert.All(tables, t => Assert.DoesNotContain("ID", t.Columns[0].Name, StringComparison.Ordinal));
        Assert.All(tables.SelectMany(t => t.Columns), c => Assert.Matches("^[a-z][A-Za-z0-9.]*$", c.Name));
    }

    [Fact]
    public void Schedule_WithPreferences_HasTwoColumnsForEachPartner()
    {
        TariffLine line = new TariffLine(new("01012100"), Duty.Parse("5%")) with { Preferential = [new(new("KOR"), Duty.Parse("2%"))] };
        ResultTable table = new TariffSchedule(new("USA"), HsEdition.Hs2022, [line]).ToTable();
        int at = table.IndexOf("preferential.KOR");
        Assert.Equal(["preferential.KOR", "preferential.KORRate", "trade"], table.Columns.Skip(at).Take(3).Select(c => c.Name));
        Assert.Equal(["2%", "2"], table.Rows[0].Skip(at).Take(2).Select(c => c.ToString()));
    }

    private static string Row(ResultColumn column)
    {
        string unit = column.Unit == "USD" ? "currency" : column.Unit ?? "";
        return $"| {column.Name} | {column.Type} |{(unit.Length == 0 ? "" : $" {unit}")} | {column.Meaning} |";
    }
}
