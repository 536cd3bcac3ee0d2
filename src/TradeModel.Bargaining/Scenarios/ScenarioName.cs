using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TradeModel.Bargaining;

/// <summary>Checks the names and labels of a scenario. They are kept as written, surrounding space included.</summary>
internal static class ScenarioName
{
    internal static string Check([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (Guard.NotNull(value, name).Length == 0) throw new ArgumentException("must not be empty", Guard.Parameter(name));
        return Guard.WellFormed(value, name);
    }

    internal static string? FindDuplicate<T>(ValueList<T> items, Func<T, string> nameOf)
        where T : notnull
    {
        // Few names are compared with each other, which needs no set.
        const int Few = 16;
        if (items.Count > Few) return FindDuplicate(items.Select(nameOf));
        for (int i = 1; i < items.Count; i++)
            for (int before = 0; before < i; before++)
                if (string.Equals(nameOf(items[i]), nameOf(items[before]), StringComparison.Ordinal)) return nameOf(items[i]);
        return null;
    }

    internal static string? FindDuplicate(IEnumerable<string> labels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string label in labels)
            if (!seen.Add(label)) return label;
        return null;
    }
}
