// Published with Native AOT in CI: the bundled talks load, replay, score, write and read back without reflection.
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;

Negotiation talks = BundledNegotiations.IndiaUnitedStates;
using var buffer = new MemoryStream();
TradeModelJson.WriteNegotiation(talks, buffer);
buffer.Position = 0;
Negotiation back = TradeModelJson.ReadNegotiation(buffer);
if (!back.Equals(talks))
{
    Console.Error.WriteLine("the talks read back differ from the ones written");
    return 1;
}
Console.WriteLine($"{talks}: {talks.Issues.Count()} issues, {talks.Log.Count} events, {talks.MeasureConvergence().Overall}");
return 0;
