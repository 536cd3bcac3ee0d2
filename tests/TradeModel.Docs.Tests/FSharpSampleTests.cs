using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using TradeModel.Examples;
using TradeModel.Negotiations;

namespace TradeModel.Docs.Tests;

/// <summary>The F# sample runs in F# Interactive, which is part of the .NET SDK.</summary>
public sealed class FSharpSampleTests
{
    private static (int Exit, string Out, string Error) Fsi(params string[] args)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, ["fsi", .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result);
        }
        catch (Win32Exception)
        {
            return (-1, "", "there is no dotnet");
        }
    }

    [Fact]
    public void Sample_RunInFSharpInteractive_PrintsWhatTheLibrarySays()
    {
        if (Fsi("--help").Exit != 0) Assert.Skip("F# Interactive (dotnet fsi) is not installed.");
        (int exit, string output, string error) = Fsi(
            $"--lib:{AppContext.BaseDirectory}", Path.Combine(DocsSnippet.Root, "docs", "samples", "fsharp.fsx"));
        Assert.Equal((0, ""), (exit, error));

        Negotiation talks = BundledNegotiations.IndiaUnitedStates;
        PartyId india = new("IND"), unitedStates = new("USA");
        IEnumerable<string> kinds = talks.EventsBy(india).GroupBy(e => e.Kind)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"  {g.Count()} x {g.Key}\n"));
        Assert.StartsWith($"WHAT INDIA DID\n{string.Concat(kinds)}ISSUES", output, StringComparison.Ordinal);
        int both = talks.Issues.Count(i => i.PositionOf(india) is not null && i.PositionOf(unitedStates) is not null);
        int one = talks.Issues.Count(i => i.PositionOf(india) is null != i.PositionOf(unitedStates) is null);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"ISSUES with a position of both: {both}, of one: {one}\n"), output,
            StringComparison.Ordinal);
        PositionTabled last = talks.Log.OfType<PositionTabled>().Last(e => e.IsBy(unitedStates) && e.Conditions.Count == 0);
        Assert.Contains($"\n  {talks.Describe(last)}\n", output, StringComparison.Ordinal);
    }
}
