#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:project ../../src/TradeModel.Cluster/TradeModel.Cluster.csproj
#:property TradeModelUsings=enable
#:property EnsembleOutput=enable
#:property PublishAot=false

// Runs the ensemble of ensemble.cs on a cluster of Microsoft Orleans whose silos are all in this process:
//   dotnet run docs/samples/cluster.cs -- --silos 2 --runs 20000 --seed 7 [--kill-one] [--json]
// --kill-one kills a silo when a quarter of the runs is done; the others make its batches again. The digest is that of ensemble.cs.
// Ensembles/EnsembleOutput.cs prints the result.
// The distributions are illustrative: the figures show the mechanics and are not a forecast.

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using TradeModel.Samples;

int silos = 2, runs = 2_000;
ulong seed = 1;
bool kill = false, json = false;
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--json": json = true; continue;
        case "--kill-one": kill = true; continue;
        case "--silos" when Whole(value) is >= 1 and <= 16 and var number: silos = (int)number; break;
        case "--runs" when Whole(value) is >= 1 and var number: runs = (int)number; break;
        case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed): break;
        case "--silos": return Fail($"--silos takes a whole number from 1 to 16, not '{value}'.");
        case "--runs": return Fail($"--runs takes a whole number from 1 on, not '{value}'.");
        case "--seed": return Fail($"--seed takes a whole number from 0 on, not '{value}'.");
        default: return Fail($"cluster knows no option '{args[i]}', only --silos, --runs, --seed, --kill-one and --json.");
    }
    i++;
}
if (kill && silos == 1) return Fail("--kill-one takes two silos or more: the first one keeps the list of members.");

IHost[] hosts = await StartAsync(silos);
try
{
    Ensemble ensemble = Talks();
    // One thread or more for each silo, because the silos of this process share its processors.
    EnsembleOptions options = new(runs, seed) { Threads = Math.Max(1, Environment.ProcessorCount / silos) };
    // A batch that a dead silo does not answer is made again after this time.
    ClusterOptions waits = new() { BatchTimeout = TimeSpan.FromSeconds(kill ? 5 : 30) };
    Task? killed = null;
    var progress = new Told(p =>
    {
        // Held back until the silo is dead, so that it dies in the middle of the run.
        if (kill && killed is null && 4 * p.Completed >= p.Runs) (killed = Task.Run(() => KillAsync(hosts[^1]))).Wait();
    });
    long start = Stopwatch.GetTimestamp();
    EnsembleResult result = await ensemble.RunOnAsync(
        hosts[0].Services.GetRequiredService<IGrainFactory>(), "talks", options, waits, progress);
    double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    if (json) EnsembleOutput.WriteJson(result, elapsed);
    else EnsembleOutput.Print(result, elapsed);
    return 0;
}
catch (Exception e) when (e is TimeoutException or InvalidOperationException)
{
    return Fail(e.Message);
}
finally
{
    foreach (IHost host in hosts.Reverse()) await host.StopAsync();
}

static Ensemble Talks() => Ensemble.Of(BundledNegotiations.IndiaUnitedStates);

// The silos of localhost clustering keep the list of members in the memory of the first one.
static async Task<IHost[]> StartAsync(int silos)
{
    int[] ports = FreePorts(2 * silos);
    var hosts = new IHost[silos];
    for (int i = 0; i < silos; i++)
    {
        int number = i;
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports[number], ports[silos + number], new IPEndPoint(IPAddress.Loopback, ports[0]))
            .AddEnsemble("talks", Talks));
        hosts[i] = builder.Build();
        await hosts[i].StartAsync();
    }
    return hosts;
}

// If the silo must stop at once, it cannot tell the others that it leaves.
static Task KillAsync(IHost host) => host.StopAsync(new CancellationToken(canceled: true));

static int[] FreePorts(int count)
{
    TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
    foreach (TcpListener listener in listeners) listener.Start();
    int[] ports = Array.ConvertAll(listeners, l => ((IPEndPoint)l.LocalEndpoint).Port);
    foreach (TcpListener listener in listeners) listener.Stop();
    return ports;
}

static long? Whole(string? text)
    => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 100_000_000 ? number : null;

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

sealed class Told(Action<EnsembleProgress> then) : IProgress<EnsembleProgress>
{
    public void Report(EnsembleProgress value) => then(value);
}
