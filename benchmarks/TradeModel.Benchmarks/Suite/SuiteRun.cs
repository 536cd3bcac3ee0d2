using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TradeModel.Benchmarks.Suite.Pages;
using TradeModel.Benchmarks.Suite.Results;
using TradeModel.Benchmarks.Suite.Tables;

namespace TradeModel.Benchmarks.Suite;

/// <summary>Runs the parts, each in a process of its own, so that one that fails or hangs takes no other with it.</summary>
internal static class SuiteRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    /// <summary>Runs the suite. Returns 0 if every part ran or was skipped, else 1, whatever came of the bounds.</summary>
    internal static int Run(SuiteOptions options)
    {
        Part[] parts = [.. Part.All.Where(options.Takes)];
        if (parts.Length == 0)
        {
            Console.Error.WriteLine($"No part fits {string.Join(", ", options.Filters)}; --list names them.");
            return 1;
        }
        Directory.CreateDirectory(options.Folder);
        string file = Path.Combine(options.Folder, "suite.json");
        SuiteResults results = SuiteResults.Read(file);
        // Parts that exist no longer are forgotten.
        results = results with { Parts = [.. results.Parts.Where(r => Part.All.Any(p => p.Name == r.Name))] };
        bool goesOn = options.Resume && results.Started.Length > 0 && results.Finished.Length == 0;
        results = results with { Machine = Machine.Here(), Started = goesOn ? results.Started : Now(), Finished = "" };
        Console.WriteLine($"{results.Machine}; load {ProcessorUse.Load()}");
        string logs = Directory.CreateTempSubdirectory("suite").FullName;
        string commit = Commit();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < parts.Length; i++)
        {
            Part part = parts[i];
            if (goesOn && results.Parts.Any(r => r.Name == part.Name && r.Status == PartStatus.Measured
                && string.CompareOrdinal(r.Measured, results.Started) >= 0)) continue;
            Console.Write($"{i + 1}/{parts.Length} {part} … ");
            PartResult result = RunPart(part, options, Path.Combine(logs, part.Name)) with { Commit = commit };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Status}, {result.Seconds:0} s {result.Reason}"));
            results = results.With(result);
            results.Write(file);
        }
        results = results with { Finished = Now() };
        results.Write(file);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} minutes; logs in {logs}\n"));
        WritePages(results, options.Folder);
        string[] failed = [.. results.Parts.Where(p => p.HasFailed && parts.Any(run => run.Name == p.Name)).Select(p => p.Name)];
        foreach (string name in failed) Console.WriteLine($"FAILED: {name}, see {Path.Combine(logs, name)}.log");
        return failed.Length == 0 ? 0 : 1;
    }

    /// <summary>Writes suite.md from the results, and the tables of docs/performance.md, and prints bounds, ratios and growth.</summary>
    internal static void WritePages(SuiteResults results, string folder)
    {
        var report = new SuiteReport(results);
        File.WriteAllText(Path.Combine(folder, "suite.md"), report.Page());
        if (folder == SuitePaths.Results && File.Exists(SuitePaths.Page))
            File.WriteAllText(SuitePaths.Page, MarkedBlocks.Replace(File.ReadAllText(SuitePaths.Page), report.Blocks));
        foreach (string block in (string[])["bounds", "ratios", "growth"])
            Console.WriteLine($"## {block}\n\n{report.Blocks[block]}\n");
        Console.WriteLine(report.Blocks["summary"]);
    }

    private static PartResult RunPart(Part part, SuiteOptions options, string log)
    {
        string at = Now();
        if (part.Obstacle() is { } obstacle)
            return new(part.Name) { Status = PartStatus.Skipped, Reason = obstacle, Measured = at };
        double? load = ProcessorUse.Load();
        var use = new ProcessorUse();
        long start = Stopwatch.GetTimestamp();
        (PartResult result, string problem) = Start(part, options, log);
        return result with
        {
            Status = problem.Length > 0 ? PartStatus.Failed : result.Status,
            Reason = problem.Length > 0 ? problem : result.Reason,
            Measured = Now(),
            Load = load,
            OthersShare = use.OthersShare(),
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
        };
    }

    private static (PartResult Result, string Problem) Start(Part part, SuiteOptions options, string log)
    {
        string output = log + ".json", own = Environment.ProcessPath!;
        List<string> arguments = ["part", part.Name, output];
        if (Path.GetFileNameWithoutExtension(own) == "dotnet") arguments.Insert(0, Assembly.GetExecutingAssembly().Location);
        if (options.ProcessorTime) arguments.Add("--processor-time");
        if (options.Short) arguments.Add("--short");
        var start = new ProcessStartInfo(own, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (part.YoungestGeneration > 0)
            start.Environment["DOTNET_GCgen0size"] = part.YoungestGeneration.ToString("x", CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        using var writer = TextWriter.Synchronized(new StreamWriter(log + ".log"));
        string last = "";
        process.OutputDataReceived += (_, e) => writer.WriteLine(e.Data);
        process.ErrorDataReceived += (_, e) =>
        {
            if (!string.IsNullOrWhiteSpace(e.Data)) last = last.Length == 0 ? e.Data.Trim() : last;
            writer.WriteLine(e.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return (new(part.Name), string.Create(CultureInfo.InvariantCulture, $"took longer than {Longest.TotalMinutes} minutes"));
        }
        process.WaitForExit();
        if (File.Exists(output)) return (SuiteResults.Part(File.ReadAllText(output)), "");
        return (new(part.Name), string.Create(CultureInfo.InvariantCulture, $"ended with code {process.ExitCode}: {last}"));
    }

    private static string Now()
        => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Commit()
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short=10", "HEAD"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = SuitePaths.Root,
            })!;
            string commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return commit;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
