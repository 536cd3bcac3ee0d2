using System.Globalization;
using System.Text;
using Fuzz.Engine;
using Fuzz.Structure;
using Fuzz.Targets;

// What run.sh calls; README.md describes it.
Coverage.Prepare();
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;
try
{
    return args switch
    {
        ["list"] => Each(AllTargets.All, t => Console.WriteLine(t.Name)),
        ["seeds", var name, var folder] => Seeds(AllTargets.Get(name), folder),
        ["dictionary", var name, var file] => Words(AllTargets.Get(name), file),
        ["afl", var name, var folder] => Afl(AllTargets.Get(name), folder),
        ["own", var name, var folder, var seconds, var seed] => Own(AllTargets.Get(name), folder, Number(seconds), Number(seed)),
        ["minimise", var name, var folder, var lines, var results] => Minimise(AllTargets.Get(name), folder, lines, results),
        ["replay", var name, .. var files] => Replay(AllTargets.Get(name), files),
        ["shrink", var name, var file] => Small(AllTargets.Get(name), file),
        _ => Usage(),
    };
}
finally
{
    Scratch.Remove();
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Each(Target[] targets, Action<Target> action)
{
    foreach (Target target in targets) action(target);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("list | seeds T DIR | dictionary T FILE | afl T DIR | own T DIR SECONDS SEED");
    Console.Error.WriteLine("minimise T DIR LINES RESULTS | replay T FILE… | shrink T FILE");
    return 2;
}

static int Seeds(Target target, string folder)
{
    string committed = Path.Combine(Root.Folder, "tests", "fuzz", "afl", "corpora", target.Name + ".jsonl");
    Corpus.Write(folder, target.Seeds().Concat(Corpus.Lines(committed)));
    return 0;
}

// AFL's dictionary: the words of the seeds, the most frequent first.
static int Words(Target target, string file)
{
    IEnumerable<byte[]> words = target.Seeds().SelectMany(Parts.Of).SelectMany(part => Tree.Of(target.Shape, part).SelectMany(n => n.HasName
        ? (byte[][])[part[n.Value..n.End], part[n.Start..n.Value]]
        : [part[n.Value..n.End]]));
    File.WriteAllLines(file, words.Where(w => w.Length is > 1 and <= 32).GroupBy(Corpus.Name).OrderByDescending(g => g.Count()).Take(200)
        .Select((g, i) => FormattableString.Invariant($"w{i}=\"{string.Concat(g.First().Select(Escaped))}\"")));
    return 0;

    static string Escaped(byte b) => b is >= 32 and < 127 and not ((byte)'"' or (byte)'\\') ? $"{(char)b}" : $"\\x{b:x2}";
}

static int Afl(Target target, string folder)
{
    AflLoop.Run(target, folder);
    return 0;
}

static int Own(Target target, string folder, int seconds, int seed)
{
    using var loop = new StructuredLoop(target, folder, seed);
    loop.Run(TimeSpan.FromSeconds(seconds));
    return 0;
}

// Joins what both fuzzers kept, minimises it, writes the part to commit, and adds the counts to the table.
static int Minimise(Target target, string folder, string lines, string results)
{
    string corpus = Path.Combine(folder, "corpus");
    var coverage = new Coverage();
    string[] sources = [corpus, Path.Combine(folder, "structured"), Path.Combine(folder, "afl", "main", "queue")];
    byte[][] all = [.. sources.SelectMany(Corpus.Folder)];
    int[] Reach(byte[] input)
    {
        coverage.Begin();
        try { target.Check(input); }
        catch (Exception) { return []; }
        int[] reached = coverage.Reached();
        _ = coverage.IsNew();
        return reached;
    }
    // What runs only once in a process must not count for the first input.
    foreach (byte[] input in all.Take(50)) Reach(input);
    coverage = new();
    byte[][] kept = Corpus.Minimised(all, Reach);
    foreach (string done in (string[])[corpus, Path.Combine(folder, "structured"), Path.Combine(folder, "afl")])
        if (Directory.Exists(done)) Directory.Delete(done, true);
    Corpus.Write(corpus, kept);
    Corpus.WriteLines(lines, Corpus.Best(kept, Reach, 10_000));
    Results.Add(results, target, folder, coverage.Edges, kept.Length);
    Console.WriteLine(FormattableString.Invariant($"{target.Name}: {all.Length} inputs, {kept.Length} kept, {coverage.Edges} edges"));
    return 0;
}

static int Small(Target target, string file)
{
    Console.WriteLine(Corpus.Line(Shrink.Of(target, File.ReadAllBytes(file))));
    return 0;
}

static int Replay(Target target, string[] files)
{
    int broken = 0;
    foreach (string file in files)
    {
        foreach (byte[] input in file.EndsWith(".jsonl", StringComparison.Ordinal) ? Corpus.Lines(file) : [File.ReadAllBytes(file)])
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                target.Check(input);
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                if (files.Length == 1) Console.WriteLine(FormattableString.Invariant($"holds; {allocated:N0} bytes"));
            }
            catch (Exception e)
            {
                broken++;
                Console.WriteLine($"{file}: {Corpus.Line(input)}\n{e}\n");
            }
        }
    }
    return broken == 0 ? 0 : 1;
}
