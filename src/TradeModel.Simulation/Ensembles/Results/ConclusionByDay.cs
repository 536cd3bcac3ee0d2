using NodaTime;

namespace TradeModel.Simulation;

/// <summary>The share of runs that concluded by a day.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ConclusionByDay
{
    internal ConclusionByDay(LocalDate day, EstimatedShare probability) => (Day, Probability) = (day, probability);

    /// <summary>The day.</summary>
    public LocalDate Day { get; }

    /// <summary>The share of runs that concluded on or before the day, with its interval.</summary>
    public EstimatedShare Probability { get; }

    /// <summary>The day and the share.</summary>
    public override string ToString() => $"{InvariantText.Iso(Day)}: {Probability}";
}
