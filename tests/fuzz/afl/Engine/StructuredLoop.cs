using System.Diagnostics;
using Fuzz.Structure;
using Fuzz.Targets;

namespace Fuzz.Engine;

/// <summary>
/// The structure-aware fuzzer: it changes the parts of the inputs (members of JSON, elements of XML, fields of tables, lines of YAML,
/// words) and keeps what reaches a new edge. It runs in one process with the coverage of SharpFuzz, and takes over what AFL++ finds.
/// </summary>
internal sealed class StructuredLoop : IDisposable
{
    private readonly Target _target;
    private readonly Guarded _guarded;
    private readonly Coverage _coverage = new();
    private readonly List<Source> _queue = [];
    private readonly Mutator _mutator;
    private readonly Random _random;
    private readonly string _kept, _others;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    internal StructuredLoop(Target target, string folder, int seed)
    {
        _target = target;
        _random = new(seed);
        _mutator = new(target.Shape, _random);
        _guarded = new(target, folder, "own");
        _kept = Path.Combine(folder, "structured");
        _others = Path.Combine(folder, "afl", "main", "queue");
        Directory.CreateDirectory(_kept);
        foreach (byte[] input in Corpus.Folder(Path.Combine(folder, "corpus"))) Take(input);
        if (_queue.Count == 0) _queue.Add(new([(byte)'x']));
    }

    internal void Run(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan sync = TimeSpan.FromSeconds(20), report = sync;
        while (clock.Elapsed < time)
        {
            for (int i = 0; i < 64; i++)
            {
                byte[] changed = _mutator.Change(Pick(), Pick());
                if (changed.Length == 0 || changed.Length > _target.LongestInput) continue;
                Take(changed);
            }
            if (clock.Elapsed < sync) continue;
            sync = clock.Elapsed + TimeSpan.FromSeconds(20);
            Sync();
            if (clock.Elapsed < report) continue;
            report = clock.Elapsed + TimeSpan.FromSeconds(60);
            string counts = FormattableString.Invariant($"{_guarded.Executions:N0} executions, {_coverage.Edges:N0} edges");
            Console.WriteLine($"{_target.Name}: {counts}");
        }
    }

    public void Dispose() => _guarded.Dispose();

    /// <summary>An input of the queue; half of the time one of those found last.</summary>
    private Source Pick() => _random.Next(2) == 0 || _queue.Count < 20
        ? _queue[_random.Next(_queue.Count)]
        : _queue[^(1 + _random.Next(_queue.Count / 5))];

    private void Take(byte[] input)
    {
        _coverage.Begin();
        if (_guarded.Run(input) is not null || !_coverage.IsNew()) return;
        input = Trimmed(input);
        _queue.Add(new(input));
        Corpus.Write(_kept, [input]);
    }

    /// <summary>The input without the parts that change nothing of what it reaches.</summary>
    private byte[] Trimmed(byte[] input)
    {
        int[] reached = Reach(input);
        for (int attempt = 0; attempt < 24 && input.Length > 16; attempt++)
        {
            byte[] less = _mutator.Without(input);
            if (less.Length < input.Length && less.Length > 0 && Reach(less).AsSpan().SequenceEqual(reached)) input = less;
        }
        return input;
    }

    private int[] Reach(byte[] input)
    {
        _coverage.Begin();
        return _guarded.Run(input) is null ? _coverage.Reached() : [];
    }

    private void Sync()
    {
        if (!Directory.Exists(_others)) return;
        foreach (string file in Directory.EnumerateFiles(_others).Order(StringComparer.Ordinal))
        {
            if (!_taken.Add(file)) continue;
            try { Take(File.ReadAllBytes(file)); }
            catch (IOException) { /* AFL++ is still writing it, or has removed it. */ }
        }
    }
}
