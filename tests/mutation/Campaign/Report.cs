using System.Globalization;
using System.Text;

namespace TradeModel.Mutation;

/// <summary>Prints the scores by room, and writes a list of the survivors.</summary>
internal static class Report
{
    private const int Columns = 140;

    internal static void Write(WorkFolder work, string reviewedFile, string survivorsFile)
    {
        List<Mutant> mutants = work.LoadMutants();
        Dictionary<int, Verdict> verdicts = work.LoadVerdicts();
        Dictionary<string, Coverage> coverage = work.LoadCoverage();
        // A key that several mutants share (a literal that a member holds twice) names none of them.
        HashSet<string> unique = [.. mutants.GroupBy(m => m.Key).Where(g => g.Count() == 1).Select(g => g.Key)];
        HashSet<string> equivalent = [.. ReviewedMutants.Read(reviewedFile).Keys.Where(unique.Contains)];
        var anyReach = new byte[CoverageRun.Bytes(mutants)];
        foreach (byte[] bits in coverage.Values.SelectMany(c => c.Cases.Select(t => t.Reached).Append(c.Setup)))
        {
            for (int i = 0; i < anyReach.Length; i++) anyReach[i] |= bits[i];
        }

        var table = new StringBuilder();
        var survivors = new StringBuilder();
        var all = new Count();
        foreach (IGrouping<string, Mutant> room in mutants.GroupBy(m => m.Room))
        {
            var count = new Count();
            var lines = new List<string>();
            foreach (Mutant mutant in room)
            {
                count.Mutants++;
                if (!Coverage.Has(anyReach, mutant.Id))
                {
                    count.NotReached++;
                    continue;
                }
                if (!verdicts.TryGetValue(mutant.Id, out Verdict? verdict)) continue;
                count.Run++;
                if (verdict.Result == "time-out") count.TimedOut++;
                else if (verdict.IsDead) count.Killed++;
                else if (equivalent.Contains(mutant.Key)) count.Equivalent++;
                else
                {
                    lines.Add(Line(mutant));
                    if (verdict.LeftOut > 0) count.LeftOut++;
                }
            }
            if (count.Run == 0 && count.NotReached < count.Mutants) continue;
            table.AppendLine(Row(room.Key, count));
            all.Add(count);
            if (lines.Count > 0) survivors.AppendLine().AppendLine("## " + room.Key).AppendLine().AppendJoin('\n', lines).AppendLine();
        }
        const string Counts = "mutants | not reached | run | killed | time-out | equivalent | survived | tests left out";
        Console.WriteLine($"| room | {Counts} | score | 95 % |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        Console.Write(table);
        Console.WriteLine(Row("**all**", all));
        File.WriteAllText(
            survivorsFile,
            "# Survivors\n\nMutants that a test reaches and no test kills, apart from those read as equivalent.\n" + survivors);
    }

    private static string Row(string name, Count c)
    {
        int counted = c.Run - c.Equivalent;
        int dead = c.Killed + c.TimedOut;
        (double low, double high) = Wilson(dead, counted);
        string score = counted == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * dead / counted:0} %");
        bool sampled = counted > 0 && c.Run + c.NotReached < c.Mutants;
        string interval = sampled ? string.Create(CultureInfo.InvariantCulture, $"{100 * low:0}–{100 * high:0} %") : "";
        int[] counts = [c.Mutants, c.NotReached, c.Run, c.Killed, c.TimedOut, c.Equivalent, counted - dead, c.LeftOut];
        string numbers = string.Join(" | ", counts.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return $"| {name} | {numbers} | {score} | {interval} |";
    }

    /// <summary>The 95 % interval of Wilson (1927) for a share.</summary>
    private static (double Low, double High) Wilson(int hits, int trials)
    {
        if (trials == 0) return (0, 1);
        const double z = 1.959963984540054;
        double share = (double)hits / trials;
        double denominator = 1 + (z * z / trials);
        double centre = (share + (z * z / (2 * trials))) / denominator;
        double half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials))) / denominator;
        return (centre - half, centre + half);
    }

    private static string Line(Mutant m)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"- {Path.GetFileName(m.File)}:{m.Line} {m.Member}");
        string line = $"{place}: `{m.Was}` → `{m.Now}`";
        return line.Length <= Columns ? line : line[..(Columns - 2)] + "…`";
    }

    private sealed class Count
    {
        internal int Mutants, NotReached, Run, Killed, TimedOut, Equivalent, LeftOut;

        internal void Add(Count other)
        {
            Mutants += other.Mutants;
            NotReached += other.NotReached;
            Run += other.Run;
            Killed += other.Killed;
            TimedOut += other.TimedOut;
            Equivalent += other.Equivalent;
            LeftOut += other.LeftOut;
        }
    }
}
