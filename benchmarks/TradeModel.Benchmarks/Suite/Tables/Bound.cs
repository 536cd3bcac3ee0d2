using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>A figure and the bound that it must keep.</summary>
/// <param name="Work">What is measured, and against what.</param>
/// <param name="Measure">Finds the figure.</param>
/// <param name="Sense">On which side of the limit it must be.</param>
/// <param name="Limit">The bound; a figure equal to it is within.</param>
/// <param name="Unit">The unit of figure and bound.</param>
/// <param name="Source">Who states the bound.</param>
internal sealed record Bound(string Work, Func<Measurements, Estimate> Measure, Sense Sense, double Limit, Unit Unit, string Source)
{
    /// <summary>Why it was missed, where that is known.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>Compares what was measured with the bound.</summary>
    internal Judgement Judge(Measurements measurements)
    {
        try
        {
            Estimate found = Measure(measurements);
            return new(this, found, IsWithin(found.Value) ? Verdict.Met : Verdict.Missed, IsWithin(found.Low) != IsWithin(found.High));
        }
        catch (MissingMeasurementException e)
        {
            return new(this, default, Verdict.NotMeasured, Straddles: false, e.Message);
        }
    }

    internal bool IsWithin(double value) => Sense == Sense.AtMost ? value <= Limit : value >= Limit;
}
