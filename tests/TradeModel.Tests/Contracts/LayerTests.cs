using System.Reflection;
using System.Reflection.Emit;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>References point down only, between packages and inside the domain. Read from the compiled code: signatures and bodies alike.</summary>
public class LayerTests
{
    // From the bottom up (docs/architecture.md); namespaces on one line do not know each other.
    private static readonly string[][] Layers =
    [
        ["TradeModel"],
        ["TradeModel.Goods", "TradeModel.Parties"],
        ["TradeModel.Tariffs", "TradeModel.NonTariffMeasures", "TradeModel.MarketAccess"],
        ["TradeModel.Issues"],
        ["TradeModel.Agreements"],
        ["TradeModel.Negotiations"],
        ["TradeModel.Convergence"],
        ["TradeModel.Json"],
        ["TradeModel.Examples"],
    ];

    // What each package may use of the others.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["TradeModel"] = [],
        ["TradeModel.Bargaining"] = ["TradeModel"],
        ["TradeModel.Prediction"] = ["TradeModel", "TradeModel.Bargaining"],
        ["TradeModel.Import"] = ["TradeModel"],
        ["TradeModel.Testing"] = ["TradeModel"],
    };

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private static readonly Assembly Domain = typeof(PartyId).Assembly;

    [Fact]
    public void Packages_EachOne_UsesOnlyThoseBelowIt()
    {
        Assert.Equal(Packages.Keys.Order(StringComparer.Ordinal), PublicTypes.Assemblies.Select(a => a.GetName().Name!).Order(StringComparer.Ordinal));
        Offenders.None(
            from assembly in PublicTypes.Assemblies
            let package = assembly.GetName().Name!
            from used in assembly.GetReferencedAssemblies()
            where used.Name!.StartsWith("TradeModel", StringComparison.Ordinal) && !Packages[package].Contains(used.Name)
            select $"{package} uses {used.Name}");
    }

    [Fact]
    public void Internals_OfEveryPackage_AreSeenByTestsAndBenchmarksOnly()
        => Offenders.None(
            from assembly in PublicTypes.Assemblies
            from friend in assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            where !friend.AssemblyName.EndsWith(".Tests", StringComparison.Ordinal) && friend.AssemblyName != "TradeModel.Benchmarks"
            select $"{assembly.GetName().Name} shows its internals to {friend.AssemblyName}");

    [Fact]
    public void Namespaces_OfTheDomain_AllHaveALayer()
        => Offenders.None(Domain.GetTypes().Select(NamespaceOf).OfType<string>().Distinct().Except(Layers.SelectMany(l => l)));

    [Fact]
    public void References_InsideTheDomain_PointDown()
    {
        int LayerOf(string name) => Array.FindIndex(Layers, l => l.Contains(name));
        var upward = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in Domain.GetTypes())
        {
            if (NamespaceOf(type) is not { } from) continue;
            foreach (Type used in Uses(type).Distinct())
                if (NamespaceOf(used) is { } to && to != from && LayerOf(to) >= LayerOf(from))
                    upward.Add($"{type.FullName} uses {used.FullName}");
        }
        Offenders.None(upward);
    }

    [Fact]
    public void Uses_AKnownType_SeesSignaturesAndBodies()
    {
        // The test of the test: a property's type, and what only a method's body names.
        HashSet<Type> used = [.. Uses(typeof(TradeModel.Negotiations.Negotiation))];
        Assert.Contains(typeof(TradeModel.Parties.Party), used);
        Assert.Contains(typeof(TradeModel.Tariffs.AdditionalDuties), used);
    }

    private static string? NamespaceOf(Type type)
    {
        if (type.Assembly != Domain) return null;
        while (type.DeclaringType is { } outer) type = outer;
        return type.Name.StartsWith('<') ? null : type.Namespace is { } name && name.StartsWith("TradeModel", StringComparison.Ordinal) ? name : null;
    }

    private static IEnumerable<Type> Uses(Type type)
    {
        var found = new List<Type?> { type.BaseType };
        found.AddRange(type.GetInterfaces());
        found.AddRange(NamedByAttributes(type));
        found.AddRange(type.GetFields(Declared).Select(f => f.FieldType));
        foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            found.AddRange(method.GetParameters().Select(p => p.ParameterType));
            if (method is MethodInfo { ReturnType: var result }) found.Add(result);
            if (method.GetMethodBody() is { } body)
            {
                found.AddRange(body.LocalVariables.Select(v => v.LocalType));
                found.AddRange(InBody(method, body.GetILAsByteArray()!));
            }
        }
        return found.SelectMany(Parts);
    }

    /// <summary>The types that attributes name, but for the one place where an import may point up (docs/decisions/converters-on-the-root-types.md).</summary>
    private static IEnumerable<Type?> NamedByAttributes(Type type)
        => type.GetCustomAttributesData().Where(a => a.AttributeType != typeof(System.Text.Json.Serialization.JsonConverterAttribute))
            .SelectMany(a => a.ConstructorArguments.Select(c => c.Value).Concat(a.NamedArguments.Select(n => n.TypedValue.Value))).OfType<Type>();

    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter) return [];
        if (type.HasElementType) return Parts(type.GetElementType());
        return type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }

    private static IEnumerable<Type?> InBody(MethodBase method, byte[] il)
    {
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = (short)(0xFE00 | il[at++]);
            OpCode code = Codes[value];
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                MemberInfo? member = method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod);
                yield return member as Type ?? member?.DeclaringType;
                if (member is MethodInfo { IsGenericMethod: true } called)
                    foreach (Type argument in called.GetGenericArguments()) yield return argument;
                if (member is FieldInfo field) yield return field.FieldType;
            }
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
