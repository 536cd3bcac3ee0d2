// The figures of the bundled negotiation. The other consumers print the same ones.
using System.Globalization;

string culture = CultureInfo.CurrentCulture.Name;
Console.Error.WriteLine(culture.Length == 0 ? "no culture" : culture);

Negotiation talks = BundledNegotiations.IndiaUnitedStates;
Console.WriteLine(talks);
Console.WriteLine(talks.MeasureConvergence().Overall);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{talks.Log.Count} events, {talks.Issues.Count()} issues"));
Console.WriteLine(talks.AsOf(new LocalDate(2025, 10, 27)).MeasureConvergence().Overall);
Console.WriteLine(NegotiationScenario.From(talks).Scenario.ParetoFrontier().Nash);
Console.WriteLine(TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(talks)).Equals(talks) ? "read back equal" : "read back otherwise");
