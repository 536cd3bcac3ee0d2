using System.Globalization;

namespace TradeModel.Prediction.Tests;

/// <summary>Learnt models beside an independent implementation, bit for bit: tests/data/learnt-compromise.py.</summary>
public sealed class LearntBitsTests
{
    private static readonly ActorTable Table = new(
    [
        Issue(0, 35, ("a", 10, 80, 4), ("b", 60, 50, 1), ("c", 100, 40, 2)),
        Issue(1, 70, ("a", 0, 30, 4), ("b", 90, 70, 1)),
        Issue(2, 30, ("a", 20, 90, 4), ("b", 50, 20, 1), ("c", 80, 60, 2)),
        Issue(3, 60, ("b", 40, 55, 1), ("c", 95, 25, 2)),
    ]);

    [Fact]
    public void Fit_ThreeActors_GivesTheSameBits()
    {
        var trainer = new AveragedCompromiseTrainer
        {
            Family = new() { CapabilityExponents = [0.5], SalienceExponents = [1.5], LossExponents = [2, 1.75, 1.3], Stiffnesses = [0.3] },
        };
        ValueList<WeighedCompromise> members = trainer.Fit(Table).Members;
        string[] actual =
        [
            .. members[0].Weights.Select(w => Line($"weight of {w.Key}", w.Value)),
            .. members.SelectMany(m => Table.Issues.Select(i
                => Line(Text($"loss {m.LossExponent} issue {i.Id.Value[1..]}"), m.Predict(i)))),
        ];
        Assert.Equal(File.ReadLines(PublishedFigures.Path("learnt-compromise.csv")).Skip(1), actual);
    }

    private static ContestedIssue Issue(
        int number,
        double outcome,
        params (string Actor, double Position, double Salience, double Capability)[] actors)
        => new(
            new(Text($"i{number}")),
            actors.Select(a => new ActorPosition(new(a.Actor), a.Position, a.Salience, a.Capability)).ToValueList(),
            outcome: outcome);

    private static string Line(string what, double value) => Text($"{what},{BitConverter.DoubleToInt64Bits(value):x16}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
