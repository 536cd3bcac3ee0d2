namespace TradeModel.Issues;

/// <summary>A scale of named options or levels, at least two. Its positions are <see cref="OptionPosition"/>s.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record OptionScale : Scale
{
    private protected OptionScale(ValueList<ScaleOption> options, Provenance? endsFrom)
        : base(endsFrom) => Options = options;

    /// <summary>The options by ascending id, or the levels of an ordinal scale, lowest first; at least two.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or two have the same id.</exception>
    public ValueList<ScaleOption> Options { get; init => field = Arranged(ScaleOption.CheckAll(value, nameof(Options))); }

    private protected abstract string Name { get; }

    /// <summary>The word for a point of the scale: "option" or "level".</summary>
    private protected abstract string Point { get; }

    private protected virtual ValueList<ScaleOption> Arranged(ValueList<ScaleOption> options) => options;

    internal sealed override Type PositionTypeOn(Track track, IssueSubject? subject)
        => track == Track.NonTariffBarriers ? typeof(BarrierTreatment) : typeof(OptionChoice);

    private protected static OptionPosition At(Track track, OptionId option)
        => track == Track.NonTariffBarriers ? new BarrierTreatment(option) : new OptionChoice(option);

    internal sealed override string? WhyNot(Position position)
        => position is not OptionPosition choice ? WrongKind(position, Name)
        : IndexOf(choice.Option) < 0 ? $"'{choice.Option}' is no {Point} of the scale ({this})"
        : null;

    private protected sealed override string DescribeUnchecked(Position position)
        => Options[IndexOf(((OptionPosition)position).Option)].Title;

    /// <summary>Options may be added anywhere. Those of this scale stay, in the same order, with the same titles.</summary>
    private protected sealed override string? WhyNotWidenedTo(Scale next)
    {
        var wider = (OptionScale)next;
        int last = -1;
        foreach (ScaleOption option in Options)
        {
            int at = wider.IndexOf(option.Id);
            if (at < 0) return $"the {Point} '{option.Id}' is missing";
            if (wider.Options[at].Title != option.Title)
                return $"the {Point} '{option.Id}' becomes '{wider.Options[at].Title}', but was '{option.Title}'";
            if (at < last) return $"the {Point} '{option.Id}' changes its place among the others";
            last = at;
        }
        return null;
    }

    /// <summary>The place of an option in <see cref="Options"/>; −1 if the scale does not have it.</summary>
    internal int IndexOf(OptionId option) => ScaleOption.IndexIn(Options, option);
}
