using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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

    /// <summary>A party is named after its file, with its number if that is no name of its own.</summary>
    internal static string OfFile(string path, int index, ValueList<string> all)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        bool alone = name.Length > 0 && all.Count(other => string.Equals(Path.GetFileNameWithoutExtension(other), name,
            StringComparison.Ordinal)) == 1;
        return alone ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({index + 1})");
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
