using System.Reflection;
using System.Runtime.CompilerServices;

namespace TradeModel.Tests.Contracts;

/// <summary>The public types of every package of ours beside the tests.</summary>
internal static class PublicTypes
{
    internal static readonly Assembly[] Assemblies =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "TradeModel*.dll")
            .Where(f => Path.GetFileNameWithoutExtension(f) is var name && !name.Contains("Tests", StringComparison.Ordinal) && !name.Contains("Benchmarks", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f))),
    ];

    internal static readonly Type[] All =
        [.. Assemblies.SelectMany(a => a.GetExportedTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    internal static readonly Type[] Records = [.. All.Where(IsRecord)];

    internal static bool IsRecord(Type type)
        => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance, [typeof(System.Text.StringBuilder)]) is not null;

    internal static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    internal static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    internal static string Root
    {
        get
        {
            DirectoryInfo? at = new(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "TradeModel.sln"))) at = at.Parent;
            return at?.FullName ?? throw new InvalidOperationException("TradeModel.sln lies in no folder above the tests");
        }
    }
}
