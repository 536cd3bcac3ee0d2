namespace TradeModel.Simulation;

/// <summary>How one strategy did in a tournament, and its place.</summary>
/// <remarks>
/// Every mean is taken over the strategies it met, itself included, over both roles, and then over the scenarios, all with the same weight.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StrategyScore
{
    internal StrategyScore(string strategy) => Strategy = strategy;

    /// <summary>The name of the strategy.</summary>
    public string Strategy { get; }

    /// <summary>Its place by <see cref="Utility"/>, from 1; equal ones in the order of the tournament's strategies.</summary>
    public int Place { get; internal init; }

    /// <summary>The best place that the tests leave open: 1 more than the number of strategies that did significantly better.</summary>
    public int BestPlace { get; internal init; }

    /// <summary>The worst place that the tests leave open: as many lie at or before it as did not do significantly worse.</summary>
    public int WorstPlace { get; internal init; }

    /// <summary>The mean utility, not discounted: 0 is no agreement, 1 the best outcome of the party that it played.</summary>
    public double Utility { get; internal init; }

    /// <summary>
    /// The lower end of the 95 % interval of <see cref="Utility"/> over scenarios: Student's t of its means on each scenario, cut at 0
    /// unless it did worse than no agreement on one of them; null with one scenario.
    /// </summary>
    public double? Low { get; internal init; }

    /// <summary>The upper end of the same interval, cut at 1; null with one scenario.</summary>
    public double? High { get; internal init; }

    /// <summary>The share of its runs that ended with an agreement, from 0 to 1.</summary>
    public double AgreementRate { get; internal init; }

    /// <summary>
    /// The mean distance of its runs to the nearest Nash solution, on the scale of <see cref="Utility"/>, over the scenarios that have one;
    /// null if none has.
    /// </summary>
    public double? DistanceToNash { get; internal init; }

    /// <summary>How many runs failed because of it.</summary>
    public int Failures { get; internal init; }

    /// <summary>The place, the strategy, its utility and the places that the tests leave open.</summary>
    public override string ToString()
    {
        string interval = Low is { } low && High is { } high ? FormattableString.Invariant($" ({low:0.0000}–{high:0.0000})") : "";
        string places = BestPlace == WorstPlace ? "" : FormattableString.Invariant($", places {BestPlace}–{WorstPlace}");
        return FormattableString.Invariant($"{Place}. {Strategy} {Utility:0.0000}{interval}{places}");
    }
}
