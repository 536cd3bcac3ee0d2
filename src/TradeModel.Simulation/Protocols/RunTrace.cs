using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>A run with every offer and answer.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RunTrace
{
    internal RunTrace(Scenario scenario, ValueList<RunOffer> offers, RunResult result)
    {
        Scenario = scenario;
        Offers = offers;
        Result = result;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The offers in order.</summary>
    public ValueList<RunOffer> Offers { get; }

    /// <summary>How the run ended.</summary>
    public RunResult Result { get; }

    /// <summary>The issues that closed and reopened, in order.</summary>
    public ValueList<RunClosing> Closings { get; internal init; } = [];

    /// <summary>How the run ended.</summary>
    public override string ToString() => Result.ToString();
}
