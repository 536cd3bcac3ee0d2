using System.Globalization;

namespace TradeModel.Prediction;

/// <summary>The plain average of the predictions of several compromise models. It lies within the range of the positions.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AveragedCompromise : IOutcomePredictor
{
    /// <summary>Creates an average.</summary>
    /// <exception cref="ArgumentException">There is no member.</exception>
    public AveragedCompromise(ValueList<WeighedCompromise> members) => Members = members;

    /// <summary>The models averaged; at least one.</summary>
    public ValueList<WeighedCompromise> Members
    {
        get;
        init => field = Guard.NotNull(value, nameof(Members)).Count > 0
            ? value
            : throw new ArgumentException("must not be empty", Guard.Parameter(nameof(Members)));
    }

    /// <summary>
    /// By actor, its own weight: the geometric mean of what the members learnt. Above 1, the actor moves outcomes more than its capability
    /// and salience say. An actor that no member has a weight for is not in it.
    /// </summary>
    public ValueMap<PartyId, double> Weights
        => Members.SelectMany(m => m.Weights.Select(w => w.Key)).Distinct()
            .Select(a => (Actor: a, Log: Members.Average(m => PortableMath.Log(m.Weights.GetValueOrDefault(a, 1)))))
            .Select(a => KeyValuePair.Create(a.Actor, PortableMath.Exp(a.Log)))
            .ToValueMap();

    /// <summary>"average of 48 compromise models".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"average of {Members.Count} compromise models");

    /// <inheritdoc />
    public double Predict(ContestedIssue issue)
    {
        double sum = 0;
        foreach (WeighedCompromise member in Members) sum += member.Predict(issue) / Members.Count;
        return Math.Clamp(sum, issue.Actors.Min(a => a.Position), issue.Actors.Max(a => a.Position));
    }
}
