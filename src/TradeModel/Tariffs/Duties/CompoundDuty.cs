namespace TradeModel.Tariffs;

/// <summary>A sum of duties charged together: "$1.104/kg + 14.9%".</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CompoundDuty : Duty
{
    /// <summary>Creates a compound duty.</summary>
    /// <param name="parts">At least two ad valorem or specific duties, in the order the schedule writes them.</param>
    /// <exception cref="ArgumentException">There are fewer than two parts, or one is neither ad valorem nor specific.</exception>
    public CompoundDuty(ValueList<Duty> parts) => Parts = parts;

    /// <summary>The duties that add up: ad valorem or specific, at least two.</summary>
    public ValueList<Duty> Parts
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Parts)).Count < 2)
                throw new ArgumentException("must hold two duties or more", Guard.Parameter(nameof(Parts)));
            foreach (Duty part in value)
                if (part is not (AdValoremDuty or SpecificDuty))
                    throw new ArgumentException($"adds ad valorem and specific duties, not '{part}'", Guard.Parameter(nameof(Parts)));
            field = value;
        }
    }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Compound;

    /// <summary>The parts as schedules write them, joined by plus signs.</summary>
    private protected override string Words => string.Join(" + ", Parts);

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
    {
        ValueList<Duty> left = Parts.Select(p => p.Map(change)).Where(p => p is not FreeDuty).ToValueList();
        return left.Count switch
        {
            0 => Free,
            1 => left[0],
            _ => new CompoundDuty(left),
        };
    }

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        decimal sum = 0;
        foreach (Duty part in Parts)
        {
            if (part.Equivalent(basis, ref obstacle) is not { } percent) return null;
            sum += percent;
        }
        return sum;
    }
}
