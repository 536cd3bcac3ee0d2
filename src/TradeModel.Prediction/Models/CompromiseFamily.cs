using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// The compromise models that a trainer averages or chooses from: every combination of the listed exponents and penalties.
/// </summary>
/// <remarks>
/// For given exponents each actor's weight w is learnt with a loss exponent of 2: the weights minimise Σ √(e² + 5²) + n · stiffness / 2 · Σ
/// (ln w)², where e is the error in hundredths of the scale and n the number of issues. With few issues or a large stiffness the weights
/// stay near 1; with infinite stiffness they are 1.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The penalties, at least one, each above 0, infinite to learn no weights; infinite, 3, 1 and 0.3 by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one lies outside its range.</exception>
    public ValueList<double> Stiffnesses
    {
        get;
        init => field = Some(
            value, v => double.IsPositiveInfinity(v) ? v : Number.Positive(v, nameof(Stiffnesses)), nameof(Stiffnesses));
    } = [double.PositiveInfinity, 3, 1, 0.3];

    /// <summary>The number of members: "48 compromise models".</summary>
    public override string ToString()
    {
        int members = CapabilityExponents.Count * SalienceExponents.Count * LossExponents.Count * Stiffnesses.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{members} compromise models");
    }

    /// <summary>
    /// The members learnt from decided issues, in the order of the lists. Members that differ only in the exponent of loss share their
    /// weights.
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
        if (Guard.NotNull(values, name).Count == 0) throw new ArgumentException("must not be empty", Guard.Parameter(name));
        foreach (double value in values) check(value);
        return values;
    }
}
