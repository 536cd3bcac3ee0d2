using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>
/// How well models predict the decided issues of a table: those that learn nothing, and the averaged compromise learnt from the table, in
/// sample and cross-validated.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ModelComparison
{
    private ModelComparison(
        ActorTable table, ValueList<ModelScore> scores, AveragedCompromise learnt, double learntError, double crossValidatedError)
    {
        Table = table;
        Scores = scores;
        Learnt = learnt;
        LearntError = learntError;
        CrossValidatedError = crossValidatedError;
    }

    /// <summary>
    /// The models compared unless others are given: middle of the scale, plain mean, salience-weighted mean, compromise model with
    /// capability and with its root, Nash bargaining, expected-utility model and spatial model.
    /// </summary>
    public static ValueList<IOutcomePredictor> StandardModels { get; } =
    [
        new ScaleMidpoint(), new MeanPosition(), new SalienceWeightedMean(), new CompromiseModel(),
        new WeighedCompromise(capabilityExponent: 0.5), new NashBargainingModel(), new ExpectedUtilityModel(), new SpatialModel(),
    ];

    /// <summary>The issues predicted.</summary>
    public ActorTable Table { get; }

    /// <summary>The models that learn nothing, in the order given.</summary>
    public ValueList<ModelScore> Scores { get; }

    /// <summary>The average of compromise models learnt from all decided issues of the table.</summary>
    public AveragedCompromise Learnt { get; }

    /// <summary>The error of <see cref="Learnt"/> on the issues it learnt from, which flatters it.</summary>
    public double LearntError { get; }

    /// <summary>The error of the same trainer on issues of decisions it has not learnt from.</summary>
    public double CrossValidatedError { get; }

    /// <summary>Compares models on the decided issues of a table.</summary>
    /// <param name="table">The issues.</param>
    /// <param name="models">The models that learn nothing; null for <see cref="StandardModels"/>.</param>
    /// <param name="validation">How the learnt model is judged; null for ten folds dealt five times.</param>
    /// <exception cref="InvalidOperationException">The decided issues belong to fewer than two decisions.</exception>
    public static ModelComparison Of(
        ActorTable table, ValueList<IOutcomePredictor>? models = null, CrossValidation? validation = null)
    {
        var trainer = new AveragedCompromiseTrainer();
        ValueMap<IssueId, double> outOfSample = (validation ?? new()).Errors(Guard.NotNull(table), trainer);
        AveragedCompromise learnt = trainer.Fit(table);
        ValueList<ModelScore> scores = (models ?? StandardModels).Select(model =>
        {
            ValueMap<IssueId, double> errors = table.Errors(model);
            return new ModelScore(model, errors.Average(e => e.Value), PairedGain.Compare(table, errors, outOfSample));
        }).ToValueList();
        return new(table, scores, learnt, table.MeanAbsoluteError(learnt), outOfSample.Average(e => e.Value));
    }

    /// <summary>The score of a model.</summary>
    /// <exception cref="KeyNotFoundException">The model is not among those compared.</exception>
    public ModelScore ScoreOf(IOutcomePredictor model)
    {
        Guard.NotNull(model);
        return Scores.FirstOrDefault(s => s.Model.Equals(model))
            ?? throw new KeyNotFoundException($"'{model}' is not among the models compared");
    }

    /// <summary>"8 models on 353 issues; learnt and cross-validated 22.22".</summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Scores.Count} models on {Table.Decided.Count} issues; learnt and cross-validated {CrossValidatedError:F2}");
}
