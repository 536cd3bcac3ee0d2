namespace TradeModel.Simulation.Prediction;

/// <summary>
/// Learns a <see cref="WeighedCompromise"/> from decided issues: each actor's own weight by penalised least absolute deviation, the exponents and the
/// strength of the penalty by cross-validation within the training issues, folds grouped by decision.
/// </summary>
/// <remarks>
/// For given exponents the weights w minimise, under quadratic loss of the actors, Σ √(e² + 5²) + n · stiffness / 2 · Σ (ln w)², e being the error in hundredths
/// of the scale and n the number of issues: few issues or great stiffness leave every actor its capability, infinite stiffness always.
/// Candidates are tried from the stiffest and nearest to the compromise model; a later one is taken only where its error is smaller.
/// </remarks>
public sealed record CompromiseTrainer : IPredictorTrainer
{
    /// <summary>Creates a trainer; by default with the candidates of docs/prediction.md.</summary>
    /// <param name="capabilityExponents">The exponents of capability to try: 1 and 0.5 by default.</param>
    /// <param name="salienceExponents">The exponents of salience to try: 1 and 1.5 by default.</param>
    /// <param name="lossExponents">The exponents of loss to try: 2, 1.75 and 1.5 by default.</param>
    /// <param name="stiffnesses">The penalties to try, above 0: infinite, 3, 1 and 0.3 by default.</param>
    /// <param name="folds">How many folds the training issues are dealt into: 2 or more.</param>
    /// <param name="seed">The seed of that deal.</param>
    /// <exception cref="ArgumentException">A list is empty, a number lies outside its range, or there are fewer than two folds.</exception>
    public CompromiseTrainer(
        ValueList<double>? capabilityExponents = null, ValueList<double>? salienceExponents = null, ValueList<double>? lossExponents = null,
        ValueList<double>? stiffnesses = null, int folds = 5, ulong seed = 2025)
    {
        CapabilityExponents = capabilityExponents ?? [1, 0.5];
        SalienceExponents = salienceExponents ?? [1, 1.5];
        LossExponents = lossExponents ?? [2, 1.75, 1.5];
        Stiffnesses = stiffnesses ?? [double.PositiveInfinity, 3, 1, 0.3];
        Folds = folds;
        Seed = seed;
    }

    /// <summary>The exponents of capability tried.</summary>
    public ValueList<double> CapabilityExponents { get; init => field = Some(value, v => Number.NotNegative(v, nameof(CapabilityExponents)), nameof(CapabilityExponents)); }

    /// <summary>The exponents of salience tried.</summary>
    public ValueList<double> SalienceExponents { get; init => field = Some(value, v => Number.NotNegative(v, nameof(SalienceExponents)), nameof(SalienceExponents)); }

    /// <summary>The exponents of loss tried.</summary>
    public ValueList<double> LossExponents { get; init => field = Some(value, v => new WeighedCompromise(lossExponent: v), nameof(LossExponents)); }

    /// <summary>The penalties tried.</summary>
    public ValueList<double> Stiffnesses
    {
        get;
        init => field = Some(value, v => double.IsPositiveInfinity(v) ? v : Number.Positive(v, nameof(Stiffnesses)), nameof(Stiffnesses));
    }

    /// <summary>How many folds the training issues are dealt into.</summary>
    public int Folds { get; init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Folds), value, "must be 2 or more"); }

    /// <summary>The seed of the deal.</summary>
    public ulong Seed { get; init; }

    /// <summary>The model learnt from the decided issues of <paramref name="training"/>.</summary>
    /// <exception cref="InvalidOperationException">No outcome is known.</exception>
    public WeighedCompromise Fit(ActorTable training)
    {
        ValueList<ContestedIssue> decided = Guard.NotNull(training).Decided;
        if (decided.Count == 0) throw new InvalidOperationException("there is no issue with an outcome to learn from");
        Candidate[] candidates = [.. Candidates()];
        Candidate best = candidates[0];
        int folds = Math.Min(Folds, GroupedFolds.Groups(decided).Count());
        if (candidates.Length > 1 && folds > 1)
        {
            double[] errors = Errors(candidates, decided, folds);
            best = candidates[Array.IndexOf(errors, errors.Min())];
        }
        return WeightFit.Learn(decided, best.Capability, best.Salience, best.Stiffness) with { LossExponent = best.Loss };
    }

    IOutcomePredictor IPredictorTrainer.Fit(ActorTable training) => Fit(training);

    private IEnumerable<Candidate> Candidates()
        => from stiffness in Stiffnesses
           from capability in CapabilityExponents
           from salience in SalienceExponents
           from loss in LossExponents
           select new Candidate(capability, salience, loss, stiffness);

    /// <summary>The sum of the out-of-fold errors of each candidate.</summary>
    private double[] Errors(Candidate[] candidates, ValueList<ContestedIssue> decided, int folds)
    {
        int[] fold = GroupedFolds.Deal(decided, folds, Seed, 0);
        double[][] byFold = new double[folds][];
        Parallel.For(0, folds, f =>
        {
            ValueList<ContestedIssue> training = decided.Where((_, i) => fold[i] != f).ToValueList();
            ContestedIssue[] held = [.. decided.Where((_, i) => fold[i] == f)];
            double[] errors = byFold[f] = new double[candidates.Length];
            WeighedCompromise? learnt = null;
            for (int c = 0; c < candidates.Length; c++)
            {
                Candidate one = candidates[c];
                // Candidates that differ in the exponent of loss alone share their weights and stand side by side.
                if (learnt is null || one with { Loss = 0 } != candidates[c - 1] with { Loss = 0 })
                    learnt = WeightFit.Learn(training, one.Capability, one.Salience, one.Stiffness);
                WeighedCompromise model = learnt with { LossExponent = one.Loss };
                foreach (ContestedIssue issue in held) errors[c] += issue.Error(model.Predict(issue))!.Value;
            }
        });
        double[] sum = new double[candidates.Length];
        foreach (double[] errors in byFold)
            for (int c = 0; c < sum.Length; c++) sum[c] += errors[c];
        return sum;
    }

    private static ValueList<double> Some<T>(ValueList<double> values, Func<double, T> check, string name)
    {
        if (Guard.NotNull(values, name).Count == 0) throw new ArgumentException("must not be empty", name);
        foreach (double value in values) check(value);
        return values;
    }

    private readonly record struct Candidate(double Capability, double Salience, double Loss, double Stiffness);
}
