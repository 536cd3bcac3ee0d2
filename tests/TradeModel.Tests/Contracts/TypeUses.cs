using System.Reflection;
using System.Reflection.Emit;

namespace TradeModel.Tests.Contracts;

/// <summary>The types that a compiled type refers to, in its signatures and in the bodies of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (OpCode)f.GetValue(null)!)
            .ToDictionary(c => c.Value);

    /// <summary>The types that the type refers to, without repetition. Generic types appear as their definitions.</summary>
    internal static IEnumerable<Type> Of(Type type)
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
        return found.SelectMany(Parts).Distinct();
    }

    /// <summary>The type that is declared outside any other: the type itself unless it is nested.</summary>
    internal static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    /// <summary>The name of a type as the source declares it, without the number of its type parameters.</summary>
    internal static string NameInSource(Type type) => type.Name.Split('`')[0];

    /// <summary>
    /// The types that attributes name. The exception is the one attribute that may point up
    /// (docs/decisions/converters-on-the-root-types.md).
    /// </summary>
    private static IEnumerable<Type?> NamedByAttributes(Type type)
        => type.GetCustomAttributesData()
            .Where(a => a.AttributeType != typeof(System.Text.Json.Serialization.JsonConverterAttribute))
            .SelectMany(a => a.ConstructorArguments.Select(c => c.Value).Concat(a.NamedArguments.Select(n => n.TypedValue.Value)))
            .OfType<Type>();

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
