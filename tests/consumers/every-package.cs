// A line from every package. .ci/pack.sh runs it with all packages of one version, and with a newer domain below the others.
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
Scenario bargain = NegotiationScenario.From(negotiation).Scenario;
Console.WriteLine(bargain.ParetoFrontier().Nash);

string folder = Directory.CreateTempSubdirectory().FullName;
string Save(string file, string text)
{
    File.WriteAllText(Path.Combine(folder, file), text);
    return Path.Combine(folder, file);
}
string Party(string file, string price)
    => Save(file, $"type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues: [{price}]\nreserved_value: 0");
string space = Save("Trade.yml", "issues: [{name: Price, values: [100, 110, 120]}]");
Scenario trade = NegmasYaml.ReadFiles(space, Party("Buyer.yml", "[1, 0.5, 0]"), Party("Seller.yml", "[0, 0.5, 1]"));
Directory.Delete(folder, recursive: true);
Console.WriteLine(trade.ParetoFrontier().Nash);

Console.WriteLine(NegotiationActorTable.From(negotiation));
Ensemble talks = Ensemble.Of(negotiation);
Console.WriteLine((await talks.RunAsync(new(runs: 20, seed: 7))).Digest);
var market = new GsimMarket([new("A", exportSupply: 3), new("B", importDemand: -1)], [[0, 100], [40, 0]], [[0, 0.25], [0.1, 0]]);
Console.WriteLine(market.Compare([[0, 0], [0.1, 0]]).Regions[0].Welfare);

using IHost silo = Host.CreateDefaultBuilder().ConfigureLogging(log => log.ClearProviders())
    .UseOrleans(orleans => orleans.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: FreePort()).AddEnsemble("talks", () => talks))
    .Build();
await silo.StartAsync();
var cluster = silo.Services.GetRequiredService<IGrainFactory>();
Console.WriteLine((await talks.RunOnAsync(cluster, "talks", new(runs: 20, seed: 7))).Digest);
await silo.StopAsync();

ImportResult<UsitcTariffLine> file = UsitcTariffDatabase.Reader.Read(
    new MemoryStream("hts8|brief_description|mfn_text_rate\n01013000|Asses|6.8%\n"u8.ToArray()));
Console.WriteLine(file.Rows[0].ToTariffLine());
Console.WriteLine(negotiation.ConvergenceTimeline().ToTable().ToParquet().Length);
string svg = negotiation.ConvergenceTimeline().ToSvg();
Console.WriteLine(svg.Length);
Console.WriteLine(Convert.ToHexString(SHA256.HashData(SvgPicture.ToPng(svg))));
Console.WriteLine(NegotiationSamples.Create(seed: 1, parties: 3, issues: 20, events: 200).Log.Count);
Console.WriteLine($"domain {typeof(Negotiation).Assembly.GetName().Version}, bargaining {typeof(Scenario).Assembly.GetName().Version}");

static int FreePort()
{
    using var probe = new TcpListener(IPAddress.Loopback, 0);
    probe.Start();
    return ((IPEndPoint)probe.LocalEndpoint).Port;
}
