using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradeModel.Simulation;

/// <summary>What distinguishes an ensemble from others: a SHA-256 of all that its runs depend on.</summary>
internal static class EnsembleIdentity
{
    internal static byte[] Of(Ensemble ensemble)
    {
        var text = new StringBuilder("ensemble 1\n");
        void Line(string line) => text.Append(line).Append('\n');
        static string Bits(double number) => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture);

        IdentityText.Append(text, ensemble.Scenario);
        foreach (Strategy strategy in ensemble.Strategies) IdentityText.Append(text, strategy);
        Line($"rules {ensemble.Rules}");
        foreach (IssueClosing closing in ensemble.Rules.Closings) Line($"closing {closing}");
        if (ensemble.Calendar is { } calendar)
            Line($"calendar {calendar.OffersPerRound} {string.Join(' ', calendar.Rounds.Select(InvariantText.Iso))}");
        foreach (InputPlace input in ensemble.Places)
        {
            Line($"input {input.Kind} {input.Party} {input.Issue} {input.Input.Distribution}");
            foreach (Strategy strategy in input.Input.Strategies) IdentityText.Append(text, strategy);
        }
        foreach (double gap in ensemble.Prepared.Gaps()) Line(Bits(gap));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    internal static byte[] With(byte[] identity, SamplingDesign design)
        => SHA256.HashData([.. identity, .. Encoding.UTF8.GetBytes(design.ToString())]);
}
