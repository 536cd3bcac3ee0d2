using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>How well one model predicts the decided issues of a table, and what the learnt model gains over it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ModelScore
{
    internal ModelScore(IOutcomePredictor model, double meanAbsoluteError, PairedGain learntGain)
    {
        Model = model;
        MeanAbsoluteError = meanAbsoluteError;
        LearntGain = learntGain;
    }

    /// <summary>The model. It learns nothing from the table.</summary>
    public IOutcomePredictor Model { get; }

    /// <summary>Its mean distance between prediction and outcome, in hundredths of the scale.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>The gain of the learnt model over this one, out of sample.</summary>
    public PairedGain LearntGain { get; }

    /// <summary>"plain mean: 23.71, the learnt model gains +1.49 (−0.10 to +3.05)".</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Model}: {MeanAbsoluteError:F2}, the learnt model gains {LearntGain}");
}
