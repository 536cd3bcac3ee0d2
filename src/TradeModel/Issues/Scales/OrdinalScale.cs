namespace TradeModel.Issues;

/// <summary>At least two levels in order, the lowest first. Distance: the difference of rank / (n − 1).</summary>
public sealed record OrdinalScale : Scale
{
    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There are fewer than two levels, or two have the same id.</exception>
    public OrdinalScale(ValueList<ScaleOption> levels, Provenance? endsFrom = null)
        : base(endsFrom) => Levels = levels;

    /// <summary>The levels, lowest first; at least two.</summary>
    public ValueList<ScaleOption> Levels { get; init => field = ScaleOption.CheckAll(value, nameof(Levels)); }

    /// <summary>The rank of a level, 0 for the lowest; −1 where there is no such level.</summary>
    public int RankOf(OptionId level) => ScaleOption.IndexIn(Levels, level);

    internal override string? WhyNot(Position position)
        => position is not OptionPosition choice ? WrongKind(position, "an ordinal scale")
        : RankOf(choice.Option) < 0 ? $"'{choice.Option}' is no level of the scale ({this})"
        : null;

    internal override double Excess(Position a, Position b)
        => Math.Max(0, RankOf(((OptionPosition)a).Option) - RankOf(((OptionPosition)b).Option)) / (Levels.Count - 1.0);

    /// <summary>The levels' ids, lowest first.</summary>
    public override string ToString() => string.Join(" < ", Levels.Select(l => l.Id.Value));
}
