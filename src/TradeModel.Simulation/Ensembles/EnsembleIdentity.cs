using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What tells an ensemble from others: a SHA-256 of all that its runs depend on.</summary>
internal static class EnsembleIdentity
{
    internal static byte[] Of(Ensemble ensemble)
    {
        var text = new StringBuilder("ensemble 1\n");
        void Line(string line) => text.Append(line).Append('\n');
        static string Bits(double number) => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture);

        foreach (ScenarioParty party in ensemble.Scenario.Parties)
            Line($"party {party.Name} {party.Reservation} {party.Discount} {party.Cap}");
        foreach (ScenarioIssue issue in ensemble.Scenario.Issues)
        {
            Line($"issue {issue.Name} {string.Join(' ', issue.Weights)}");
            foreach (ScenarioOption option in issue.Options) Line($"option {option.Label} {string.Join(' ', option.Values)}");
        }
        foreach (Strategy strategy in ensemble.Strategies) Line(Words(strategy));
        Line($"rules {ensemble.Rules}");
        if (ensemble.Calendar is { } calendar)
            Line($"calendar {calendar.OffersPerRound} {string.Join(' ', calendar.Rounds.Select(InvariantText.Iso))}");
        foreach (InputPlace input in ensemble.Places)
        {
            Line($"input {input.Kind} {input.Party} {input.Issue} {input.Input.Distribution}");
            foreach (Strategy strategy in input.Input.Strategies) Line(Words(strategy));
        }
        foreach (double gap in ensemble.Prepared.Gaps()) Line(Bits(gap));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    internal static byte[] With(byte[] identity, SamplingDesign design)
        => SHA256.HashData([.. identity, .. Encoding.UTF8.GetBytes(design.ToString())]);

    private static string Words(Strategy strategy)
        => $"strategy {strategy.Name}: {strategy.Offering}; {strategy.Acceptance}; {strategy.Model}";
}
