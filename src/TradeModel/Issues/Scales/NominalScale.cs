namespace TradeModel.Issues;

/// <summary>At least two options without an order. Distance: 0 for the same option, else 1.</summary>
public sealed record NominalScale : Scale
{
    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There are fewer than two options, or two have the same id.</exception>
    public NominalScale(ValueList<ScaleOption> options, Provenance? endsFrom = null)
        : base(endsFrom) => Options = options;

    /// <summary>The options, by ascending id; at least two.</summary>
    public ValueList<ScaleOption> Options
    {
        get;
        init => field = Ordered(ScaleOption.CheckAll(value, nameof(Options)));
    }

    /// <inheritdoc />
    public override bool IsOrdered => false;

    internal override string? WhyNot(Position position)
        => position is not OptionPosition choice ? WrongKind(position, "a nominal scale")
        : ScaleOption.IndexIn(Options, choice.Option) < 0 ? $"'{choice.Option}' is no option of the scale ({this})"
        : null;

    internal override double Excess(Position a, Position b)
        => ((OptionPosition)a).Option == ((OptionPosition)b).Option ? 0 : 1;

    private static ValueList<ScaleOption> Ordered(ValueList<ScaleOption> options)
    {
        for (int i = 1; i < options.Count; i++)
            if (options[i].Id < options[i - 1].Id) return options.OrderBy(o => o.Id).ToValueList();
        return options;
    }

    /// <summary>The options' ids.</summary>
    public override string ToString() => string.Join(" | ", Options.Select(o => o.Id.Value));
}
