using System.Diagnostics;
using System.Globalization;

namespace TradeModel.Mutation;

/// <summary>Runs mutants against the test cases that reach them until one fails.</summary>
internal sealed class Campaign
{
    private readonly WorkFolder _work;
    private readonly RunOptions _options;
    private readonly Dictionary<string, Coverage> _coverage;
    private readonly int _bytes;

    // By file, how many of its mutants each test case has killed.
    private readonly Dictionary<string, Dictionary<string, int>> _kills = [];

    private Campaign(WorkFolder work, RunOptions options)
    {
        (_work, _options) = (work, options);
        _coverage = work.LoadCoverage();
        List<Mutant> mutants = work.LoadMutants();
        _bytes = CoverageRun.Bytes(mutants);
        Dictionary<int, Verdict> verdicts = work.LoadVerdicts();
        foreach (Mutant mutant in mutants)
            if (verdicts.TryGetValue(mutant.Id, out Verdict? verdict)) Remember(mutant, verdict);
    }

    internal static int Run(WorkFolder work, RunOptions options)
    {
        var campaign = new Campaign(work, options);
        if (!campaign.ControlsHold()) return 1;
        campaign.RunRooms();
        return 0;
    }

    /// <summary>Whether 1 is killed, 2 survives, 3 is not reached and 4 times out. Otherwise no verdict can be believed.</summary>
    private bool ControlsHold()
    {
        var processes = new Dictionary<string, TestProcess>();
        try
        {
            string[] expected = ["killed", "survived", "not reached", "time-out"];
            bool hold = true;
            for (int id = 1; id <= expected.Length; id++)
            {
                string result = IsReached(id) ? Judge(new(id, ControlFile, 0, "", "control", "", ""), processes).Result : "not reached";
                Console.WriteLine($"control {id.ToString(CultureInfo.InvariantCulture)}: {result}");
                hold &= result == expected[id - 1];
            }
            if (!hold) Console.WriteLine("The controls must be: " + string.Join(", ", expected));
            return hold;
        }
        finally
        {
            foreach (TestProcess process in processes.Values) process.Dispose();
        }
    }

    private const string ControlFile = "src/TradeModel/Quantities/Percentage.cs";

