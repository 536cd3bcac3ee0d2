using TradeModel;
using TradeModel.Bargaining;
using TradeModel.Simulation;

/// <summary>An ensemble whose digest is the same on every machine, with the JIT and with Native AOT, in every version.</summary>
internal static class ReferenceEnsemble
{
    internal const string Digest = "170f0c402c0fdf9763bb9d014753598a00418298612d75634f5b42fff45caf56";

    internal static EnsembleOptions Options { get; } = new(runs: 200, seed: 7);

    /// <summary>Every kind of distribution and of input, and a strategy that draws random numbers.</summary>
    internal static Ensemble Create()
    {
        static ScenarioIssue Issue(string name, decimal first, decimal second) => new(
            name, [first, second], [.. Enumerable.Range(0, 7).Select(k => new ScenarioOption($"{k}", k / 6m, (6 - k) / 6m))]);
        const EvidenceBasis Basis = EvidenceBasis.Illustrative;
        return Ensemble.Of(
            new Scenario(["A", "B"], [Issue("steel", 0.6m, 0.2m), Issue("pulses", 0.3m, 0.5m), Issue("services", 0.1m, 0.3m)]),
            [Strategies.Linear, Strategies.Linear],
            RoundCalendar.Every(days: 14, first: new(2026, 1, 5), last: new(2026, 12, 31)),
            UncertainInput.Salience("A", "steel", Distribution.Pert(0.5, 1, 2), Basis),
            UncertainInput.RedLine("A", "pulses", Distribution.Triangular(0, 0.2, 0.6), Basis),
            UncertainInput.Reservation("B", Distribution.TruncatedNormal(0.4, 0.2, 0.1, 0.8), Basis),
            UncertainInput.Haste("A", Distribution.Uniform(0.2, 2), Basis),
            UncertainInput.Deadline(Distribution.Discrete((200, 1), (350, 2)), Basis),
            UncertainInput.Strategy("B", [(Strategies.Linear, 2), (Strategies.MiCRO, 1), (Strategies.RandomWalker, 1)], Basis));
    }
}
