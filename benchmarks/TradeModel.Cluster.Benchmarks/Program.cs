using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using TradeModel.Cluster;
using TradeModel.Cluster.Benchmarks;

// What a batch costs on a cluster of two silos on this machine, against the same runs in one process. With --write it also writes the
// measurements to benchmarks/results/cluster.md and to the section "What a batch costs" of docs/cluster.md:
//   dotnet run -c Release --project benchmarks/TradeModel.Cluster.Benchmarks [-- --write]
const int Silos = 2;
if (args is not ([] or ["--write"]))
{
    Console.Error.WriteLine("TradeModel.Cluster.Benchmarks takes --write or nothing.");
    return 1;
}

string load = Machine.Load();
IHost[] hosts = await StartAsync();
string body;
try
{
    body = await Measurements.TakeAsync(hosts[^1].Services.GetRequiredService<IClusterClient>(), Silos, load);
}
finally
{
    foreach (IHost host in hosts.Reverse()) await host.StopAsync();
}
Console.WriteLine(body);
if (args is ["--write"]) Pages.Write(body);
return 0;

// Two silos and a client, so that every message goes over a socket.
static async Task<IHost[]> StartAsync()
{
    int[] ports = FreePorts(2 * Silos);
    var hosts = new IHost[Silos + 1];
    for (int i = 0; i < Silos; i++)
    {
        int number = i;
        hosts[i] = Build(host => host.UseOrleans(silo => silo
            .UseLocalhostClustering(ports[number], ports[Silos + number], new IPEndPoint(IPAddress.Loopback, ports[0]))
            .AddEnsemble("small", Measurements.Small)
            .AddEnsemble("talks", Measurements.Talks)));
        await hosts[i].StartAsync();
    }
    hosts[Silos] = Build(host => host.UseOrleansClient(client => client
        .UseLocalhostClustering(ports[Silos..])));
    await hosts[Silos].StartAsync();
    return hosts;
}

static IHost Build(Action<HostApplicationBuilder> configure)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders();
    configure(builder);
    return builder.Build();
}

static int[] FreePorts(int count)
{
    TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
    foreach (TcpListener listener in listeners) listener.Start();
    int[] ports = Array.ConvertAll(listeners, l => ((IPEndPoint)l.LocalEndpoint).Port);
    foreach (TcpListener listener in listeners) listener.Stop();
    return ports;
}
