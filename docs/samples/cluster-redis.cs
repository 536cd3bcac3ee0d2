#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:project ../../src/TradeModel.Cluster/TradeModel.Cluster.csproj
#:package Microsoft.Orleans.Clustering.Redis
#:property TradeModelUsings=enable
#:property PublishAot=false

// Runs an ensemble on silos in several processes or on several machines, which find each other in Redis. cluster-redis.sh starts all:
//   cluster-redis silo HOST:PORT NUMBER          a silo until the process ends, on ports 11111 + NUMBER and 30000 + NUMBER
//   cluster-redis run HOST:PORT RUNS SEED        makes the runs on the silos and prints the digest

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Logging.SetMinimumLevel(LogLevel.Critical);
switch (args)
{
    case ["silo", var redis, var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number):
        builder.UseOrleans(silo => silo
            .UseRedisClustering(redis)
            .ConfigureEndpoints(siloPort: 11_111 + number, gatewayPort: 30_000 + number)
            .AddEnsemble("talks", Talks));
        await builder.Build().RunAsync();
        return 0;

    case ["run", var redis, var count, var start]
        when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int runs) && runs is >= 1 and <= 100_000_000
        && ulong.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
        builder.UseOrleansClient(client => client.UseRedisClustering(redis));
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            EnsembleResult result = await Talks().RunOnAsync(
                host.Services.GetRequiredService<IClusterClient>(), "talks", new(runs, seed));
            Console.WriteLine(result.Digest);
            await host.StopAsync();
        }
        return 0;

    default:
        Console.Error.WriteLine("Usage: cluster-redis silo HOST:PORT NUMBER | run HOST:PORT RUNS SEED");
        return 1;
}

static Ensemble Talks() => Ensemble.Of(BundledNegotiations.IndiaUnitedStates);
