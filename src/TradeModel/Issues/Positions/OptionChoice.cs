namespace TradeModel.Issues;

/// <summary>A choice among the options, or levels, of a nominal or ordinal scale.</summary>
public sealed record OptionChoice : Position, IOptionPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public OptionChoice(OptionId option) => Option = option;

    /// <summary>The option chosen.</summary>
    public OptionId Option { get; init => field = value.Checked(nameof(Option)); }

    /// <summary>The bare value, in invariant form.</summary>
    public override string ToString() => Option.Value;
}
