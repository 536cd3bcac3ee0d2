using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>What the parties of a negotiation had tabled day by day, as outcomes of its scenario.</summary>
internal static class OfferPaths
{
    /// <summary>The path of each party, in the scenario's order.</summary>
    /// <remarks>
    /// A position of the past becomes the option nearest to it. On an issue on which the party has tabled nothing, its best option counts,
    /// as in <see cref="TabledOutcome"/>.
    /// </remarks>
    internal static ValueList<OfferPath> Of(NegotiationScenario scenario, Negotiation negotiation)
    {
        var offers = scenario.Parties.Select(_ => new List<Outcome>()).ToArray();
        foreach ((_, Negotiation state) in NegotiationWalk.Days(negotiation))
        {
            for (int p = 0; p < offers.Length; p++)
            {
                if (OutcomeOf(scenario, state, p) is { } outcome && (offers[p].Count == 0 || offers[p][^1] != outcome))
                    offers[p].Add(outcome);
            }
        }
        return Enumerable.Range(0, offers.Length).Where(p => offers[p].Count > 0).Select(p => new OfferPath(p, offers[p].ToValueList()))
            .ToValueList();
    }

    private static Outcome? OutcomeOf(NegotiationScenario scenario, Negotiation state, int party)
    {
        int[] choices = new int[scenario.Issues.Count];
        bool any = false;
        for (int i = 0; i < choices.Length; i++)
        {
            ValueList<Position> options = scenario.Positions[i];
            IssueState? issue = state.FindIssue(scenario.Issues[i]);
            Position? tabled = issue?.PositionOf(scenario.Parties[party]);
            if (tabled is not null && issue!.Issue.Admits(tabled))
            {
                any = true;
                Scale scale = issue.Issue.Scale;
                choices[i] = Enumerable.Range(0, options.Count).OrderBy(o => scale.Distance(tabled, options[o])).First();
                continue;
            }
            ScenarioIssue valued = scenario.Scenario.Issues[i];
            choices[i] = Enumerable.Range(0, options.Count).OrderByDescending(o => valued.Options[o].Values[party])
                .ThenByDescending(o => valued.Options[o].Values.Aggregate(Rational.Zero, (sum, value) => sum + value)).First();
        }
        return any ? new(choices.ToValueList()) : null;
    }
}
