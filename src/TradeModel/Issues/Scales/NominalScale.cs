namespace TradeModel.Issues;

/// <summary>Options without an order. Distance: 0 for the same option, otherwise 1.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record NominalScale : OptionScale
{
    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There are fewer than two options, or two have the same id.</exception>
    public NominalScale(ValueList<ScaleOption> options, Provenance? endsFrom = null)
        : base(options, endsFrom)
    {
    }

    /// <inheritdoc />
    public override bool IsOrdered => false;

    private protected override string Name => "a nominal scale";

    private protected override string Point => "option";

    private protected override ValueList<ScaleOption> Arranged(ValueList<ScaleOption> options)
    {
        for (int i = 1; i < options.Count; i++)
            if (options[i].Id.CompareTo(options[i - 1].Id) < 0) return options.OrderBy(o => o.Id).ToValueList();
        return options;
    }

    internal override double Excess(Position a, Position b)
        => ((OptionPosition)a).Option == ((OptionPosition)b).Option ? 0 : 1;

    internal override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps)
        => Options.Select(o => At(track, o.Id));

    internal override Position? End(Track track, IssueSubject? subject, Direction direction) => null;

    /// <summary>The options' ids.</summary>
    private protected override string Words => string.Join(" | ", Options.Select(o => o.Id.Value));
}
