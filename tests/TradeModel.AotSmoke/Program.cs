// Published with Native AOT in CI: the bundled talks load, replay, score, write and read back without reflection; so do single values
// in a serializer context of one's own.
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeModel;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

Negotiation talks = BundledNegotiations.IndiaUnitedStates;
using var buffer = new MemoryStream();
TradeModelJson.WriteNegotiation(talks, buffer);
buffer.Position = 0;
Negotiation back = TradeModelJson.ReadNegotiation(buffer);
if (!back.Equals(talks))
{
    Console.Error.WriteLine("the negotiation differs when it is read back");
    return 1;
}
Quote quote = new(new("USA"), new() { [new HsCode("7208.10")] = new(26.4m) });
string json = JsonSerializer.Serialize(quote, QuoteContext.Default.Quote);
Percentage? rate = JsonSerializer.Deserialize(json, QuoteContext.Default.Quote)?.Rates[new("720810")];
if (json != """{"Importer":"USA","Rates":{"720810":26.4}}""" || rate != new Percentage(26.4m))
{
    Console.Error.WriteLine($"single values are written or read wrongly: {json}");
    return 1;
}
Console.WriteLine($"{talks}: {talks.Issues.Count()} issues, {talks.Log.Count} events, {talks.MeasureConvergence().Overall}");
return 0;

internal sealed record Quote(PartyId Importer, Dictionary<HsCode, Percentage> Rates);

[JsonSerializable(typeof(Quote))]
internal sealed partial class QuoteContext : JsonSerializerContext;
