namespace TradeModel.Simulation.Prediction;

/// <summary>
/// The compromise models that learning chooses from or averages over: every combination of the listed exponents and penalties.
/// </summary>
/// <remarks>
/// For given exponents each actor's own weight w is learnt: the weights minimise, under quadratic loss of the actors,
/// Σ √(e² + 5²) + n · stiffness / 2 · Σ (ln w)², e being the error in hundredths of the scale and n the number of issues.
/// Few issues or great stiffness leave every actor its capability; infinite stiffness always does.
/// </remarks>
public sealed record CompromiseFamily
{
    /// <summary>Creates a family; by default that of docs/prediction.md.</summary>
    /// <param name="capabilityExponents">The exponents of capability: 1 and 0.5 by default.</param>
    /// <param name="salienceExponents">The exponents of salience: 1 and 1.5 by default.</param>
    /// <param name="lossExponents">The exponents of loss: 2, 1.75 and 1.5 by default.</param>
    /// <param name="stiffnesses">The penalties, above 0: infinite, 3, 1 and 0.3 by default.</param>
    /// <exception cref="ArgumentException">A list is empty, or a number lies outside its range.</exception>
    public CompromiseFamily(
        ValueList<double>? capabilityExponents = null, ValueList<double>? salienceExponents = null, ValueList<double>? lossExponents = null,
        ValueList<double>? stiffnesses = null)
    {
        CapabilityExponents = capabilityExponents ?? [1, 0.5];
        SalienceExponents = salienceExponents ?? [1, 1.5];
        LossExponents = lossExponents ?? [2, 1.75, 1.5];
        Stiffnesses = stiffnesses ?? [double.PositiveInfinity, 3, 1, 0.3];
    }

    /// <summary>The exponents of capability; at least one, none negative.</summary>
    public ValueList<double> CapabilityExponents { get; init => field = Some(value, v => Number.NotNegative(v, nameof(CapabilityExponents)), nameof(CapabilityExponents)); }

    /// <summary>The exponents of salience; at least one, none negative.</summary>
    public ValueList<double> SalienceExponents { get; init => field = Some(value, v => Number.NotNegative(v, nameof(SalienceExponents)), nameof(SalienceExponents)); }

    /// <summary>The exponents of loss; at least one, each above 1 and at most 10.</summary>
    public ValueList<double> LossExponents { get; init => field = Some(value, v => new WeighedCompromise(lossExponent: v), nameof(LossExponents)); }

    /// <summary>The penalties; at least one, each above 0, infinite where nothing is to be learnt.</summary>
    public ValueList<double> Stiffnesses
    {
        get;
        init => field = Some(value, v => double.IsPositiveInfinity(v) ? v : Number.Positive(v, nameof(Stiffnesses)), nameof(Stiffnesses));
    }

    /// <summary>
    /// The members learnt from decided issues, from the stiffest listed first; those that differ in the exponent of loss alone share their weights.
    /// Their number and order do not depend on the issues.
    /// </summary>
    internal IEnumerable<WeighedCompromise> Learn(ValueList<ContestedIssue> decided)
        => from stiffness in Stiffnesses
           from capability in CapabilityExponents
           from salience in SalienceExponents
           let learnt = WeightFit.Learn(decided, capability, salience, stiffness)
           from loss in LossExponents
           select learnt with { LossExponent = loss };

    internal static ValueList<ContestedIssue> Decided(ActorTable training)
    {
        ValueList<ContestedIssue> decided = Guard.NotNull(training).Decided;
        return decided.Count > 0 ? decided : throw new InvalidOperationException("there is no issue with an outcome to learn from");
    }

    private static ValueList<double> Some<T>(ValueList<double> values, Func<double, T> check, string name)
    {
        if (Guard.NotNull(values, name).Count == 0) throw new ArgumentException("must not be empty", name);
        foreach (double value in values) check(value);
        return values;
    }
}
