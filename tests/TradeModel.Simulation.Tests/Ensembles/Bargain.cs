using NodaTime;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests.Ensembles;

/// <summary>Small ensembles to test with.</summary>
internal static class Bargain
{
    internal static readonly LocalDate First = new(2026, 1, 5);

    /// <summary>Two issues of five options that the parties weigh differently: 25 outcomes.</summary>
    internal static Scenario Scenario { get; } = new(
        ["A", "B"],
        [
            new("steel", [0.7, 0.3], [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption($"s{k}", k / 4m, (4 - k) / 4m))]),
            new("pulses", [0.3, 0.7], [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption($"p{k}", k / 4m, (4 - k) / 4m))]),
        ]);

    /// <summary>Twelve rounds, a week apart, of two offers each.</summary>
    internal static RoundCalendar Calendar { get; } = RoundCalendar.Every(7, First, First.PlusWeeks(11));

    internal static ValueList<UncertainInput> Inputs { get; } =
    [
        UncertainInput.Salience("A", "steel", Distribution.Triangular(0.5, 1, 2), EvidenceBasis.Estimated),
        UncertainInput.Reservation("B", Distribution.Uniform(0.1, 0.7), EvidenceBasis.Illustrative),
        UncertainInput.RedLine("A", "pulses", Distribution.Uniform(0, 0.6), EvidenceBasis.Illustrative),
        UncertainInput.Haste("A", Distribution.Pert(0.1, 0.5, 2), EvidenceBasis.Illustrative),
        UncertainInput.Deadline(Distribution.Uniform(20, 77), EvidenceBasis.Estimated),
        UncertainInput.Discount("B", Distribution.Uniform(0.5, 0.9), EvidenceBasis.Reported),
    ];

    internal static Ensemble Ensemble { get; } = Simulation.Ensemble.Of(Scenario, [Strategies.Linear, Strategies.Linear], Calendar, Inputs);
}
