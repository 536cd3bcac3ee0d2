using TradeModel.Bargaining;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>Boulware against conceder: what one party gains, the other loses, and both want at least 60 % of their range.</summary>
internal static class WithoutAgreement
{
    internal static SimulatedNegotiation Of(int issues, int options, int steps)
    {
        Scenario scenario = Families.ConstantSum(1, issues, options);
        ValueList<ScenarioParty> parties = scenario.Parties.Select((party, p) =>
        {
            OutcomeOrder order = OutcomeSpace.Of(scenario).Open()[p];
            return new ScenarioParty(party.Name, order.LeastUtility + (0.6 * (order.BestUtility - order.LeastUtility)));
        }).ToValueList();
        return new(
            OutcomeSpace.Of(new Scenario(parties, scenario.Issues)),
            [Strategies.Boulware, Strategies.Conceder],
            new NegotiationRules(steps));
    }
}
