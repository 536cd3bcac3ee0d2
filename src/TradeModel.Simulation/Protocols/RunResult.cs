using System.Globalization;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>How one run ended.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RunResult
{
    internal RunResult(
        int? step, Outcome? outcome, ValueList<double> utilities, int offers, ValueMap<int, Outcome> lastOffers, string? failure)
    {
        Step = step;
        Outcome = outcome;
        Utilities = utilities;
        Offers = offers;
        LastOffers = lastOffers;
        Failure = failure;
    }

    /// <summary>Whether the parties agreed.</summary>
    public bool Agreed => Outcome is not null;

    /// <summary>The step of the offer that was accepted, counted from 0; null without an agreement.</summary>
    public int? Step { get; }

    /// <summary>The outcome agreed; null without an agreement.</summary>
    public Outcome? Outcome { get; }

    /// <summary>
    /// The utility of each party, in the scenario's order, as the nearest double: of the outcome agreed, otherwise its reservation value.
    /// Nothing is discounted.
    /// </summary>
    public ValueList<double> Utilities { get; }

    /// <summary>How many offers were made. Refused ones are not counted.</summary>
    public int Offers { get; }

    /// <summary>How many offers the protocol refused: on a closed issue, or after the deadline.</summary>
    public int Refused { get; internal init; }

    /// <summary>The issues that were closed at the end, counted from 0, each with the option that settled it.</summary>
    public ValueMap<int, int> Closed { get; internal init; } = [];

    /// <summary>
    /// The last offer of each party, by its place in the scenario, counted from 0. Parties that made no offer are left out.
    /// </summary>
    public ValueMap<int, Outcome> LastOffers { get; }

    /// <summary>
    /// Why the run failed: a strategy threw, exceeded the time limit, or offered an outcome that does not exist. Null if it did not fail.
    /// </summary>
    public string? Failure { get; }

    /// <summary>The party whose strategy failed, by its place in the scenario; null if the run did not fail.</summary>
    internal int? FailedParty { get; init; }

    /// <summary>Whether a party looked at its random numbers. If not, every run is the same.</summary>
    internal bool IsRandom { get; init; }

    /// <summary>How it ended, and the utilities.</summary>
    public override string ToString()
    {
        string end = Failure is not null ? $"failed: {Failure}" : Agreed ? $"agreed at step {Step}" : "no agreement";
        return $"{end}; {string.Join(", ", Utilities.Select(u => u.ToString("0.####", CultureInfo.InvariantCulture)))}";
    }
}
