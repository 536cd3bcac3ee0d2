namespace TradeModel.Issues;

/// <summary>The options, or levels, a party would accept.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record OptionsRedLine : RedLine
{
    /// <summary>Creates the red line.</summary>
    /// <exception cref="ArgumentException">No option is acceptable, or one is <c>default</c>.</exception>
    public OptionsRedLine(ValueSet<OptionId> acceptable) => Acceptable = acceptable;

    /// <summary>The acceptable options, at least one.</summary>
    public ValueSet<OptionId> Acceptable
    {
        get;
        init => field = Checked(value, nameof(Acceptable));
    }

    internal static ValueSet<OptionId> Checked(
        ValueSet<OptionId> options, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(options))] string? name = null)
    {
        if (Guard.NotNull(options, name).Count == 0)
            throw new ArgumentException("a red line leaves at least one option acceptable", Guard.Parameter(name));
        foreach (OptionId option in options) option.Checked(name!);
        return options;
    }

    internal override string? WhyNotOn(Scale scale, Type position)
    {
        if (scale is not OptionScale options) return "a set of options needs a nominal or ordinal scale: give a bound instead";
        foreach (OptionId id in Acceptable)
            if (options.IndexOf(id) < 0) return $"'{id}' is no option of the scale ({scale})";
        return null;
    }

    internal override bool AcceptsUnchecked(Scale scale, Position position)
        => position is OptionPosition choice && Acceptable.Contains(choice.Option);

    /// <summary>"one of a, b".</summary>
    private protected override string Words => $"one of {string.Join(", ", Acceptable)}";
}
