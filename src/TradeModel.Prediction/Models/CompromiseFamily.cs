using System.Globalization;

namespace TradeModel.Prediction;

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
    /// <summary>The exponents of capability, at least one, none negative; 1 and 0.5 by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one lies outside its range.</exception>
    public ValueList<double> CapabilityExponents
    {
        get;
        init => field = Some(value, v => Number.NotNegative(v, nameof(CapabilityExponents)), nameof(CapabilityExponents));
    } = [1, 0.5];

    /// <summary>The exponents of salience, at least one, none negative; 1 and 1.5 by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one lies outside its range.</exception>
    public ValueList<double> SalienceExponents
    {
        get;
        init => field = Some(value, v => Number.NotNegative(v, nameof(SalienceExponents)), nameof(SalienceExponents));
    } = [1, 1.5];

    /// <summary>The exponents of loss, at least one, each above 1 and at most 10; 2, 1.75 and 1.5 by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one lies outside its range.</exception>
    public ValueList<double> LossExponents
    {
        get;
        init => field = Some(value, v => new WeighedCompromise(lossExponent: v), nameof(LossExponents));
    } = [2, 1.75, 1.5];

    /// <summary>The penalties, at least one, each above 0, infinite where nothing is to be learnt; infinite, 3, 1 and 0.3 by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one lies outside its range.</exception>
    public ValueList<double> Stiffnesses
    {
        get;
        init => field = Some(value, v => double.IsPositiveInfinity(v) ? v : Number.Positive(v, nameof(Stiffnesses)), nameof(Stiffnesses));
    } = [double.PositiveInfinity, 3, 1, 0.3];

    /// <summary>How many members it has: "48 compromise models".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{CapabilityExponents.Count * SalienceExponents.Count * LossExponents.Count * Stiffnesses.Count} compromise models");

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
