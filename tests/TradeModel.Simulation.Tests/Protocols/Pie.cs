using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

/// <summary>A pie of so many pieces: option k gives k of them to A and the rest to B.</summary>
internal static class Pie
{
    internal static Scenario Of(int pieces, Rational reservationA = default, Rational reservationB = default)
        => new(
            [new("A", reservationA), new("B", reservationB)],
            [
                new("pieces of A", Enumerable.Range(0, pieces + 1).Select(k => new ScenarioOption(
                    $"{k}", new Rational(k, pieces), new Rational(pieces - k, pieces))).ToValueList()),
            ]);

    internal static int Piece(this Outcome outcome) => outcome.Choices[0];
}
