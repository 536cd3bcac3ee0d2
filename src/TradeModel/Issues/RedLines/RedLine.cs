namespace TradeModel.Issues;

/// <summary>The positions that a party would accept, as somebody assessed it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record RedLine
{
    private protected RedLine()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The acceptable positions in words: "at least 5, at most 10", "one of a, b".</summary>
    public sealed override string ToString() => Words;

    /// <summary>Accepts nothing above <paramref name="limit"/>. On tariff paths that holds for every year.</summary>
    public static BoundRedLine AtMost(Position limit) => new(null, Guard.NotNull(limit));

    /// <summary>Accepts nothing below <paramref name="limit"/>. On tariff paths that holds for every year.</summary>
    public static BoundRedLine AtLeast(Position limit) => new(Guard.NotNull(limit), null);

    /// <summary>Accepts these options only.</summary>
    public static OptionsRedLine OneOf(ValueSet<OptionId> options) => new(OptionsRedLine.Checked(options));

    /// <summary>Why this red line does not fit <paramref name="scale"/>; null if it does.</summary>
    internal abstract string? WhyNotOn(Scale scale, Type position);

    /// <summary>Whether the party would accept the position on the scale that this red line was assessed for.</summary>
    /// <exception cref="ArgumentException">The position, or this red line, is not on <paramref name="scale"/>.</exception>
    public bool Accepts(Scale scale, Position position)
    {
        Guard.NotNull(scale);
        if (!scale.Contains(position)) throw new ArgumentException("is not on the scale", nameof(position));
        if (WhyNotOn(scale, position.GetType()) is { } reason) throw new ArgumentException($"the red line is not on this scale: {reason}",
            nameof(scale));
        return AcceptsUnchecked(scale, position);
    }

    /// <summary>Whether some position is acceptable under all red lines. They are on <paramref name="scale"/>.</summary>
    internal static bool LeaveRoom(Scale scale, List<RedLine> lines)
    {
        if (scale is not OptionScale options)
            return scale.LeavesRoom([.. lines.OfType<BoundRedLine>().Select(b => (b.Least, b.Most))]);
        foreach (ScaleOption option in options.Options)
        {
            var position = new OptionChoice(option.Id);
            if (lines.TrueForAll(l => l.AcceptsUnchecked(options, position))) return true;
        }
        return false;
    }

    /// <summary><see cref="Accepts"/> without its checks: the red line and the position must be on the scale.</summary>
    internal abstract bool AcceptsUnchecked(Scale scale, Position position);
}
