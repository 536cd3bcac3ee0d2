using System.Security.Cryptography;
using System.Text;

namespace TradeModel.Simulation;

/// <summary>What distinguishes a tournament from others: a SHA-256 of its scenarios and strategies.</summary>
internal static class TournamentIdentity
{
    internal static byte[] Of(Tournament tournament)
    {
        var text = new StringBuilder("tournament 1\n");
        foreach (TournamentScenario scenario in tournament.Scenarios)
        {
            text.Append("scenario ").Append(scenario.Name).Append('\n');
            IdentityText.Append(text, scenario.Scenario);
        }
        foreach (Strategy strategy in tournament.Strategies) IdentityText.Append(text, strategy);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