    private void RunRooms()
    {
        List<Mutant> mutants = _work.LoadMutants();
        Dictionary<int, Verdict> verdicts = _work.LoadVerdicts();
        // Survivors run again whether or not they are in this sample.
        Mutant[] chosen = [.. Chosen(mutants)];
        Mutant[] again = _options.Again
            ? [.. chosen.Where(m => IsReached(m.Id) && verdicts.TryGetValue(m.Id, out Verdict? known) && !known.IsDead)] : [];
        var queue = new Queue<Mutant>([.. again, .. Sampled(chosen).Where(m => !verdicts.ContainsKey(m.Id))]);
        int total = queue.Count;
        Console.WriteLine($"{total.ToString(CultureInfo.InvariantCulture)} mutants to run");
        var clock = Stopwatch.StartNew();
        var gate = new Lock();
        int done = 0;
        void Work()
        {
            var processes = new Dictionary<string, TestProcess>();
            while (clock.Elapsed.TotalMinutes < _options.Minutes)
            {
                Mutant mutant;
                lock (gate)
                {
                    if (queue.Count == 0) break;
                    mutant = queue.Dequeue();
                }
                Verdict verdict = Judge(mutant, processes);
                _work.Append(verdict);
                Remember(mutant, verdict);
                lock (gate)
                {
                    if (++done % 100 != 0) continue;
                    string minutes = clock.Elapsed.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
                    Console.WriteLine($"{done} of {total} in {minutes} minutes, now {mutant.Room}");
                }
            }
            foreach (TestProcess process in processes.Values) process.Dispose();
        }
        Thread[] threads = [.. Enumerable.Range(0, _options.Jobs).Select(_ => new Thread(Work))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {total} in {clock.Elapsed.TotalMinutes:0.0} minutes"));
    }

    /// <summary>The mutants of the paths, in their order.</summary>
    private IEnumerable<Mutant> Chosen(List<Mutant> mutants)
    {
        IEnumerable<string> paths = _options.Paths.Count > 0 ? _options.Paths : ["src/"];
        return paths.SelectMany(p => mutants.Where(m => m.File.StartsWith(p, StringComparison.Ordinal))).Distinct();
    }

    /// <summary>
    /// The sample of a run, room by room. A larger sample of the same seed holds the smaller one. All mutants are shuffled, so that the
    /// draw stays much the same if tests reach more of them.
    /// </summary>
    private IEnumerable<Mutant> Sampled(Mutant[] mutants)
    {
        foreach (IGrouping<string, Mutant> room in mutants.GroupBy(m => m.Room))
        {
            Mutant[] all = [.. room.OrderBy(m => m.Id)];
            new Random(_options.Seed).Shuffle(all);
            foreach (Mutant mutant in all.Where(m => IsReached(m.Id)).Take(_options.Sample)) yield return mutant;
        }
    }

    private bool IsReached(int id) => _coverage.Values.Any(c => Coverage.Has(c.Setup, id) || c.Cases.Any(t => Coverage.Has(t.Reached, id)));

    private Verdict Judge(Mutant mutant, Dictionary<string, TestProcess> processes)
    {
        string own = mutant.File.Split('/')[1] + ".Tests";
        int run = 0;
        int leftOut = 0;
        foreach ((string tests, Coverage coverage) in _coverage.OrderBy(c => c.Key != own))
        {
            IEnumerable<CoveredCase> reaching = coverage.Cases.Where(c => c.Status == "passed" && Coverage.Has(c.Reached, mutant.Id));
            (List<CoveredCase> cases, int dear) = Affordable(mutant, reaching);
            run += cases.Count;
            leftOut += dear;
            if (cases.Count > 0 && InSharedProcess(mutant.Id, tests, cases, processes) is { } verdict)
                return verdict with { Run = run, LeftOut = leftOut };
        }
        foreach ((string tests, Coverage coverage) in _coverage)
        {
            if (!Coverage.Has(coverage.Setup, mutant.Id)) continue;
            // What is set up once has no test cases of its own: those of the room, too, look at it.
            string[] near = [.. mutant.Room.Split('/').Skip(1).Select(folder => $".{folder}.")];
            (List<CoveredCase> cases, _) = Affordable(mutant, coverage.Cases.Where(c => c.Status == "passed"
                && (Coverage.Has(c.Reached, mutant.Id) || near.Any(f => c.Name.Contains(f, StringComparison.Ordinal)))));
            run += cases.Count;
            if (cases.Count > 0 && InOwnProcess(mutant.Id, tests, cases) is { IsDead: true } verdict)
                return verdict with { Run = run, LeftOut = leftOut };
        }
        return new(mutant.Id, "survived", null, null, null, run, leftOut);
    }

    private void Remember(Mutant mutant, Verdict verdict)
    {
        if (verdict is not { Killer: { } killer, Result: "killed" }) return;
        lock (_kills)
        {
            if (!_kills.TryGetValue(mutant.File, out Dictionary<string, int>? kills)) _kills.Add(mutant.File, kills = []);
            kills[killer] = kills.GetValueOrDefault(killer) + 1;
        }
    }

    /// <summary>
    /// The test cases that the budget allows. Those that have killed mutants of the same file come first, the most kills for their cost
    /// first; the others follow, the cheapest first.
    /// </summary>
    private (List<CoveredCase> Cases, int LeftOut) Affordable(Mutant mutant, IEnumerable<CoveredCase> reaching)
    {
        Dictionary<string, int> kills;
        lock (_kills) kills = new(_kills.GetValueOrDefault(mutant.File) ?? []);
        var chosen = new List<CoveredCase>();
        double spent = 0;
        int leftOut = 0;
        foreach (CoveredCase one in reaching.OrderByDescending(c => kills.GetValueOrDefault(c.Name) / (c.Cost + 1)).ThenBy(c => c.Cost))
        {
            if (chosen.Count > 0 && spent + one.Cost > _options.Budget * 1000)
            {
                leftOut++;
                continue;
            }
            chosen.Add(one);
            spent += one.Cost;
        }
        return (chosen, leftOut);
    }

    /// <summary>The verdict in a process that serves many mutants; null if the mutant survived.</summary>
    private Verdict? InSharedProcess(int mutant, string tests, List<CoveredCase> cases, Dictionary<string, TestProcess> processes)
    {
        if (!processes.TryGetValue(tests, out TestProcess? process))
        {
            process = processes[tests] = new(_work, tests, _bytes);
            if (!process.WaitUntilReady().Ready) throw new InvalidOperationException(tests + " does not start.");
        }
        (string result, string? id, string? check, string? why) = process.Try(mutant, cases);
        bool spoilt = result is "time-out" or "crash" || check == "fails without";
        if (spoilt)
        {
            process.Dispose();
            processes.Remove(tests);
        }
        if (result == "survived") return null;
        // The test fails without the mutant too: the process has kept something. A process of its own decides.
        if (check == "fails without") return InOwnProcess(mutant, tests, cases) is { IsDead: true } dead ? dead : null;
        return new(mutant, result, NameOf(cases, id), check, why, 0, 0);
    }

    private Verdict InOwnProcess(int mutant, string tests, List<CoveredCase> cases)
    {
        using var process = new TestProcess(_work, tests, _bytes, mutant: mutant);
        if (!process.WaitUntilReady().Ready) return new(mutant, "crash", null, "own process", "the process does not start", 0, 0);
        (string result, string? id, string? check, string? why) = process.Try(mutant, cases);
        return new(mutant, result, NameOf(cases, id), check, why, 0, 0);
    }

    private static string? NameOf(List<CoveredCase> cases, string? id) => cases.FirstOrDefault(c => c.Id == id)?.Name;
}
