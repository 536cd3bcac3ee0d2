namespace TradeModel.Tariffs;

/// <summary>The lesser of several duties: "75% or $345/t, whichever is the lesser".</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record LesserOfDuty : Duty
{
    /// <summary>Creates the duty.</summary>
    /// <param name="choices">At least two ad valorem, specific or compound duties, in the order the schedule writes them.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or one is of another kind.</exception>
    public LesserOfDuty(ValueList<Duty> choices) => Choices = choices;

    /// <summary>The duties of which the lesser is charged; at least two.</summary>
    public ValueList<Duty> Choices { get; init => field = GreaterOfDuty.Checked(value, nameof(Choices)); }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Mixed;

    /// <summary>As schedules write it.</summary>
    private protected override string Words => $"{string.Join(" or ", Choices)}, whichever is the lesser";

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
    {
        ValueList<Duty> choices = Choices.Select(c => c.Map(change)).ToValueList();
        return choices.Any(c => c is FreeDuty) ? Free : new LesserOfDuty(choices);
    }

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        decimal least = decimal.MaxValue;
        foreach (Duty choice in Choices)
        {
            if (choice.Equivalent(basis, ref obstacle) is not { } percent) return null;
            least = Math.Min(least, percent);
        }
        return least;
    }
}
