namespace TradeModel.Bargaining;

/// <summary>The product of the parties' gains over their reservation values.</summary>
internal sealed record GainProduct : OutcomeObjective
{
    /// <summary>The objective in words.</summary>
    public override string ToString() => "product of gains";

    internal override Rational Value(Scenario scenario, Rational[] utilities)
        => utilities.Select((u, p) => u - scenario.Parties[p].Reservation).Aggregate(Rational.One, (product, gain) => product * gain);
}
