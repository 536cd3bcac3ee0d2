using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// Chooses the member of a family of compromise models with the smallest error in cross-validation within the training issues, in folds of
/// whole decisions, and learns it from all training issues.
/// </summary>
/// <remarks>The first member with the smallest error is chosen. With fewer than two decisions, it is the first of the family.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TunedCompromiseTrainer : IPredictorTrainer
{
    /// <summary>The models to choose from; those of docs/prediction.md by default.</summary>
    public CompromiseFamily Family { get; init => field = Guard.NotNull(value, nameof(Family)); } = new();

    /// <summary>The number of folds, 2 or more; 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int Folds
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Folds), value, "must be 2 or more");
    } = 5;

    /// <summary>The seed that assigns decisions to folds; 2025 by default, so that equal issues give an equal model.</summary>
    public ulong Seed { get; init; } = 2025;

    /// <summary>The model learnt from the decided issues of <paramref name="training"/>.</summary>
    /// <exception cref="InvalidOperationException">No outcome is known.</exception>
    public WeighedCompromise Fit(ActorTable training)
    {
        ValueList<ContestedIssue> decided = CompromiseFamily.Decided(training);
        int folds = Math.Min(Folds, GroupedFolds.Groups(decided).Count());
        int best = 0;
        if (folds > 1)
        {
            double[] errors = Errors(decided, folds);
            best = Array.IndexOf(errors, errors.Min());
        }
        return Family.Learn(decided).ElementAt(best);
    }

    /// <summary>"best of 48 compromise models over 5 folds, seed 2025".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"best of {Family} over {Folds} folds, seed {Seed}");

    IOutcomePredictor IPredictorTrainer.Fit(ActorTable training) => Fit(training);

    /// <summary>The sum of the out-of-fold errors of each member.</summary>
    private double[] Errors(ValueList<ContestedIssue> decided, int folds)
    {
        int[] fold = GroupedFolds.Deal(decided, folds, Seed, 0);
        double[][] byFold = new double[folds][];
        Parallel.For(0, folds, f =>
        {
            ContestedIssue[] held = [.. decided.Where((_, i) => fold[i] == f)];
            byFold[f] =
            [
                .. Family.Learn(decided.Where((_, i) => fold[i] != f).ToValueList())
                    .Select(member => held.Sum(issue => issue.Error(member.Predict(issue))!.Value)),
            ];
        });
        return [.. byFold[0].Select((_, m) => byFold.Sum(errors => errors[m]))];
    }
}
