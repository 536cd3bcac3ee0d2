namespace TradeModel.Tariffs;

/// <summary>A duty stated in words that no formula covers; its text is kept as written.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TextDuty : Duty
{
    /// <summary>Creates the duty.</summary>
    /// <param name="text">What the schedule says; empty if it says nothing.</param>
    /// <exception cref="ArgumentException">
    /// The text begins or ends with white space or is not well-formed, or it is a formula, which has a type of its own.
    /// </exception>
    public TextDuty(string text)
        : this(text, known: false)
    {
    }

    internal TextDuty(string text, bool known)
    {
        Text = Guard.NotNull(text).Length == 0 ? "" : Guard.Text(text);
        if (!known && DutyParser.TryFormula(Text) is { } formula)
            throw new ArgumentException($"'{formula}' is a formula, not mere text", nameof(text));
        Reason = DutyText.WhyNotComputable(Text);
    }

    /// <summary>What the schedule says; empty if it says nothing.</summary>
    public string Text { get; }

    /// <summary>Why it is not computable, determined from its wording.</summary>
    public NotComputable Reason { get; }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.NotComputable;

    /// <summary>What the schedule says.</summary>
    private protected override string Words => Text;

    internal override Duty Map(Func<decimal, RateUnit, decimal> change) => this;

    internal override decimal? Equivalent(UnitValue? value) => null;
}
