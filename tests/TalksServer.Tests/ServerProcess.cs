using System.Diagnostics;

namespace TalksServer.Tests;

/// <summary>The talks server in a process of its own, on a port that the system chooses, so that it can be killed.</summary>
/// <remarks>The environment variable TALKS_SERVER names a published program to run in place of the one that was built.</remarks>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "listening on ";

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Said(line.Data);
        process.ErrorDataReceived += (_, line) => Said(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    /// <summary>Starts the server on a folder and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, string? seed = null)
    {
        ServerProcess server = Start(
        [
            "--Talks:Data", folder, "--Talks:Today", Talk.Today, .. Talk.KeySettings,
            .. seed is null ? Array.Empty<string>() : [$"--Talks:Seed:{Talk.Name}", seed],
        ]);
        await server._address.Task.WaitAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Starts the server with settings that it refuses, and gives its exit code and what it says.</summary>
    public static async Task<(int Exit, string Output)> FailAsync(params string[] settings)
    {
        using ServerProcess server = Start(settings);
        await server._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (server._process.ExitCode, server.Output);
    }

    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a service manager does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (Process ask = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await ask.WaitForExitAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static ServerProcess Start(IEnumerable<string> settings)
    {
        string? published = Environment.GetEnvironmentVariable("TALKS_SERVER");
        var start = new ProcessStartInfo(published ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] program = published is null ? ["exec", Path.Combine(AppContext.BaseDirectory, "TalksServer.dll")] : [];
        foreach (string part in (string[])[.. program, "--urls", "http://127.0.0.1:0", .. settings]) start.ArgumentList.Add(part);
        return new(Process.Start(start)!);
    }

    private void Said(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException($"the server ended before it listened: {Output}"));
            return;
        }
        lock (_output) _output.Add(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal)) _address.TrySetResult(new(line[Listening.Length..]));
    }
}
