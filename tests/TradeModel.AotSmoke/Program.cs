// Published with Native AOT in CI: the bundled negotiation is read, replayed, scored and written without reflection. So are values of the
// model in a serializer context of one's own. Simulated runs give the digest that they give elsewhere.
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using TradeModel;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Simulation;
using TradeModel.Tariffs;

Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
if (args is ["score"])
{
    // .ci/consumers.sh measures how long this takes.
    Console.WriteLine(negotiation.MeasureConvergence().Overall);
    return 0;
}
using var buffer = new MemoryStream();
TradeModelJson.WriteNegotiation(negotiation, buffer);
buffer.Position = 0;
Negotiation back = TradeModelJson.ReadNegotiation(buffer);
if (!back.Equals(negotiation))
{
    Console.Error.WriteLine("the negotiation differs when it is read back");
    return 1;
}
Quote quote = new(
    new("USA"), new() { [new HsCode("7208.10")] = new(26.4m) }, TariffOffer.Exclude(), [new("IND")],
    ValueMap.Create<PartyId, Percentage>([new(new("IND"), new(5m))]), new(2025, 9, 16));
string json = JsonSerializer.Serialize(quote, QuoteContext.Default.Quote);
Percentage? rate = JsonSerializer.Deserialize(json, QuoteContext.Default.Quote)?.Rates[new("720810")];
const string Expected =
    """{"Importer":"USA","Rates":{"720810":26.4},"Offer":{"kind":"tariffOffer","isExcluded":true},"Exporters":["IND"],"""
    + "\"ByOrigin\":{\"IND\":5},\"On\":\"2025-09-16\"}";
Quote? read = JsonSerializer.Deserialize(json, QuoteContext.Default.Quote);
if (json != Expected || read is null || read.Offer != quote.Offer || read.Exporters != quote.Exporters || read.ByOrigin != quote.ByOrigin
    || read.On != quote.On || rate != new Percentage(26.4m))
{
    Console.Error.WriteLine($"single values are written or read wrongly: {json}");
    return 1;
}
try
{
    JsonSerializer.Serialize(negotiation.MeasureConvergence(), QuoteContext.Default.ConvergenceReport);
    Console.Error.WriteLine("a report is written, although it has no JSON form");
    return 1;
}
catch (NotSupportedException)
{
    // As documented.
}
EnsembleResult runs = await ReferenceEnsemble.Create().RunAsync(ReferenceEnsemble.Options with { Threads = 2 });
if (runs.Digest != ReferenceEnsemble.Digest)
{
    Console.Error.WriteLine($"simulated runs differ from those of other machines: {runs.Digest}");
    return 1;
}
int issues = negotiation.Issues.Count();
Console.WriteLine($"{negotiation}: {issues} issues, {negotiation.Log.Count} events, {negotiation.MeasureConvergence().Overall}");
return 0;

internal sealed record Quote(
    PartyId Importer, Dictionary<HsCode, Percentage> Rates, Position Offer, ValueSet<PartyId> Exporters,
    ValueMap<PartyId, Percentage> ByOrigin, LocalDate On);

[JsonSourceGenerationOptions(Converters = [typeof(TradeModelJsonConverter)])]
[JsonSerializable(typeof(ConvergenceReport))]
[JsonSerializable(typeof(PartyId))]
[JsonSerializable(typeof(Percentage))]
[JsonSerializable(typeof(Quote))]
internal sealed partial class QuoteContext : JsonSerializerContext;
