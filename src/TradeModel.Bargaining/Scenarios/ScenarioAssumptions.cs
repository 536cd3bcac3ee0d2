namespace TradeModel.Bargaining;

/// <summary>What has to be assumed to turn a negotiation into a bargaining scenario, beyond what its log says.</summary>
public sealed record ScenarioAssumptions
{
    /// <summary>The assumptions that hold unless said otherwise.</summary>
    public static ScenarioAssumptions Default { get; } = new();

    /// <summary>How many options to put between the farthest positions on an interval, ratio or tariff issue, 0 to 100; 3 unless said otherwise.</summary>
    public int StepsBetween
    {
        get;
        init => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(StepsBetween), value, "must lie between 0 and 100");
    } = 3;

    /// <summary>What no agreement is worth to each party, from 0 to 1; 0, which is every issue at the party's red line, for a party without an entry.</summary>
    public ValueMap<PartyId, decimal> Reservations
    {
        get;
        init
        {
            foreach ((PartyId party, decimal worth) in Guard.NotNull(value, nameof(Reservations)))
            {
                Guard.NotDefault(party, nameof(Reservations));
                if (worth is < 0m or > 1m) throw new ArgumentOutOfRangeException(nameof(Reservations), $"the reservation value of '{party}' must lie between 0 and 1");
            }
            field = value;
        }
    } = [];

    /// <summary>What a deal a year later is worth to each party, as a share of one today, above 0 and at most 1; 1 for a party without an entry.</summary>
    public ValueMap<PartyId, decimal> DiscountsPerYear
    {
        get;
        init
        {
            foreach ((PartyId party, decimal share) in Guard.NotNull(value, nameof(DiscountsPerYear)))
            {
                Guard.NotDefault(party, nameof(DiscountsPerYear));
                if (share is <= 0m or > 1m) throw new ArgumentOutOfRangeException(nameof(DiscountsPerYear), $"the discount of '{party}' must lie above 0 and at most at 1");
            }
            field = value;
        }
    } = [];

    /// <summary>The number of steps between positions.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{StepsBetween} steps between positions");
}
