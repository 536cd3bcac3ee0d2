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
    /// as in <see cref="TabledOutcome"/>. So it does for a position that the scale, as it is now, does not admit.
    /// </remarks>
    internal static ValueList<OfferPath> Of(NegotiationScenario scenario, Negotiation negotiation)
    {
        var offers = scenario.Parties.Select(_ => new List<Outcome>()).ToArray();
        Issue[] issues = [.. scenario.Issues.Select(i => negotiation.GetIssue(i).Issue)];
        foreach ((_, Negotiation state) in NegotiationWalk.Days(negotiation))
        {
            for (int p = 0; p < offers.Length; p++)
            {
                if (OutcomeOf(scenario, issues, state, p) is { } outcome && (offers[p].Count == 0 || offers[p][^1] != outcome))
                    offers[p].Add(outcome);
            }
        }
        return Enumerable.Range(0, offers.Length).Where(p => offers[p].Count > 0).Select(p => new OfferPath(p, offers[p].ToValueList()))
            .ToValueList();
    }

    private static Outcome? OutcomeOf(NegotiationScenario scenario, Issue[] issues, Negotiation state, int party)
    {
        int[] choices = new int[scenario.Issues.Count];
        bool any = false;
        for (int i = 0; i < choices.Length; i++)
        {
            ValueList<Position> options = scenario.Positions[i];
            Position? tabled = state.FindIssue(scenario.Issues[i])?.PositionOf(scenario.Parties[party]);
            // The options are those of the scale as it is now. A position of the past may lie outside of it.
            if (tabled is not null && issues[i].Admits(tabled))
            {
                any = true;
                Scale scale = issues[i].Scale;
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
