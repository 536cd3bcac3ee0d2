namespace TradeModel.Tariffs;

/// <summary>A duty stated in words that no formula covers; its text is kept as written.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TextDuty : Duty
{
    private readonly DutyFault? _fault;

    /// <summary>Creates the duty.</summary>
    /// <param name="text">What the schedule says; empty if it says nothing.</param>
    /// <exception cref="ArgumentException">
    /// The text begins or ends with white space or is not well-formed, or it is a formula, which has a type of its own.
    /// </exception>
    public TextDuty(string text)
    {
        Text = Guard.NotNull(text).Length == 0 ? "" : Guard.Text(text);
        if (DutyParser.TryFormula(Text, out _fault) is { } formula)
            throw new ArgumentException($"'{formula}' is a formula, not mere text", nameof(text));
        Reason = DutyText.WhyNotComputable(Text, _fault);
    }

    internal TextDuty(string text, DutyFault? fault)
    {
        Text = Guard.NotNull(text).Length == 0 ? "" : Guard.Text(text);
        _fault = fault;
        Reason = DutyText.WhyNotComputable(Text, fault);
    }

    /// <summary>What the schedule says; empty if it says nothing.</summary>
    public string Text { get; }

    /// <summary>Why it is not computable, determined from its wording.</summary>
    public NotComputable Reason { get; }

    /// <summary>The reason in words. It names the unit, the number or the money that cannot be read.</summary>
    public string Explanation => _fault is { } fault && fault.Reason == Reason ? fault.Explanation : DutyText.Explanation(Reason);

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.NotComputable;

    /// <summary>What the schedule says.</summary>
    private protected override string Words => Text;

    internal override Duty Map(Func<decimal, RateUnit, decimal> change) => this;

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        obstacle ??= new(NoEquivalent.NotComputable, this);
        return null;
    }
}
