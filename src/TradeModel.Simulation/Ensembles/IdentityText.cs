using System.Text;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The lines that tell scenarios and strategies apart, from which identities are hashed.</summary>
internal static class IdentityText
{
    internal static void Append(StringBuilder text, Scenario scenario)
    {
        foreach (ScenarioParty party in scenario.Parties)
            Line(text, $"party {party.Name} {party.Reservation} {party.Discount} {party.Cap}");
        foreach (ScenarioIssue issue in scenario.Issues)
        {
            Line(text, $"issue {issue.Name} {string.Join(' ', issue.Weights)}");
            foreach (ScenarioOption option in issue.Options) Line(text, $"option {option.Label} {string.Join(' ', option.Values)}");
        }
    }

    /// <summary>A strategy from outside the package counts by its name and the text of its parts.</summary>
    internal static void Append(StringBuilder text, Strategy strategy)
        => Line(text, $"strategy {strategy.Name}: {strategy.Offering}; {strategy.Acceptance}; {strategy.Model}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
