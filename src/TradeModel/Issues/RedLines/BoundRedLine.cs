namespace TradeModel.Issues;

/// <summary>
/// A lower bound, an upper bound or both on an ordered scale. The bounds themselves are acceptable. On tariff paths a bound applies year by
/// year, on services commitments cell by cell.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record BoundRedLine : RedLine
{
    /// <summary>Creates a bound.</summary>
    /// <param name="least">The lowest acceptable position, included; null for no lower bound.</param>
    /// <param name="most">The highest acceptable position, included; null for no upper bound.</param>
    /// <exception cref="ArgumentException">Both are null, or they are positions of different kinds.</exception>
    public BoundRedLine(Position? least, Position? most)
    {
        if (least is null && most is null) throw new ArgumentException("a bound has a lowest or a highest acceptable position",
            nameof(most));
        if (least is not null && most is not null && least.GetType() != most.GetType())
            throw new ArgumentException("both bounds are positions of one kind", nameof(most));
        Least = least;
        Most = most;
    }

    /// <summary>The lowest acceptable position, included; null for no lower bound.</summary>
    public Position? Least { get; }

    /// <summary>The highest acceptable position, included; null for no upper bound.</summary>
    public Position? Most { get; }

    internal override string? WhyNotOn(Scale scale, Type position)
    {
        if (!scale.IsOrdered) return "a bound needs an ordered scale: name the acceptable options instead";
        foreach (Position? bound in (ReadOnlySpan<Position?>)[Least, Most])
        {
            if (bound is null) continue;
            if (bound.GetType() != position)
                return $"the issue takes {InvariantText.WithArticle(position.Name)}, not {InvariantText.WithArticle(bound.GetType().Name)}";
            if (scale.WhyNot(bound) is { } reason) return reason;
        }
        return Least is not null && Most is not null
            && scale.Excess(Least, Most) > 0 ? "the lowest acceptable position lies above the highest" : null;
    }

    internal override bool AcceptsUnchecked(Scale scale, Position position)
        => (Most is null || scale.Excess(position, Most) <= 0) && (Least is null || scale.Excess(Least, position) <= 0);

    /// <summary>"at least 5, at most 10".</summary>
    private protected override string Words
        => Least is null ? $"at most {Most}" : Most is null ? $"at least {Least}" : $"at least {Least}, at most {Most}";
}
