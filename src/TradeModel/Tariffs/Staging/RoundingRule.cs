namespace TradeModel.Tariffs;

/// <summary>
/// How an agreement rounds the rates of its interim stages. Rates that the schedule itself states (the base rate, a floor, free) are never
/// rounded.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RoundingRule
{
    /// <summary>Creates a rounding rule.</summary>
    /// <param name="mode">How a rate between two steps is rounded.</param>
    /// <param name="percentStep">The step of percentages (0.1 for a tenth of a point); null if they are not rounded.</param>
    /// <param name="moneyStep">
    /// The step of money in whole units of its currency, for currencies without a step of their own; null if it is not rounded.
    /// </param>
    /// <param name="moneySteps">The steps of single currencies (USD 0.001 is a tenth of a cent).</param>
    /// <exception cref="ArgumentException">A step is not above 0, or a currency is <c>default</c>.</exception>
    public RoundingRule(RoundingMode mode, decimal? percentStep, decimal? moneyStep = null, ValueMap<Currency, decimal>? moneySteps = null)
    {
        Mode = mode;
        PercentStep = percentStep;
        MoneyStep = moneyStep;
        MoneySteps = moneySteps ?? [];
    }

    /// <summary>Nothing is rounded.</summary>
    public static RoundingRule Exact { get; } = new(RoundingMode.Down, null);

    /// <summary>Down to a tenth of a percentage point; money is not rounded.</summary>
    public static RoundingRule DownToTenth { get; } = new(RoundingMode.Down, 0.1m);

    /// <summary>To the nearest tenth of a percentage point; money is not rounded.</summary>
    public static RoundingRule NearestTenth { get; } = new(RoundingMode.Nearest, 0.1m);

    /// <summary>How a rate between two steps is rounded.</summary>
    public RoundingMode Mode { get; init => field = Guard.Defined(value, nameof(Mode)); }

    /// <summary>The step of percentages in points; null if they are not rounded.</summary>
    public decimal? PercentStep { get; init => field = Step(value, nameof(PercentStep)); }

    /// <summary>The step of money of every currency without a step of its own; null if it is not rounded.</summary>
    public decimal? MoneyStep { get; init => field = Step(value, nameof(MoneyStep)); }

    /// <summary>The steps of single currencies, in whole units of each.</summary>
    public ValueMap<Currency, decimal> MoneySteps
    {
        get;
        init
        {
            foreach ((Currency currency, decimal step) in Guard.NotNull(value, nameof(MoneySteps)))
            {
                currency.Checked(nameof(MoneySteps));
                Step(step, nameof(MoneySteps));
            }
            field = value;
        }
    }

    /// <summary>The rate rounded by the rule.</summary>
    /// <param name="rate">The rate; not negative.</param>
    /// <param name="unit">What it counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative.</exception>
    public decimal Round(decimal rate, RateUnit unit = default)
    {
        Guard.NotNegative(rate);
        decimal? step = unit.Currency is not { } currency
            ? PercentStep : MoneySteps.TryGetValue(currency, out decimal own) ? own : MoneyStep;
        if (step is not { } s) return ExactDecimal.Normal(rate);
        decimal steps = rate / s;
        return ExactDecimal.Normal((Mode == RoundingMode.Down ? decimal.Floor(steps)
            : Math.Round(steps, MidpointRounding.AwayFromZero)) * s);
    }

    /// <summary>The rule in words: "down to 0.1 points, USD 0.001".</summary>
    public override string ToString()
    {
        if (PercentStep is null && MoneyStep is null && MoneySteps.Count == 0) return "not rounded";
        var steps = new List<string>();
        if (PercentStep is { } points) steps.Add($"{InvariantText.Of(points)} points");
        foreach ((Currency currency, decimal step) in MoneySteps) steps.Add($"{currency} {InvariantText.Of(step)}");
        if (MoneyStep is { } money) steps.Add($"{InvariantText.Of(money)} of other money");
        return $"{(Mode == RoundingMode.Down ? "down" : "to the nearest")} to {string.Join(", ", steps)}".Replace("nearest to", "nearest",
            StringComparison.Ordinal);
    }

    private static decimal? Step(decimal? step, string name)
        => step is not { } s ? null
        : s is >= 1e-9m and <= 1e9m ? ExactDecimal.Normal(s)
        : throw new ArgumentOutOfRangeException(Guard.Parameter(name), s, "must lie between 10^-9 and 10^9");
}
