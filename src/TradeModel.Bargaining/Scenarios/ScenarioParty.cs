namespace TradeModel.Bargaining;

/// <summary>A party of a scenario: its name, its reservation value and its discount.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScenarioParty
{
    /// <summary>Creates a party.</summary>
    /// <param name="name">Its name, unique in the scenario.</param>
    /// <param name="reservation">Its reservation value: the utility of no agreement. It accepts no outcome worth less.</param>
    /// <param name="discount">What a unit of utility is worth to it a year later: above 0, at most 1; 1 if null.</param>
    /// <param name="cap">The greatest utility that counts: an outcome worth more counts as worth this; null if there is no limit.</param>
    /// <exception cref="ArgumentException">The name is empty or not well-formed, or the discount is out of range.</exception>
    public ScenarioParty(string name, Rational reservation = default, Rational? discount = null, Rational? cap = null)
    {
        Name = ScenarioName.Check(name);
        Reservation = reservation;
        Discount = discount ?? Rational.One;
        Cap = cap;
        if (Discount.Sign <= 0 || Discount > Rational.One)
            throw new ArgumentOutOfRangeException(nameof(discount), $"a discount must be above 0 and at most 1, not {Discount}");
    }

    /// <summary>Its name, unique in the scenario.</summary>
    public string Name { get; }

    /// <summary>Its reservation value: the utility of no agreement.</summary>
    public Rational Reservation { get; }

    /// <summary>
    /// What a unit of utility is worth to it a year later, above 0 and at most 1. (GENIUS counts in whole negotiations instead of years.)
    /// No analysis of this package applies it.
    /// </summary>
    public Rational Discount { get; }

    /// <summary>
    /// The greatest utility that counts; null if there is no limit. The utility of an outcome is the sum over the issues, or the cap if the
    /// sum is greater. GENIUS counts utilities so, with a cap of 1.
    /// </summary>
    public Rational? Cap { get; }

    /// <summary>A party with reservation value 0 and discount 1.</summary>
    public static implicit operator ScenarioParty(string name) => new(name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
