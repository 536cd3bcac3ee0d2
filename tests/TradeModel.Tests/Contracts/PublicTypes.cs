using System.Reflection;
using System.Runtime.CompilerServices;

namespace TradeModel.Tests.Contracts;

/// <summary>The public types of every TradeModel package in the folder of the tests.</summary>
internal static class PublicTypes
{
    internal static readonly Assembly[] Assemblies =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "TradeModel*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(name => !name.Contains("Tests", StringComparison.Ordinal) && !name.Contains("Benchmarks", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Assembly.Load(name)),
    ];

    /// <summary>The public members that a type declares itself.</summary>
    internal const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static readonly Type[] All =
        [.. Assemblies.SelectMany(a => a.GetExportedTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    internal static readonly Type[] Records = [.. All.Where(IsRecord)];

    internal static bool IsRecord(Type type)
        => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance, [typeof(System.Text.StringBuilder)]) is not null;

    /// <summary>Whether a property's setter is <c>init</c>.</summary>
    internal static bool IsInitOnly(MethodInfo setter)
        => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    internal static bool Implements(Type type, Type genericInterface)
        => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == genericInterface);

    internal static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    internal static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    internal static string Root
    {
        get
        {
            DirectoryInfo? at = new(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "TradeModel.sln"))) at = at.Parent;
            return at?.FullName ?? throw new InvalidOperationException("TradeModel.sln is in no folder above the tests");
        }
    }
}
