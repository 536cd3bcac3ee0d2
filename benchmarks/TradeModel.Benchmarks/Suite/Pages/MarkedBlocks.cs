using System.Text.RegularExpressions;

namespace TradeModel.Benchmarks.Suite.Pages;

/// <summary>
/// The parts of a Markdown page between <c>&lt;!-- suite: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>, which a program writes.
/// </summary>
internal static partial class MarkedBlocks
{
    /// <summary>The blocks of a page by their names, without the empty lines around them.</summary>
    /// <exception cref="FormatException">A block is there twice, or has no end.</exception>
    internal static SortedDictionary<string, string> Read(string page)
    {
        var blocks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Block().Matches(page))
            if (!blocks.TryAdd(match.Groups["name"].Value, match.Groups["text"].Value.Trim()))
                throw new FormatException($"the block {match.Groups["name"].Value} is there twice");
        int begun = Begin().Count(page);
        return begun == blocks.Count ? blocks : throw new FormatException($"of {begun} blocks, {begun - blocks.Count} have no end");
    }

    /// <summary>A page whose blocks have new texts.</summary>
    /// <exception cref="FormatException">A block of the page has no new text.</exception>
    internal static string Replace(string page, IReadOnlyDictionary<string, string> texts)
        => Block().Replace(page, match => texts.TryGetValue(match.Groups["name"].Value, out string? text)
            ? Write(match.Groups["name"].Value, text)
            : throw new FormatException($"the suite has no block {match.Groups["name"].Value}"));

    /// <summary>A block with its marks.</summary>
    internal static string Write(string name, string text) => $"<!-- suite: {name} -->\n\n{text.Trim()}\n\n<!-- end -->";

    [GeneratedRegex("<!-- suite: (?<name>[a-z]+) -->(?<text>(?:(?!<!-- suite:).)*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- suite: [a-z]+ -->")]
    private static partial Regex Begin();
}
