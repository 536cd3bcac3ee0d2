namespace TradeModel.Bargaining;

/// <summary>One side of a scenario: who it is, what it gets without a deal, and how it values time.</summary>
public sealed record ScenarioParty
{
    /// <summary>Creates a side.</summary>
    /// <param name="name">Its name, unique in the scenario.</param>
    /// <param name="reservation">Its reservation value: the utility of no deal; it signs no outcome worth less.</param>
    /// <param name="discount">What a unit of utility is worth to it a year later: above 0, at most 1; 1 is endless patience.</param>
    /// <exception cref="ArgumentException">The name is empty or not well-formed, or the discount lies outside its range.</exception>
    public ScenarioParty(string name, Rational reservation = default, Rational? discount = null)
    {
        Name = ScenarioName.Check(name);
        Reservation = reservation;
        Discount = discount ?? Rational.One;
        if (Discount.Sign <= 0 || Discount > Rational.One)
            throw new ArgumentOutOfRangeException(nameof(discount), $"a discount lies above 0 and at most at 1, not at {Discount}");
    }

    /// <summary>Its name, unique in the scenario.</summary>
    public string Name { get; }

    /// <summary>Its reservation value, in the units of its utility: no deal is worth this to it.</summary>
    public Rational Reservation { get; }

    /// <summary>
    /// What a unit of utility is worth to it a year later, above 0 and at most 1 (GENIUS counts in whole negotiations instead of years).
    /// The analysis of possible deals is made for today and does not use it.
    /// </summary>
    public Rational Discount { get; }

    /// <summary>A side with reservation value 0 and endless patience.</summary>
    public static implicit operator ScenarioParty(string name) => new(name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
