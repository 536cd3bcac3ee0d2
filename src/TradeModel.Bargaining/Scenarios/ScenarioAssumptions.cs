namespace TradeModel.Bargaining;

/// <summary>What to assume when a negotiation is made into a bargaining scenario.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScenarioAssumptions
{
    /// <summary>The default assumptions.</summary>
    public static ScenarioAssumptions Default { get; } = new();

    /// <summary>
    /// How many options to add between the farthest positions on an interval, ratio or tariff issue, 0 to 100; 3 by default.
    /// </summary>
    public int StepsBetween { get; init => field = Guard.Within(value, 0, 100, nameof(StepsBetween)); } = 3;

    /// <summary>The phase whose issues make the scenario; null for the issues of all phases and of none.</summary>
    public PhaseId? Phase { get; init => field = value is { } phase ? Guard.NotDefault(phase, nameof(Phase)) : null; }

    /// <summary>
    /// The utility of no agreement to each party, from 0 to 1. A party without an entry has 0, the utility of every issue at its red line.
    /// </summary>
    public ValueMap<PartyId, decimal> Reservations
    {
        get;
        init
        {
            foreach ((PartyId party, decimal worth) in Guard.NotNull(value, nameof(Reservations)))
            {
                Guard.NotDefault(party, nameof(Reservations));
                if (worth is >= 0m and <= 1m) continue;
                throw new ArgumentOutOfRangeException(
                    nameof(Reservations), $"the reservation value of '{party}' must lie between 0 and 1");
            }
            field = value;
        }
    } = [];

    /// <summary>
    /// What an agreement a year later is worth to each party, as a share of the same agreement today: above 0 and at most 1. A party
    /// without an entry has 1.
    /// </summary>
    public ValueMap<PartyId, decimal> DiscountsPerYear
    {
        get;
        init
        {
            foreach ((PartyId party, decimal share) in Guard.NotNull(value, nameof(DiscountsPerYear)))
            {
                Guard.NotDefault(party, nameof(DiscountsPerYear));
                if (share is > 0m and <= 1m) continue;
                throw new ArgumentOutOfRangeException(
                    nameof(DiscountsPerYear), $"the discount of '{party}' must be above 0 and at most 1");
            }
            field = value;
        }
    } = [];

    /// <summary>The number of steps between positions.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{StepsBetween} steps between positions");
}
