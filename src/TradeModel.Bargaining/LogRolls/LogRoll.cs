using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>A move on one issue.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LogRollMove
{
    internal LogRollMove(int issue, int from, int to, ValueList<double> changes)
    {
        Issue = issue;
        From = from;
        To = to;
        Changes = changes;
    }

    /// <summary>The issue, counted from 0.</summary>
    public int Issue { get; }

    /// <summary>The option left, counted from 0.</summary>
    public int From { get; }

    /// <summary>The option moved to, counted from 0.</summary>
    public int To { get; }

    /// <summary>What it changes for each party; those for whom it is negative make the concession.</summary>
    public ValueList<double> Changes { get; }
}

/// <summary>A trade between issues: moves that leave every party better off together, though no part of them would.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LogRoll
{
    internal LogRoll(ValueList<LogRollMove> moves, ValueList<double> gains, double joint, string words)
    {
        Moves = moves;
        Gains = gains;
        JointGain = joint;
        Words = words;
    }

    /// <summary>The moves, in the order of the issues.</summary>
    public ValueList<LogRollMove> Moves { get; }

    /// <summary>What each party gains, above 0.</summary>
    public ValueList<double> Gains { get; }

    /// <summary>The sum of the gains, by which trades are ranked.</summary>
    public double JointGain { get; }

    /// <summary>The trade in words: who moves on what, and what everyone gains.</summary>
    public string Words { get; }

    /// <summary>The trade in words.</summary>
    public override string ToString() => Words;

    internal static LogRoll Of(Scenario scenario, ValueList<LogRollMove> moves, ValueList<double> gains, double joint)
    {
        var parts = new List<string>();
        // The party that gives, for each move. A move that harms no party counts for all.
        foreach (IGrouping<string, LogRollMove> giver in moves.GroupBy(m => Givers(scenario, m)))
        {
            string what = string.Join(" and ", giver.Select(m => $"on {scenario.Issues[m.Issue].Name} from "
                + $"{Option(scenario, m.Issue, m.From)} to {Option(scenario, m.Issue, m.To)}"));
            parts.Add(giver.Key.Length == 0 ? $"all agree to go {what}"
                : $"{giver.Key} {(giver.Key.Contains(" and ", StringComparison.Ordinal) ? "move" : "moves")} {what}");
        }
        string gained = string.Join(", ",
            scenario.Parties.Select((p, n) => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {Gain(gains[n])}")));
        return new(moves, gains, joint, $"{string.Join(", ", parts)}: {gained}");
    }

    // Three places, more only for what they would hide.
    private static string Gain(double gain)
        => gain.ToString(Math.Abs(gain) < 0.001 ? "+0.######;-0.######" : "+0.###;-0.###", CultureInfo.InvariantCulture);

    private static string Givers(Scenario scenario, LogRollMove move)
        => string.Join(" and ", scenario.Parties.Where((_, p) => move.Changes[p] < 0).Select(p => p.Name));

    private static string Option(Scenario scenario, int issue, int option) => scenario.Issues[issue].Options[option].Label;
}
