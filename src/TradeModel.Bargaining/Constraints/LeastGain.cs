namespace TradeModel.Bargaining;

/// <summary>The least gain over the reservation value that any party has. It compares the parties' units with one another.</summary>
internal sealed record LeastGain : OutcomeObjective
{
    /// <summary>The objective in words.</summary>
    public override string ToString() => "least gain";

    internal override Rational Value(Scenario scenario, Rational[] utilities)
        => utilities.Select((u, p) => u - scenario.Parties[p].Reservation).Min();
}
