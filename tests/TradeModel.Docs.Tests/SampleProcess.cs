using System.Diagnostics;

namespace TradeModel.Docs.Tests;

/// <summary>A sample that runs in a process of its own, so that it can be killed.</summary>
internal sealed class SampleProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private SampleProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a sample that <see cref="Sample.Save"/> has saved beside the tests, whose packages it uses.</summary>
    internal static SampleProcess Start(string assembly, params string[] args)
    {
        string tests = Path.Combine(AppContext.BaseDirectory, "TradeModel.Docs.Tests");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string part in (string[])
            ["exec", "--runtimeconfig", $"{tests}.runtimeconfig.json", "--depsfile", $"{tests}.deps.json", assembly, .. args])
            start.ArgumentList.Add(part);
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a sample to its end.</summary>
    internal static (int Exit, string Out, string Error) Run(string assembly, params string[] args)
    {
        using SampleProcess process = Start(assembly, args);
        return process.End();
    }

    /// <summary>The next line of its output; null at the end.</summary>
    internal string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Ends it in the middle of whatever it does.</summary>
    internal void Kill() => _process.Kill();

    /// <summary>Waits for its end, and gives the rest of its output.</summary>
    internal (int Exit, string Out, string Error) End()
    {
        string output = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, output, _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
