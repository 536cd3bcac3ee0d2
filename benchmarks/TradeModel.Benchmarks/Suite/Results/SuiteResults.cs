using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>What a run of the suite measured, as benchmarks/results/suite.json holds it.</summary>
internal sealed record SuiteResults
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    };

    public Machine? Machine { get; init; }

    /// <summary>When the last run began, in UTC.</summary>
    public string Started { get; init; } = "";

    /// <summary>When the last run ended; empty if it was interrupted.</summary>
    public string Finished { get; init; } = "";

    /// <summary>The parts in the order of their names.</summary>
    public PartResult[] Parts { get; init; } = [];

    internal static SuiteResults Read(string path)
        => File.Exists(path) ? JsonSerializer.Deserialize<SuiteResults>(File.ReadAllText(path), Options)! : new();

    internal void Write(string path) => File.WriteAllText(path, Compact(JsonSerializer.Serialize(this, Options)) + "\n");

    internal SuiteResults With(PartResult part)
        => this with { Parts = [.. Parts.Where(p => p.Name != part.Name).Append(part).OrderBy(p => p.Name, StringComparer.Ordinal)] };

    internal static string Text(PartResult part) => JsonSerializer.Serialize(part, Options);

    internal static PartResult Part(string text) => JsonSerializer.Deserialize<PartResult>(text, Options)!;

    // Arrays of numbers take one line each.
    private static string Compact(string json)
        => System.Text.RegularExpressions.Regex.Replace(
            json, @"\[\s+(-?[\d.E+-]+(?:,\s+-?[\d.E+-]+)*)\s+\]",
            m => "[" + System.Text.RegularExpressions.Regex.Replace(m.Groups[1].Value, @",\s+", ", ") + "]");
}
