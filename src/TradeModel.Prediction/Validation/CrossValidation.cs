using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// Judges a trainer on issues it has not learnt from. Whole decisions are assigned to folds, and each fold is predicted by a model learnt
/// from the others. Several assignments are averaged.
/// </summary>
/// <remarks>
/// The trainer sees the training folds only, so the validation of a trainer that tunes is nested. The result depends on the table, the
/// trainer and the settings alone.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record CrossValidation
{
    /// <summary>The number of folds, 2 or more; 10 by default. At most the number of decisions is used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int Folds
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Folds), value, "must be 2 or more");
    } = 10;

    /// <summary>The number of assignments over which the error of each issue is averaged, 1 or more; 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Repetitions
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Repetitions), value, "must be 1 or more");
    } = 5;

    /// <summary>The seed of the assignments; 2025 by default, so that equal questions have equal answers.</summary>
    public ulong Seed { get; init; } = 2025;

    /// <summary>"10 folds, dealt 5 times, seed 2025".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Folds} folds, dealt {Repetitions} times, seed {Seed}");

    /// <summary>
    /// The out-of-fold error of each decided issue, in hundredths of its scale, averaged over the repetitions. The mean of these errors is
    /// the cross-validated mean absolute error.
    /// </summary>
    /// <exception cref="InvalidOperationException">The decided issues belong to fewer than two decisions.</exception>
    public ValueMap<IssueId, double> Errors(ActorTable table, IPredictorTrainer trainer)
    {
        Guard.NotNull(trainer);
        ValueList<ContestedIssue> decided = Guard.NotNull(table).Decided;
        int folds = Math.Min(Folds, GroupedFolds.Groups(decided).Count());
        if (folds < 2) throw new InvalidOperationException("cross-validation needs issues of at least two decisions with an outcome");
        int[][] deals = [.. Enumerable.Range(0, Repetitions).Select(r => GroupedFolds.Deal(decided, folds, Seed, (ulong)r))];
        double[][] errors = [.. deals.Select(_ => new double[decided.Count])];
        Parallel.For(0, Repetitions * folds, task =>
        {
            (int repetition, int fold) = Math.DivRem(task, folds);
            int[] deal = deals[repetition];
            IOutcomePredictor model = trainer.Fit(new(decided.Where((_, i) => deal[i] != fold).ToValueList()));
            for (int i = 0; i < decided.Count; i++)
                if (deal[i] == fold) errors[repetition][i] = decided[i].Error(model.Predict(decided[i]))!.Value;
        });
        return decided.Select((issue, i) => KeyValuePair.Create(issue.Id, errors.Average(e => e[i]))).ToValueMap();
    }
}
