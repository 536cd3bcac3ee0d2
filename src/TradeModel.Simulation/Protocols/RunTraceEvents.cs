using NodaTime;
using TradeModel.Bargaining;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Simulation;

/// <summary>Turns a simulated run into events of a negotiation.</summary>
public static class RunTraceEvents
{
    /// <summary>
    /// The events of a run: every offer tables the positions that the party has not on the table yet, a closing or reopening agrees or
    /// reopens its issue, and an agreement closes every other issue of the scenario on its terms. Once they are applied, every analysis of
    /// a negotiation works on the result.
    /// </summary>
    /// <param name="trace">
    /// The run. Its scenario has the parties, issues and options of <paramref name="scenario"/>; their values may differ.
    /// </param>
    /// <param name="negotiation">The negotiation that the run continues.</param>
    /// <param name="scenario">Its open issues as a scenario, with the positions behind the options.</param>
    /// <param name="calendar">The days of the offers. The first is not before the negotiation's last day.</param>
    /// <returns>The events in order. Their basis is illustrative, and their source says that they are simulated.</returns>
    /// <exception cref="ArgumentException">
    /// The run's scenario has other parties or issues, or the calendar has fewer steps than the run.
    /// </exception>
    /// <exception cref="KeyNotFoundException">The negotiation does not have an issue of the scenario.</exception>
    /// <remarks>
    /// A mediator's draft is no party's position, so it gives no event. The text that all parties accept closes the issues.
    /// </remarks>
    public static ValueList<NegotiationEvent> ToEvents(
        this RunTrace trace, Negotiation negotiation, NegotiationScenario scenario, RoundCalendar calendar)
    {
        Guard.NotNull(trace);
        Guard.NotNull(negotiation);
        Guard.NotNull(scenario);
        Guard.NotNull(calendar);
        CheckFits(trace.Scenario, scenario.Scenario);
        int last = Math.Max(trace.Offers.Count > 0 ? trace.Offers[^1].Step : 0, trace.Closings.Count > 0 ? trace.Closings[^1].Step : 0);
        if (last >= calendar.Steps)
        {
            throw new ArgumentException(
                $"the run has step {InvariantText.Of(last)}; the calendar has {InvariantText.Of(calendar.Steps)} steps",
                nameof(calendar));
        }

        var source = new Provenance(EvidenceBasis.Illustrative, "a simulated run");
        var events = new List<NegotiationEvent>();
        var tabled = new Dictionary<(int Party, int Issue), Position?>();
        var closed = new HashSet<IssueId>();
        int nextClosing = 0;
        foreach (RunOffer offer in trace.Offers)
        {
            Settle(offer.Step);
            if (offer.Party is not { } party || offer.Refusal is not null) continue;
            PartyId speaker = scenario.Parties[party];
            for (int i = 0; i < scenario.Issues.Count; i++)
            {
                IssueId issue = scenario.Issues[i];
                if (closed.Contains(issue) || !negotiation.ConcernedBy(issue).Contains(speaker)) continue;
                Position position = scenario.Positions[i][offer.Outcome.Choices[i]];
                if (!tabled.TryGetValue((party, i), out Position? before)) before = negotiation.GetIssue(issue).PositionOf(speaker);
                tabled[(party, i)] = position;
                if (!position.Equals(before))
                    events.Add(new PositionTabled(calendar.DayOf(offer.Step), speaker, issue, position) { Provenance = source });
            }
        }
        if (trace.Result is { Outcome: { } agreed, Step: { } step })
        {
            // A single text may have been drafted before an issue closed on it.
            int at = trace.Closings.Count > 0 ? Math.Max(step, trace.Closings[^1].Step) : step;
            foreach ((IssueId issue, Position terms) in scenario.TermsOf(agreed))
                if (!closed.Contains(issue)) Agree(at, issue, terms);
        }
        else
        {
            Settle(int.MaxValue);
        }
        return events.ToValueList();

        void Agree(int at, IssueId issue, Position terms)
            => events.Add(new IssueAgreed(calendar.DayOf(at), issue, terms) { Provenance = source });

        // What closes and reopens up to a step, before its offer.
        void Settle(int upTo)
        {
            for (; nextClosing < trace.Closings.Count && trace.Closings[nextClosing].Step <= upTo; nextClosing++)
            {
                RunClosing closing = trace.Closings[nextClosing];
                IssueId issue = scenario.Issues[closing.Issue];
                if (closing.Option is { } option)
                {
                    closed.Add(issue);
                    Agree(closing.Step, issue, scenario.Positions[closing.Issue][option]);
                }
                else
                {
                    closed.Remove(issue);
                    events.Add(new IssueReopened(calendar.DayOf(closing.Step), issue) { Provenance = source });
                }
            }
        }
    }

    private static void CheckFits(Scenario run, Scenario scenario)
    {
        bool fits = run.Parties.Select(p => p.Name).SequenceEqual(scenario.Parties.Select(p => p.Name))
            && run.Issues.Select(i => (i.Name, i.Options.Count)).SequenceEqual(scenario.Issues.Select(i => (i.Name, i.Options.Count)));
        if (!fits) throw new ArgumentException("the run's scenario has other parties, issues or options", nameof(scenario));
    }
}
