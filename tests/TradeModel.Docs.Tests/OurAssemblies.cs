using System.Reflection;

namespace TradeModel.Docs.Tests;

/// <summary>The packages of the family, as built beside the tests.</summary>
internal static class OurAssemblies
{
    internal static Assembly[] All { get; } = Directory.EnumerateFiles(AppContext.BaseDirectory, "TradeModel*.dll")
        .Where(f => !Path.GetFileName(f).Contains(".Tests", StringComparison.Ordinal))
        .Where(f => Path.GetFileName(f) != "TradeModel.Analyzers.dll")
        .Order(StringComparer.Ordinal)
        .Select(Assembly.LoadFrom)
        .ToArray();

    internal static string[] Namespaces { get; } = All
        .SelectMany(a => a.GetExportedTypes())
        .Select(t => t.Namespace!)
        .Where(n => n.StartsWith("TradeModel", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToArray();
}
