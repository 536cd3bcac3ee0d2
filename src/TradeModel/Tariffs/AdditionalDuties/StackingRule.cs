namespace TradeModel.Tariffs;

/// <summary>How an additional duty combines with the MFN duty and with other additional duties.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record StackingRule
{
    private protected StackingRule()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The rule in words: "adds on top".</summary>
    public sealed override string ToString() => Words;

    /// <summary>Charged on top of the MFN duty and of every other additional duty.</summary>
    public static StackingRule Adds { get; } = new AddsOnTop();

    /// <summary>Not charged on a good on which one of <paramref name="duties"/> is charged.</summary>
    public static StackingRule NotWith(params DutyId[] duties) => new NotTogetherWith(SetOf(duties));

    /// <summary>Charged up to an all-in rate that includes the MFN duty.</summary>
    public static StackingRule UpTo(Percentage ceiling, params DutyId[] givesWayTo) => new AllInCeiling(ceiling, SetOf(givesWayTo));

    private static ValueSet<DutyId> SetOf(
        DutyId[] duties, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(duties))] string? name = null)
    {
        foreach (DutyId duty in Guard.NotNull(duties, name)) duty.Checked(name!);
        return duties.Distinct().Count() == duties.Length ? duties.ToValueSet()
            : throw new ArgumentException("a duty is given twice", name);
    }

    internal abstract ValueSet<DutyId> GivesWay { get; }

    private protected static ValueSet<DutyId> Checked(ValueSet<DutyId> duties, string name)
    {
        foreach (DutyId duty in Guard.NotNull(duties, name)) duty.Checked(name);
        return duties;
    }
}

/// <summary>Charged on top of the MFN duty and of every other additional duty.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AddsOnTop : StackingRule
{
    internal override ValueSet<DutyId> GivesWay => [];

    /// <summary>The rule in words.</summary>
    private protected override string Words => "adds on top";
}

/// <summary>Gives way to named duties: not charged on a good on which one of them is.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record NotTogetherWith : StackingRule
{
    /// <summary>Creates the rule.</summary>
    /// <exception cref="ArgumentException">No duty is named, or one is <c>default</c>.</exception>
    public NotTogetherWith(ValueSet<DutyId> duties) => Duties = duties;

    /// <summary>The duties it gives way to; at least one.</summary>
    public ValueSet<DutyId> Duties
    {
        get;
        init => field = Checked(value, nameof(Duties)) is { Count: > 0 } some ? some
            : throw new ArgumentException("must name a duty to give way to", Guard.Parameter(nameof(Duties)));
    }

    internal override ValueSet<DutyId> GivesWay => Duties;

    /// <summary>The rule in words.</summary>
    private protected override string Words => $"not together with {string.Join(", ", Duties)}";
}

/// <summary>
/// Caps the sum of the MFN duty and this duty at an all-in rate. If the MFN duty alone reaches that rate, nothing is charged.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AllInCeiling : StackingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="ceiling">The highest rate of the MFN duty and this one together; not negative.</param>
    /// <param name="duties">The duties to which it also gives way; may be empty.</param>
    /// <exception cref="ArgumentException">The ceiling is negative, or a duty is <c>default</c>.</exception>
    public AllInCeiling(Percentage ceiling, ValueSet<DutyId>? duties = null)
    {
        Ceiling = ceiling;
        Duties = duties ?? [];
    }

    /// <summary>The highest rate of the MFN duty and this one together.</summary>
    public Percentage Ceiling { get; init => field = new(Guard.NotNegative(value.Value, nameof(Ceiling))); }

    /// <summary>The duties it gives way to: not charged on a good on which one of them is.</summary>
    public ValueSet<DutyId> Duties { get; init => field = Checked(value, nameof(Duties)); }

    internal override ValueSet<DutyId> GivesWay => Duties;

    /// <summary>The rule in words.</summary>
    private protected override string Words
        => $"up to {Ceiling} with MFN" + (Duties.Count == 0 ? "" : $", not together with {string.Join(", ", Duties)}");
}
