using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>What convergence computes as tables. <c>docs/tables.md</c> lists the columns.</summary>
public static class ConvergenceTables
{
    /// <summary>A timeline, a row per event: how close the parties were after it, and what it changed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="timeline"/> is null.</exception>
    public static ResultTable ToTable(this ConvergenceTimeline timeline) => ResultTable.Of<TimelinePoint>(
        "timeline",
        Guard.NotNull(timeline).Points,
        (new("index", ResultColumnType.Whole, "the place of the event in the log, counted from 0"), p => p.Index),
        (new("date", ResultColumnType.Day, "the day of the event"), p => p.Date),
        (new("event", ResultColumnType.Text, "the event in words, with its day"), p => p.Event.ToString()),
        (Score("score", "the score of the tabled issues"), p => p.Overall.Convergence.Score),
        (Score("low", "the score with every untabled issue at 0: what is established"), p => p.Overall.Convergence.Low),
        (Score("high", "the score with every untabled issue at 1"), p => p.Overall.Convergence.High),
        (Score("coverage", "the share of the weight that is tabled"), p => p.Overall.Convergence.Coverage),
        (Score("settled", "the share of the weight that is agreed"), p => p.Overall.Convergence.Settled),
        (Score("weakest", "the score of the tabled issue farthest from agreement"), p => p.Overall.Convergence.Weakest),
        (Score("meanOverPairs", "the score with each issue at the mean over its pairs of parties"),
            p => p.Overall.Convergence.MeanOverPairs),
        (Score("conditionalScore", "the score if all conditions were met"), p => p.Overall.Convergence.ConditionalScore),
        (Score("tariffs", "the score of the tariffs track"), p => p.GetTrack(Track.Tariffs).Convergence.Score),
        (Score("nonTariffBarriers", "the score of the non-tariff barriers track"),
            p => p.GetTrack(Track.NonTariffBarriers).Convergence.Score),
        (Score("marketAccess", "the score of the market access track"), p => p.GetTrack(Track.MarketAccess).Convergence.Score),
        (Score("rules", "the score of the rules track"), p => p.GetTrack(Track.Rules).Convergence.Score),
        (Score("scoreChange", "what the event changed in the score"), p => p.Overall.ScoreChange.Total),
        (Score("lowChange", "what the event changed in what is established"), p => p.Overall.LowChange.Total));

    /// <summary>What each party has given and received on each issue, a row each.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="movement"/> is null.</exception>
    public static ResultTable ToTable(this ValueList<IssueMovement> movement) => ResultTable.Of<IssueMovement>(
        "movement",
        Guard.NotNull(movement),
        (new("party", ResultColumnType.Text, "the party"), m => m.Party.ToString()),
        (new("issue", ResultColumnType.Text, "the issue"), m => m.Issue.ToString()),
        (Score("given", "what the party has given; negative if it has moved away on the whole"), m => m.Given),
        (Score("received", "what the party has received from the others"), m => m.Received),
        (new("lastMoved", ResultColumnType.Day, "the last day on which the party changed what it has on the table"), m => m.LastMoved));

    /// <summary>The issues of a report, a row each.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static ResultTable ToTable(this ConvergenceReport report) => ResultTable.Of<IssueConvergence>(
        "issues",
        Guard.NotNull(report).Issues,
        (new("issue", ResultColumnType.Text, "the issue"), i => i.Issue.ToString()),
        (new("track", ResultColumnType.Text, "its track"), i => i.Track.ToString()),
        (new("phase", ResultColumnType.Text, "the phase it belongs to"), i => i.Phase?.ToString()),
        (Score("score", "1 minus the widest gap between two parties"), i => i.Score),
        (Score("meanOverPairs", "1 minus the mean gap over the pairs of parties"), i => i.MeanOverPairs),
        (Score("conditionalScore", "the score if all conditions were met"), i => i.ConditionalScore),
        (Score("weight", "its share of the weight of the whole agreement"), i => i.Weight),
        (new("inScope", ResultColumnType.Flag, "whether at least two parties at the table are compared"), i => i.IsInScope),
        (new("tabled", ResultColumnType.Flag, "whether every concerned party has a position without condition"), i => i.IsTabled),
        (new("agreed", ResultColumnType.Flag, "whether it is agreed"), i => i.IsAgreed),
        (new("adReferendum", ResultColumnType.Flag, "whether it is agreed ad referendum only"), i => i.IsAdReferendum),
        (new("zopa", ResultColumnType.Text, "whether red lines leave a position that all would accept"), i => i.Zopa.ToString()),
        (new("dealWithinSight", ResultColumnType.Flag, "whether every position lies inside the others' red lines"),
            i => i.IsAgreementInSight));

    private static ResultColumn Score(string name, string meaning) => new(name, ResultColumnType.Real, meaning);
}
