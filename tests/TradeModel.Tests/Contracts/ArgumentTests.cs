using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>Every public constructor, <c>with</c> and method refuses invalid arguments, and names the argument.</summary>
public class ArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    // Names taken unchanged from files, where they may be blank: a column without a heading, an option or issue without a name.
    private static readonly string[] MayBeBlank =
    [
        "Import.ImportFailure.Column", "Import.ImportWarning.Column", "Import.ImportOptions.Entry",
        "Bargaining.ScenarioIssue.Name", "Bargaining.ScenarioOption.Label", "Bargaining.ScenarioParty.Name",
        "Bargaining.NonAdditiveIssue.Name", "Bargaining.NonAdditiveIssue.Options",
        "Bargaining.IssueChoice.Issue", "Bargaining.IssueChoice.Option", "Bargaining.IssueSize.Issue",
    ];

    [Fact]
    public void Constructors_ValidArguments_AreKnownForNearlyAll()
    {
        // The other tests skip a constructor if Samples knows no valid arguments for it. If this test fails, add them there.
        Type[] constructed = [.. Made.Where(t => t.GetConstructors().Length > 0)];
        string[] unknown =
            [.. constructed.Where(t => t.GetConstructors().All(c => Samples.ValidFor(c) is null)).Select(t => t.FullName!)];
        if (unknown.Length * 20 > constructed.Length) Offenders.None(unknown);
        Offenders.None(unknown.Where(name => name.StartsWith("TradeModel.Negotiations", StringComparison.Ordinal)
            || name.StartsWith("TradeModel.Issues", StringComparison.Ordinal)));
    }

    [Fact]
    public void Constructors_InvalidArgument_IsRefused()
    {
        var taken = new List<string>();
        foreach (ConstructorInfo constructor in Made.SelectMany(t => t.GetConstructors()))
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (Samples.ValidFor(constructor) is not { } valid) continue;
            for (int i = 0; i < parameters.Length; i++)
            {
                bool takesNull = Nullability.Create(parameters[i]).WriteState == NullabilityState.Nullable;
                foreach ((string what, object? bad) in Samples.Invalid(parameters[i].ParameterType, takesNull))
                {
                    object?[] arguments = [.. valid];
                    arguments[i] = bad;
                    Type made = constructor.DeclaringType!;
                    string name = parameters[i].Name!;
                    Judge(taken, made, name, $"new {made.FullName}.{name}: {what}", Try(() => constructor.Invoke(arguments)));
                }
            }
        }
        Offenders.None(taken);
    }

    [Fact]
    public void With_InvalidValue_IsRefused()
    {
        var taken = new List<string>();
        foreach (Type type in Made)
        {
            if (Samples.Of(type) is not { } sample) continue;
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.SetMethod is not { IsPublic: true } set || !PublicTypes.IsInitOnly(set)) continue;
                bool takesNull = Nullability.Create(property).WriteState == NullabilityState.Nullable;
                foreach ((string what, object? bad) in Samples.Invalid(property.PropertyType, takesNull))
                {
                    // `with` copies the value and then sets the property.
                    object copy = type.IsValueType ? sample : type.GetMethod("<Clone>$")!.Invoke(sample, null)!;
                    Judge(taken, type, property.Name, $"with {type.FullName}.{property.Name}: {what}", Try(() => set.Invoke(copy, [bad])));
                }
            }
        }
        Offenders.None(taken);
    }

    [Fact]
    public void Methods_NullArgument_IsRefusedByName()
    {
        var taken = new List<string>();
        foreach (Type type in PublicTypes.All.Where(t => !t.IsEnum && !t.IsGenericTypeDefinition && !t.IsInterface))
        {
            foreach (MethodInfo method in type.GetMethods(PublicTypes.Declared))
            {
                if (method.IsSpecialName || method.ContainsGenericParameters) continue;
                if (PublicTypes.IsGenerated(method) || method.GetBaseDefinition() != method) continue;
                object? on = method.IsStatic ? null : Samples.Of(type);
                if (on is null && !method.IsStatic) continue;
                ParameterInfo[] parameters = method.GetParameters();
                if (parameters.Any(p => p.ParameterType.IsByRefLike)) continue;
                for (int i = 0; i < parameters.Length; i++)
                {
                    if (parameters[i].ParameterType is { IsValueType: true } or { IsByRef: true } || parameters[i].ParameterType.IsPointer
                        || Nullability.Create(parameters[i]).WriteState == NullabilityState.Nullable) continue;
                    object?[] arguments = [.. parameters.Select(p => p.HasDefaultValue ? Samples.Default(p) : Samples.Of(p))];
                    arguments[i] = null;
                    Exception? thrown = Try(() => method.Invoke(on, arguments) is Task task ? WaitFor(task) : null);
                    if (thrown is null or NullReferenceException)
                        taken.Add($"{type.FullName}.{method.Name}({parameters[i].Name}: null) {thrown?.GetType().Name ?? "is taken"}");
                }
            }
        }
        Offenders.None(taken);
    }

    /// <summary>Whatever value an argument has: if it is refused, the exception names a parameter, letter by letter.</summary>
    [Fact]
    public void Constructors_Refusal_NamesAParameter()
    {
        var misnamed = new List<string>();
        foreach (ConstructorInfo constructor in Made.SelectMany(t => t.GetConstructors()))
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (Samples.ValidFor(constructor) is not { } valid) continue;
            string[] names = [.. parameters.Select(p => p.Name!)];
            for (int i = 0; i < parameters.Length; i++)
            {
                foreach (object? value in Samples.Extreme(parameters[i].ParameterType))
                {
                    object?[] arguments = [.. valid];
                    arguments[i] = value;
                    if (Try(() => constructor.Invoke(arguments)) is ArgumentException refusal && !names.Contains(refusal.ParamName))
                        misnamed.Add($"new {constructor.DeclaringType!.FullName}.{names[i]}: {value ?? "null"}: '{refusal.ParamName}'");
                }
            }
        }
        Offenders.None(misnamed.Distinct());
    }

    /// <summary>The name of a property in another letter case is that of the parameter that sets it.</summary>
    [Fact]
    public void With_Refusal_NamesTheProperty()
    {
        var misnamed = new List<string>();
        foreach (Type type in Made)
        {
            if (Samples.Of(type) is not { } sample) continue;
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.SetMethod is not { IsPublic: true } set || !PublicTypes.IsInitOnly(set)) continue;
                foreach (object? value in Samples.Extreme(property.PropertyType))
                {
                    object copy = type.IsValueType ? sample : type.GetMethod("<Clone>$")!.Invoke(sample, null)!;
                    if (Try(() => set.Invoke(copy, [value])) is ArgumentException refusal
                        && !property.Name.Equals(refusal.ParamName, StringComparison.OrdinalIgnoreCase))
                        misnamed.Add($"with {type.FullName}.{property.Name}: {value ?? "null"}: '{refusal.ParamName}'");
                }
            }
        }
        Offenders.None(misnamed.Distinct());
    }

    [Fact]
    public void Methods_Refusal_NamesAParameter()
    {
        var misnamed = new List<string>();
        foreach (Type type in PublicTypes.All.Where(t => !t.IsEnum && !t.IsGenericTypeDefinition && !t.IsInterface))
        {
            foreach (MethodInfo method in type.GetMethods(PublicTypes.Declared))
            {
                if (method.IsSpecialName || method.ContainsGenericParameters) continue;
                if (PublicTypes.IsGenerated(method) || method.GetBaseDefinition() != method) continue;
                object? on = method.IsStatic ? null : Samples.Of(type);
                if (on is null && !method.IsStatic) continue;
                ParameterInfo[] parameters = method.GetParameters();
                if (method.ReturnType.IsByRefLike) continue;
                if (parameters.Any(p => p.ParameterType is { IsByRefLike: true } or { IsByRef: true } or { IsPointer: true })) continue;
                string[] names = [.. parameters.Select(p => p.Name!)];
                for (int i = 0; i < parameters.Length; i++)
                {
                    foreach (object? value in Samples.Extreme(parameters[i].ParameterType))
                    {
                        object?[] arguments = [.. parameters.Select(p => p.HasDefaultValue ? Samples.Default(p) : Samples.Of(p))];
                        arguments[i] = value;
                        if (Try(() => method.Invoke(on, arguments) is Task task ? WaitFor(task) : null) is ArgumentException refusal
                            && !names.Contains(refusal.ParamName))
                            misnamed.Add(
                                $"{type.FullName}.{method.Name}({names[i]}: {value ?? "null"}): '{refusal.ParamName}' {refusal.Message}");
                    }
                }
            }
        }
        Offenders.None(misnamed.Distinct());
    }

    [Fact]
    public void Contains_OfADefault_IsRefused()
    {
        // A default code names nothing, so no answer would be right. Neither code may be a default.
        (Type Type, MethodInfo Contains)[] codes =
        [
            .. from type in PublicTypes.All
               where type.GetProperty("IsDefault") is not null
               let contains = type.GetMethod("Contains", [type])
               where contains is not null
               select (type, contains),
        ];
        Assert.Equal(["HsCode", "NtmCode", "ServicesSector"], codes.Select(c => c.Type.Name).Order());
        foreach ((Type type, MethodInfo contains) in codes)
        {
            object some = Samples.Of(type)!, none = Activator.CreateInstance(type)!;
            Assert.IsType<InvalidOperationException>(Try(() => contains.Invoke(none, [some])));
            Assert.IsType<InvalidOperationException>(Try(() => contains.Invoke(none, [none])));
            Assert.IsType<ArgumentException>(Try(() => contains.Invoke(some, [none])));
        }
    }

    private static object? WaitFor(Task task)
    {
        task.GetAwaiter().GetResult();
        return null;
    }

    private static IEnumerable<Type> Made
        => PublicTypes.All.Where(t => !t.IsAbstract && !t.IsEnum && !t.IsGenericTypeDefinition && !t.IsNested
            && !typeof(Exception).IsAssignableFrom(t) && !typeof(Attribute).IsAssignableFrom(t));

    // The names are compared without case, because a property is named as the parameter that sets it: `title` for `Title`.
    private static void Judge(List<string> taken, Type type, string name, string what, Exception? thrown)
    {
        // A text inside a collection is given as a blank one too.
        if (MayBeBlank.Any(m => what.EndsWith($"{m}: blank", StringComparison.OrdinalIgnoreCase)
            || what.EndsWith($"{m}: String inside", StringComparison.OrdinalIgnoreCase))) return;
        if (thrown is null) taken.Add($"{what} is taken");
        else if (thrown is not ArgumentException argument) taken.Add($"{what} throws {thrown.GetType().Name}: {thrown.Message}");
        else if (type.Assembly == typeof(PartyId).Assembly && !name.Equals(argument.ParamName, StringComparison.OrdinalIgnoreCase))
            taken.Add($"{what} is refused as '{argument.ParamName}'");
    }

    private static Exception? Try(Func<object?> call)
    {
        try
        {
            call();
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
        catch (ArgumentException e)
        {
            return e;
        }
    }
}
