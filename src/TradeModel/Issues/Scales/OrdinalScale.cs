namespace TradeModel.Issues;

/// <summary>Levels in order, the lowest first. Distance: the difference of rank / (n − 1), with n the number of levels.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record OrdinalScale : OptionScale
{
    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There are fewer than two levels, or two have the same id.</exception>
    public OrdinalScale(ValueList<ScaleOption> levels, Provenance? endsFrom = null)
        : base(ScaleOption.CheckAll(levels, nameof(levels)), endsFrom)
    {
    }

    /// <summary>The rank of a level, 0 for the lowest; −1 if the scale does not have the level.</summary>
    public int RankOf(OptionId level) => IndexOf(level);

    private protected override string Name => "an ordinal scale";

    private protected override string Point => "level";

    internal override double Excess(Position a, Position b) => Math.Max(0, RankOf(a) - RankOf(b)) / (Options.Count - 1.0);

    internal override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps)
    {
        int low = known.Min(RankOf), high = known.Max(RankOf);
        return Enumerable.Range(low, high - low + 1).Select(rank => At(track, Options[rank].Id));
    }

    internal override Position End(Track track, IssueSubject? subject, Direction direction)
        => At(track, Options[direction == Direction.Higher ? Options.Count - 1 : 0].Id);

    private int RankOf(Position position) => IndexOf(((OptionPosition)position).Option);

    /// <summary>The levels' ids, lowest first.</summary>
    private protected override string Words => string.Join(" < ", Options.Select(l => l.Id.Value));
}
