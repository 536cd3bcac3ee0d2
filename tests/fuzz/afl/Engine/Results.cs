using System.Globalization;
using System.Text.RegularExpressions;
using Fuzz.Targets;

namespace Fuzz.Engine;

/// <summary>The committed table of results, to which every run adds.</summary>
internal static partial class Results
{
    private const double Wanted = 2;

    /// <summary>Adds the counts of the last runs of a target, and states the edges and inputs of its corpus as they are now.</summary>
    internal static void Add(string file, Target target, string folder, int edges, int inputs)
    {
        Dictionary<string, Row> rows = Read(file);
        Row row = rows.GetValueOrDefault(target.Name, new(0, 0, 0, 0, 0, 0, 0));
        foreach (string path in Directory.EnumerateFiles(folder, "counts-*"))
        {
            string[] counts = File.ReadAllText(path).Trim().Split('\t');
            if (counts.Length != 3) continue;
            long executions = long.Parse(counts[0], CultureInfo.InvariantCulture);
            bool isAfl = Path.GetFileName(path).StartsWith("counts-afl", StringComparison.Ordinal);
            row = row with
            {
                Afl = row.Afl + (isAfl ? executions : 0),
                Own = row.Own + (isAfl ? 0 : executions),
                Seconds = row.Seconds + double.Parse(counts[2], CultureInfo.InvariantCulture),
            };
            File.Delete(path);
        }
        string found = Path.Combine(folder, "findings"), counted = Path.Combine(folder, "counted");
        HashSet<string> known = File.Exists(counted) ? [.. File.ReadAllLines(counted)] : [];
        string[] fresh = Directory.Exists(found)
            ? [.. Directory.EnumerateFiles(found).Select(f => Path.GetFileName(f)!)
                .Where(f => !f.EndsWith(".txt", StringComparison.Ordinal) && known.Add(f))]
            : [];
        File.WriteAllLines(counted, known.Order(StringComparer.Ordinal));
        rows[target.Name] = row with
        {
            Edges = edges,
            Inputs = inputs,
            Crashes = row.Crashes + fresh.Count(f => f.StartsWith("crash", StringComparison.Ordinal)),
            Hangs = row.Hangs + fresh.Count(f => f.StartsWith("hang", StringComparison.Ordinal)),
        };
        Write(file, rows);
    }

    private static Dictionary<string, Row> Read(string file)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        if (!File.Exists(file)) return rows;
        foreach (string line in File.ReadLines(file))
        {
            string[] cells = [.. line.Split('|').Select(c => c.Trim())];
            if (cells.Length < 11 || TargetName().Match(cells[1]) is not { Success: true } name) continue;
            long Whole(int cell) => long.Parse(cells[cell], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            rows[name.Groups[1].Value] = new(
                Whole(3), Whole(4), (int)Whole(5), (int)Whole(6), (int)Whole(7), (int)Whole(8),
                60 * double.Parse(cells[9].Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture));
        }
        return rows;
    }

    private static void Write(string file, Dictionary<string, Row> rows)
    {
        Row[] all = [.. rows.Values];
        double hours = all.Sum(r => r.Seconds) / 3_600;
        int reached = all.Count(r => r.Seconds >= Wanted * 3_600);
        var lines = new List<string>
        {
            "# Results of the coverage-guided campaigns",
            "",
            "`tests/fuzz/afl/run.sh` adds to this table. [README.md](README.md) states the conditions for every execution.",
            "",
            FormattableString.Invariant(
                $"**{all.Sum(r => r.Afl + r.Own):N0} executions of 1,000,000,000 wanted.** They took {hours:N1} hours of CPU time."),
            FormattableString.Invariant(
                $"{Wanted:N0} hours are wanted for each of {AllTargets.All.Length} readers; {reached} have had them."),
            "",
            "- *byte* are executions of AFL++, *structured* those of the structure-aware fuzzer.",
            "- *edges* are the cells of AFL's map (65,536) that the whole corpus reaches in the last build. Each build numbers them "
                + "differently.",
            "- *inputs* is the size of the minimised corpus in the work folder. `corpora` holds the part that reaches most.",
            "- *crashes* and *hangs* are places in the code, counted once. README.md says which were fixed and which are open.",
            "- *CPU* is the time of the processes that ran, of at least two hours wanted.",
            "",
            "| target | reads | byte | structured | edges | inputs | crashes | hangs | CPU |",
            "|---|---|---|---|---|---|---|---|---|",
        };
        foreach (Target target in AllTargets.All)
        {
            Row r = rows.GetValueOrDefault(target.Name, new(0, 0, 0, 0, 0, 0, 0));
            string counts = FormattableString.Invariant($"{r.Afl:N0} | {r.Own:N0} | {r.Edges:N0} | {r.Inputs:N0}");
            string found = FormattableString.Invariant($"{r.Crashes} | {r.Hangs} | {r.Seconds / 60:N1} min");
            lines.Add($"| `{target.Name}` | {target.Reads} | {counts} | {found} |");
        }
        File.WriteAllLines(file, lines);
    }

    [GeneratedRegex("^`([a-z-]+)`$")]
    private static partial Regex TargetName();

    private sealed record Row(long Afl, long Own, int Edges, int Inputs, int Crashes, int Hangs, double Seconds);
}
