namespace TradeModel.Issues;

/// <summary>The set of positions a party would accept, as assessed by someone.</summary>
public abstract record RedLine
{
    private protected RedLine()
    {
    }

    /// <summary>Accepts nothing above <paramref name="limit"/> (an envelope, year by year, for a tariff path).</summary>
    public static BoundRedLine AtMost(Position limit) => new(null, Guard.NotNull(limit));

    /// <summary>Accepts nothing below <paramref name="limit"/> (an envelope, year by year, for a tariff path).</summary>
    public static BoundRedLine AtLeast(Position limit) => new(Guard.NotNull(limit), null);

    /// <summary>Accepts these options only.</summary>
    public static OptionsRedLine OneOf(ValueSet<OptionId> options) => new(options);

    /// <summary>Says why this red line cannot be one on <paramref name="scale"/>; null when it can.</summary>
    internal abstract string? WhyNotOn(Scale scale, Type position);

    /// <summary>Whether the party would accept the position on the scale that this red line was assessed for.</summary>
    /// <exception cref="ArgumentException">The position, or this red line, is not on <paramref name="scale"/>.</exception>
    public bool Accepts(Scale scale, Position position)
    {
        Guard.NotNull(scale);
        if (!scale.Contains(position)) throw new ArgumentException("is not on the scale", nameof(position));
        if (WhyNotOn(scale, position.GetType()) is { } reason) throw new ArgumentException($"the red line is not on this scale: {reason}", nameof(scale));
        return AcceptsUnchecked(scale, position);
    }

    /// <summary>The answer of <see cref="Accepts"/> when the caller knows that both are on the scale.</summary>
    internal abstract bool AcceptsUnchecked(Scale scale, Position position);
}
