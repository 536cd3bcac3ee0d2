using System.Globalization;
using TradeModel.Issues;

namespace TradeModel.Bargaining;

/// <summary>The labels of a scenario's options.</summary>
internal static class PositionWords
{
    /// <summary>
    /// Each option in the words of the issue's scale. Options with the same words also get a number and their exact text.
    /// </summary>
    internal static string[] Of(Issue issue, Position[] options)
    {
        string[] words = [.. options.Select(issue.Scale.Describe)];
        HashSet<string> seen = new(StringComparer.Ordinal), twice = [.. words.Where(w => !seen.Add(w))];
        for (int o = 0; o < words.Length; o++)
            if (twice.Contains(words[o])) words[o] = string.Create(CultureInfo.InvariantCulture, $"{words[o]} ({o + 1}: {options[o]})");
        return words;
    }
}
