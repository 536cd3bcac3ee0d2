namespace Fuzz.Targets;

/// <summary>The readers, in the order of the table of results.</summary>
internal static class AllTargets
{
    internal static Target[] All { get; } =
    [
        .. JsonTargets.All, .. TextTargets.All, .. TableTargets.All, .. ScenarioTargets.All, .. EnsembleTargets.All,
        .. EconomicsTargets.All,
    ];

    internal static Target Get(string name)
        => All.FirstOrDefault(t => t.Name == name)
            ?? throw new ArgumentException($"there is no target '{name}'; the targets are: {string.Join(", ", All.Select(t => t.Name))}");
}
