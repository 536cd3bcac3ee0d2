using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>Where the tabled outcomes lie relative to the frontier, and how far they are apart.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TablePositions
{
    internal TablePositions(ValueList<OutcomeDistance> tabled, ValueList<double> apart)
    {
        Tabled = tabled;
        StillApart = apart;
    }

    /// <summary>For each party, the distance from the outcome it has tabled to the frontier.</summary>
    public ValueList<OutcomeDistance> Tabled { get; }

    /// <summary>
    /// For each party, the utility it would give up by accepting the tabled outcome that is worst for it instead of its own. 0 if every
    /// other tabled outcome is at least as good for it.
    /// </summary>
    public ValueList<double> StillApart { get; }

    /// <summary>What each party would give up: "still apart by 0.421, 0.462".</summary>
    public override string ToString()
        => $"still apart by {string.Join(", ", StillApart.Select(a => a.ToString("0.###", CultureInfo.InvariantCulture)))}";

    internal static TablePositions Of(ParetoFrontier frontier, ValueList<Outcome> tabled)
    {
        Guard.NotNull(tabled);
        Scenario scenario = frontier.Scenario;
        if (tabled.Count != scenario.Parties.Count)
            throw new ArgumentException($"{tabled.Count} outcomes for {scenario.Parties.Count} parties", nameof(tabled));
        double[] apart = new double[tabled.Count];
        for (int p = 0; p < apart.Length; p++)
        {
            Rational own = scenario.Utility(tabled[p], p), least = own;
            foreach (Outcome other in tabled)
            {
                Rational utility = scenario.Utility(other, p);
                if (utility < least) least = utility;
            }
            apart[p] = (own - least).ToDouble();
        }
        return new(tabled.Select(frontier.DistanceFrom).ToValueList(), ValueList.Create<double>(apart));
    }
}
