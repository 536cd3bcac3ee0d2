using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>Ranks the open issues by how much they hold the score back.</summary>
internal static class Explanation
{
    internal static ValueList<ClosingGain> Of(Negotiation negotiation)
    {
        NegotiationState state = negotiation.State;
        var meter = new ConvergenceMeter(state);
        ScopeConvergence overall = meter.Measure(ConvergenceMeter.Agreement);
        var all = new List<ClosingGain>();
        for (int i = 0; i < state.AllIssues.Count; i++)
        {
            if (meter.RowOf(i) is not { IsAgreed: false } row) continue;
            (double score, double low) = meter.IfClosed(ConvergenceMeter.Agreement, row);
            LocalDate? deadline = row.State.Phase is { } phase ? state.FindPhase(phase)!.Phase.Window?.End : null;
            all.Add(new(row.State.Issue.Id)
            {
                Gain = Math.Max(0, score - (overall.Score ?? 0)),
                GainOfLow = Math.Max(0, low - overall.Low),
                IsBlocked = RedLines.ZopaOf(row.State, state.ConcernedBy(row.State.Issue)) == Zopa.None,
                Phase = row.State.Phase,
                Deadline = deadline,
                DaysLeft = deadline is { } end && negotiation.LastDay is { } today ? Period.DaysBetween(today, end) : null,
            });
        }
        return all.OrderByDescending(g => g.IsBlocked).ThenByDescending(g => g.Gain).ThenByDescending(g => g.GainOfLow).ToValueList();
    }
}
