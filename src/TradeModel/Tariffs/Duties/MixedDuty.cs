namespace TradeModel.Tariffs;

/// <summary>A duty bounded by others: "5% but not less than 4.74 cents/kg or more than 9.48 cents/kg".</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record MixedDuty : Duty
{
    /// <summary>Creates a mixed duty.</summary>
    /// <param name="main">The duty that is bounded: ad valorem, specific or compound.</param>
    /// <param name="atLeast">The lower bound of the duty; null if there is not one.</param>
    /// <param name="notMoreThan">The upper bound of the duty; null if there is not one.</param>
    /// <exception cref="ArgumentException">There is no bound, or a duty is of another kind.</exception>
    public MixedDuty(Duty main, Duty? atLeast, Duty? notMoreThan)
    {
        Main = Plain(Guard.NotNull(main), nameof(main));
        AtLeast = atLeast is null ? null : Plain(atLeast, nameof(atLeast));
        NotMoreThan = notMoreThan is null ? null : Plain(notMoreThan, nameof(notMoreThan));
        if (atLeast is null && notMoreThan is null) throw new ArgumentException("a mixed duty has a bound", nameof(atLeast));
    }

    /// <summary>The duty that is bounded.</summary>
    public Duty Main { get; }

    /// <summary>The lower bound; null if there is not one.</summary>
    public Duty? AtLeast { get; }

    /// <summary>The upper bound; null if there is not one. It prevails if the bounds cross.</summary>
    public Duty? NotMoreThan { get; }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Mixed;

    /// <summary>As schedules write it, the bounds after "but".</summary>
    private protected override string Words => (AtLeast, NotMoreThan) switch
    {
        ({ } low, { } high) => $"{Main} but not less than {low} or more than {high}",
        ({ } low, null) => $"{Main} but not less than {low}",
        _ => $"{Main} but not more than {NotMoreThan}",
    };

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
    {
        Duty main = Main.Map(change);
        Duty? low = AtLeast?.Map(change);
        Duty? high = NotMoreThan?.Map(change);
        if (low is FreeDuty) low = null;
        // An upper bound of 0 makes the whole duty free. If only the main duty becomes free, the lower bound is what is left to charge.
        if (high is FreeDuty) return Free;
        if (main is FreeDuty) return low is null || high is null ? low ?? Free : new MixedDuty(low, null, high);
        return low is null && high is null ? main : new MixedDuty(main, low, high);
    }

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        if (Main.Equivalent(basis, ref obstacle) is not { } percent) return null;
        if (AtLeast is not null)
        {
            if (AtLeast.Equivalent(basis, ref obstacle) is not { } low) return null;
            percent = Math.Max(percent, low);
        }
        if (NotMoreThan is not null)
        {
            if (NotMoreThan.Equivalent(basis, ref obstacle) is not { } high) return null;
            percent = Math.Min(percent, high);
        }
        return percent;
    }

    internal static Duty Plain(Duty duty, string name)
        => duty is AdValoremDuty or SpecificDuty or CompoundDuty
            ? duty
            : throw new ArgumentException($"'{duty}' is neither ad valorem, specific nor compound", Guard.Parameter(name));
}
