using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TradeModel.Mutation;

/// <summary>One process of a test project of the clone. It is ended by its id if a mutant does not end.</summary>
internal sealed class TestProcess : IDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(10);
    private readonly Process _process;
    private readonly BlockingCollection<string?> _lines = [];

    internal TestProcess(WorkFolder work, string tests, int bytes, bool covering = false, int? mutant = null)
    {
        string executable = work.Executable(tests);
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(executable),
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "C0000000";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["MUTATION_BYTES"] = bytes.ToString(CultureInfo.InvariantCulture);
        if (covering) start.Environment["MUTATION_COVER"] = "1";
        if (mutant is { } id) start.Environment["MUTATION_ACTIVE"] = id.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => _lines.Add(e.Data);
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal double CpuSeconds
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    internal void Send(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // The process has ended; the next read says so.
        }
    }

    /// <summary>The parts of the next line; empty if the process ended; null if no line came in time.</summary>
    internal string[]? Read(TimeSpan wait)
    {
        if (!_lines.TryTake(out string? line, wait)) return null;
        return line?.Split('\t') ?? [];
    }

    /// <summary>Waits until the test cases are discovered. A line before has the mutants of the set-up.</summary>
    internal (bool Ready, byte[]? Setup) WaitUntilReady()
    {
        byte[]? setup = null;
        while (Read(Start) is { Length: > 0 } parts)
        {
            if (parts[0] == "ready") return (true, setup);
            if (parts[0] == "setup") setup = Convert.FromBase64String(parts[1]);
        }
        return (false, setup);
    }

    /// <summary>Runs test cases with a mutant. The process is of no more use after a time-out or crash.</summary>
    internal (string Result, string? CaseId, string? Check, string? Why) Try(int mutant, IReadOnlyList<CoveredCase> cases)
    {
        Dictionary<string, double> costs = cases.ToDictionary(c => c.Id, c => c.Cost / 1000);
        Send($"try {mutant.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', cases.Select(c => c.Id))}");
        string? current = null;
        double began = CpuSeconds;
        var clock = Stopwatch.StartNew();
        while (true)
        {
            string[]? parts = Read(TimeSpan.FromMilliseconds(500));
            if (parts is null)
            {
                // CPU time, so that a busy machine makes no time-outs. A test that only waits is ended by the clock.
                double limit = 5 + (5 * costs.GetValueOrDefault(current ?? ""));
                double used = CpuSeconds - began;
                if (used <= limit && clock.Elapsed.TotalSeconds <= 120 + (20 * limit)) continue;
                string why = string.Create(CultureInfo.InvariantCulture, $"{used:0.0} s of CPU, limit {limit:0.0} s");
                return ("time-out", current, "CPU time", why);
            }
            switch (parts)
            {
                case []:
                    return ("crash", current, "exit code", "the process ended");
                case ["at", string id]:
                    (current, began) = (id, CpuSeconds);
                    clock.Restart();
                    break;
                case ["survived"]:
                    return ("survived", null, null, null);
                case ["unknown", string id]:
                    throw new InvalidOperationException($"There is no test case {id}. Run the step cover: the folder has moved.");
                case ["killed", string id, string check, string said]:
                    return ("killed", id, check, said);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
        _process.WaitForExit();
        _process.Dispose();
        _lines.Dispose();
    }
}
