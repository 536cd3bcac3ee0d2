using System.Globalization;
using System.Text;
using TradeModel.Benchmarks.Smoke;
using TradeModel.Benchmarks.Suite.Results;
using TradeModel.Benchmarks.Suite.Tables;

namespace TradeModel.Benchmarks.Suite.Pages;

/// <summary>What the suite measured, as blocks of Markdown: ratios first, then times.</summary>
internal sealed class SuiteReport
{
    private readonly SuiteResults _results;
    private readonly Measurements _measurements;
    private readonly Judgement[] _judgements;

    internal SuiteReport(SuiteResults results)
    {
        _results = results;
        _measurements = new(results);
        _judgements = [.. BoundTable.All.Select(b => b.Judge(_measurements))];
        Blocks = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["machine"] = MachineBlock(),
            ["summary"] = Summary(),
            ["bounds"] = Bounds(),
            ["missed"] = Missed(),
            ["ratios"] = Ratios(),
            ["growth"] = Growth(),
            ["allocations"] = Allocations(),
            ["peers"] = Peers(),
            ["figures"] = Figures(),
            ["unmeasured"] = Unmeasured(),
        };
    }

    /// <summary>The blocks by their names.</summary>
    internal Dictionary<string, string> Blocks { get; }

    /// <summary>The whole page suite.md.</summary>
    internal string Page()
    {
        var page = new StringBuilder("""
            # The benchmark suite

            `benchmarks/run.sh` writes this page from `suite.json`, and the tables of `docs/performance.md`. Times are medians of five
            iterations after three to warm up, by BenchmarkDotNet inside one process for each class. A range is the least and the greatest
            of the iterations; that of a ratio joins the extremes of both.


            """);
        Section("", "machine", "summary");
        Section("Bounds", "bounds");
        Section("Missed", "missed");
        Section("Ratios to a baseline of the same run", "ratios");
        Section("Growth", "growth");
        Section("Allocations", "allocations");
        Section("Other programs", "peers");
        Section("Figures without a time", "figures");
        Section("Not measured", "unmeasured");
        page.Append("## Every time\n");
        foreach (PartResult part in _results.Parts.Where(p => p.Cases.Length > 0)) page.Append(Times(part));
        return page.ToString();

        void Section(string title, params string[] blocks)
        {
            if (title.Length > 0) page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
            foreach (string block in blocks) page.Append(MarkedBlocks.Write(block, Blocks[block])).Append("\n\n");
        }
    }

    private string MachineBlock()
    {
        PartResult[] measured = [.. _results.Parts.Where(p => p.Status == PartStatus.Measured)];
        if (measured.Length == 0 || _results.Machine is null) return "Nothing has been measured.";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"- **Machine**: {_results.Machine}\n");
        string[] days = [.. measured.Select(p => p.Measured).Order(StringComparer.Ordinal)];
        text.Append(CultureInfo.InvariantCulture, $"- **Measured**: {days[0]} to {days[^1]}, ");
        text.Append(CultureInfo.InvariantCulture, $"{measured.Sum(p => p.Seconds) / 60:0} minutes in all");
        string[] commits = [.. measured.Select(p => p.Commit).Where(c => c.Length > 0).Distinct()];
        text.Append(commits.Length == 0 ? "\n" : $"; commit {string.Join(", ", commits)}\n");
        int earlier = measured.Count(p => p.Commit.Length == 0);
        if (earlier > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"- **From before the suite**: {earlier} of {measured.Length} parts, means of three iterations on this machine\n");
        PartResult[] byProcessor = [.. measured.Where(p => p.Clock != "wall time")];
        text.Append("- **Clock**: wall time\n");
        if (byProcessor.Length > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"- **Processor time of the thread**, which leaves out the time for which it waits, in {byProcessor.Length} parts\n");
        int isShort = measured.Count(p => p.IsShort);
        if (isShort > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"- **Rough**: {isShort} of {measured.Length} parts had two short iterations (`--short`)\n");
        double[] shares = [.. measured.Select(p => p.OthersShare).OfType<double>().Order()];
        if (shares.Length > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"- **Other programs** took {shares[shares.Length / 2]:0 %} of the processors (median), {shares[^1]:0 %} at most\n");
        string[] busy = [.. measured.Where(p => p.WasBusy).Select(p => p.Name)];
        if (busy.Length > 0)
            text.Append(string.Create(CultureInfo.InvariantCulture,
                $"- **The machine was not idle** for {busy.Length} of {measured.Length} parts: other programs took more than a tenth of "
                + $"the processors. Wall times are then too long, and processor times somewhat.\n"));
        return Wrapped(text.ToString());
    }

    private string Summary()
    {
        int Count(Verdict verdict) => _judgements.Count(j => j.Verdict == verdict);
        return string.Create(CultureInfo.InvariantCulture,
            $"Bounds: {_judgements.Length}. Met: {Count(Verdict.Met)}. Missed: {Count(Verdict.Missed)}. "
            + $"Not measured: {Count(Verdict.NotMeasured)}.");
    }

    private string Bounds()
    {
        var table = new MarkdownTable("work", "bound", "measured", "range of the iterations", "verdict", "bound from");
        foreach (Judgement one in _judgements)
        {
            Bound bound = one.Bound;
            bool isMissing = one.Verdict == Verdict.NotMeasured;
            string about = one.Found.About is { Length: > 0 } said ? $" ({said})" : "";
            table.Add(
                bound.Work,
                $"{(bound.Sense == Sense.AtMost ? "≤" : "≥")} {bound.Unit.Print(bound.Limit)}",
                isMissing ? "" : $"**{bound.Unit.Print(one.Found.Value)}**{about}",
                isMissing ? "" : bound.Unit.Range(one.Found),
                $"{one}",
                bound.Source);
        }
        return table.ToString();
    }

    private string Missed()
    {
        Judgement[] missed = [.. _judgements.Where(j => j.Verdict == Verdict.Missed)];
        if (missed.Length == 0) return "No bound that was measured is missed.";
        var table = new MarkdownTable("work", "bound", "measured", "what stands in the way");
        foreach (Judgement one in missed)
            table.Add(one.Bound.Work, one.Bound.Unit.Print(one.Bound.Limit), one.Bound.Unit.Print(one.Found.Value),
                one.Bound.Obstacle.Length > 0 ? one.Bound.Obstacle : "not known yet");
        return table.ToString();
    }

    private string Ratios()
    {
        var table = new MarkdownTable("benchmark", "parameters", "method", "against", "time", "range of the iterations", "allocation");
        foreach (PartResult part in _results.Parts)
            foreach (IGrouping<string, CaseResult> group in part.Cases.GroupBy(c => c.Parameters))
            {
                if (group.FirstOrDefault(c => c.IsBaseline) is not { } baseline) continue;
                foreach (CaseResult one in group.Where(c => !c.IsBaseline))
                {
                    Estimate ratio = one.Seconds() / baseline.Seconds();
                    string bytes = baseline.AllocatedBytes > 0 && one.AllocatedBytes is { } allocated
                        ? Unit.Times.Print(allocated / baseline.AllocatedBytes.Value) : "";
                    table.Add(part.Name, group.Key, one.Method, baseline.Method,
                        Unit.Times.Print(ratio.Value), Unit.Times.Range(ratio), bytes);
                }
            }
        return table.ToString();
    }

    private string Growth()
    {
        var table = new MarkdownTable("work", "by", "sizes", "time at the least", "time at the greatest", "exponent of time",
            "95 % interval", "exponent of the last step", "exponent of allocation");
        foreach (GrowthCurve curve in GrowthTable.All)
        {
            try
            {
                (double Size, double Seconds, double Bytes)[] sizes
                    = _measurements.Sizes(curve.Class, curve.Method, curve.Parameter);
                GrowthFit fit = GrowthFit.Of([.. sizes.Select(s => (s.Size, s.Seconds))]);
                GrowthFit last = GrowthFit.Of([.. sizes[^2..].Select(s => (s.Size, s.Seconds))]);
                table.Add(curve.Work, curve.Of, string.Join(", ", sizes.Select(s => s.Size.ToString("#,0", CultureInfo.InvariantCulture))),
                    Unit.Time(sizes[0].Seconds), Unit.Time(sizes[^1].Seconds),
                    $"**{Exponent(fit.Exponent)}**", $"{Exponent(fit.Low)} to {Exponent(fit.High)}", Exponent(last.Exponent),
                    sizes.All(s => s.Bytes > 0) ? Exponent(GrowthFit.Of([.. sizes.Select(s => (s.Size, s.Bytes))]).Exponent) : "");
            }
            catch (MissingMeasurementException e)
            {
                table.Add(curve.Work, curve.Of, $"not measured: {e.Message}", "", "", "", "", "", "");
            }
        }
        return table.ToString();

        static string Exponent(double x) => x.ToString("0.00", CultureInfo.InvariantCulture) is "-0.00" ? "0.00"
            : x.ToString("0.00", CultureInfo.InvariantCulture);
    }

    private string Allocations()
    {
        var table = new MarkdownTable("operation", "allocated", "budget", "verdict");
        foreach (AllocationBudget budget in AllocationBudgets.All)
        {
            CaseResult? found = _results.Parts.FirstOrDefault(p => p.Name == budget.Class.Name)?.Cases
                .FirstOrDefault(c => c.Method == budget.Method && c.Has(budget.Parameters));
            table.Add($"{budget}", found?.AllocatedBytes is { } bytes ? Unit.Size(bytes) : "", Unit.Size(budget.Bytes),
                found?.AllocatedBytes is not { } some ? "not measured" : some <= budget.Bytes ? "within" : "**over**");
        }
        return table.ToString();
    }

    private string Peers()
    {
        var table = new MarkdownTable("work", "other program", "its figure", "ours", "our advantage", "source of its figure");
        foreach (Peer peer in PeerTable.All)
        {
            string figure = "";
            try
            {
                Estimate theirs = peer.Theirs(_measurements);
                figure = peer.Unit.Print(theirs.Value);
                Estimate ours = peer.Ours(_measurements);
                double factor = peer.Unit == Unit.PerSecond ? ours.Value / theirs.Value : theirs.Value / ours.Value;
                table.Add(peer.Work, peer.Name, figure, peer.Unit.Print(ours.Value),
                    Unit.Times.Print(factor), peer.Source);
            }
            catch (MissingMeasurementException e)
            {
                table.Add(peer.Work, peer.Name, figure, $"not measured: {e.Message}", "", peer.Source);
            }
        }
        return table.ToString();
    }

    private string Figures()
    {
        var table = new MarkdownTable("part", "figure", "value");
        foreach (PartResult part in _results.Parts)
            foreach (Figure figure in part.Figures)
                table.Add(part.Name, figure.Name, $"{Unit.Number(figure.Value)} {figure.Unit}");
        return table.ToString();
    }

    private string Unmeasured()
    {
        var lines = new List<string>();
        foreach (Part part in Part.All)
        {
            PartResult? result = _results.Parts.FirstOrDefault(r => r.Name == part.Name);
            if (result is null) lines.Add($"- {part}: has not run");
            else if (result.Reason.Length > 0) lines.Add($"- {part}: {result.Status switch
            {
                PartStatus.Skipped => "skipped, ",
                PartStatus.Failed => "failed, ",
                _ => "",
            }}{result.Reason}");
        }
        return lines.Count == 0 ? "Every part ran." : Wrapped(string.Join('\n', lines));
    }

    // Lists of the pages keep to the length of lines that their tests demand.
    private static string Wrapped(string list)
    {
        const int Longest = 138;
        var text = new StringBuilder();
        foreach (string line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int length = 0;
            foreach (string word in line.Split(' '))
            {
                if (length > 0 && length + word.Length >= Longest)
                {
                    text.Append("\n  ");
                    length = 2;
                }
                else if (length > 0)
                {
                    text.Append(' ');
                    length++;
                }
                text.Append(word);
                length += word.Length;
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Times(PartResult part)
    {
        var table = new MarkdownTable("method", "parameters", "median", "range of the iterations", "allocated");
        foreach (CaseResult one in part.Cases)
        {
            Estimate time = one.Seconds();
            table.Add(one.Method, one.Parameters, Unit.Time(time.Value), Unit.Seconds.Range(time),
                one.AllocatedBytes is { } bytes ? Unit.Size(bytes) : "");
        }
        string notes = part.Notes.Length == 0 ? "" : $"```text\n{string.Join('\n', part.Notes)}\n```\n";
        string others = part.OthersShare is { } share ? string.Create(CultureInfo.InvariantCulture, $", others took {share:0 %}") : "";
        return $"\n### {part.Name}\n\n{part.Measured}, {part.Clock}{others}.\n\n{table}\n{notes}";
    }
}
