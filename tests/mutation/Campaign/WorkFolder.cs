using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeModel.Mutation;

/// <summary>The folder outside the repository that holds the clone, its mutants, the coverage and the verdicts.</summary>
internal sealed class WorkFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    internal string Clone => Path.Combine(path, "clone");

    private string MutantsFile => Path.Combine(path, "mutants.json");

    private string CoverageFile => Path.Combine(path, "coverage.json");

    private string VerdictsFile => Path.Combine(path, "verdicts.jsonl");

    internal string Executable(string tests) => Path.Combine(Clone, "tests", tests, "bin/Debug/net10.0", tests);

    internal void SaveMutants(List<Mutant> mutants) => File.WriteAllText(MutantsFile, JsonSerializer.Serialize(mutants, Json));

    internal List<Mutant> LoadMutants() => JsonSerializer.Deserialize<List<Mutant>>(File.ReadAllText(MutantsFile))!;

    internal void SaveCoverage(Dictionary<string, Coverage> coverage)
        => File.WriteAllText(CoverageFile, JsonSerializer.Serialize(coverage, Json));

    internal Dictionary<string, Coverage> LoadCoverage()
        => File.Exists(CoverageFile) ? JsonSerializer.Deserialize<Dictionary<string, Coverage>>(File.ReadAllText(CoverageFile))! : [];

    /// <summary>The last verdict on each mutant.</summary>
    internal Dictionary<int, Verdict> LoadVerdicts()
    {
        var verdicts = new Dictionary<int, Verdict>();
        if (!File.Exists(VerdictsFile)) return verdicts;
        foreach (string line in File.ReadLines(VerdictsFile))
        {
            // A campaign that was ended may leave half a line.
            if (!line.EndsWith('}')) continue;
            Verdict verdict = JsonSerializer.Deserialize<Verdict>(line)!;
            verdicts[verdict.Id] = verdict;
        }
        return verdicts;
    }

    internal void Append(Verdict verdict)
    {
        lock (_lock) File.AppendAllText(VerdictsFile, JsonSerializer.Serialize(verdict, Json) + "\n");
    }
}
