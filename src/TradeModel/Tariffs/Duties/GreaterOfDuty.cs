namespace TradeModel.Tariffs;

/// <summary>The greater of several duties: "243% or 1864 won/kg, whichever is the greater".</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record GreaterOfDuty : Duty
{
    /// <summary>Creates the duty.</summary>
    /// <param name="choices">At least two ad valorem, specific or compound duties, in the order the schedule writes them.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or one is of another kind.</exception>
    public GreaterOfDuty(ValueList<Duty> choices) => Choices = choices;

    /// <summary>The duties of which the greater is charged; at least two.</summary>
    public ValueList<Duty> Choices { get; init => field = Checked(value, nameof(Choices)); }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Mixed;

    /// <summary>As schedules write it.</summary>
    private protected override string Words => $"{string.Join(" or ", Choices)}, whichever is the greater";

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
    {
        ValueList<Duty> left = Choices.Select(c => c.Map(change)).Where(c => c is not FreeDuty).ToValueList();
        return left.Count switch
        {
            0 => Free,
            1 => left[0],
            _ => new GreaterOfDuty(left),
        };
    }

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        decimal greatest = 0;
        foreach (Duty choice in Choices)
        {
            if (choice.Equivalent(basis, ref obstacle) is not { } percent) return null;
            greatest = Math.Max(greatest, percent);
        }
        return greatest;
    }

    internal static ValueList<Duty> Checked(ValueList<Duty> choices, string name)
    {
        if (Guard.NotNull(choices, name).Count < 2) throw new ArgumentException("must hold two duties or more", Guard.Parameter(name));
        foreach (Duty choice in choices) MixedDuty.Plain(choice, name);
        return choices;
    }
}
