using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>Rules for the declarations of public types and for the layout of the source.</summary>
public class ShapeTests
{
    [Fact]
    public void PublicTypes_OfEveryPackage_AreFound()
    {
        Assert.Contains(PublicTypes.Assemblies, a => a == typeof(PartyId).Assembly);
        Assert.InRange(PublicTypes.Records.Length, 60, int.MaxValue);
        Assert.Contains(typeof(Percentage), PublicTypes.Records);
    }

    // Users derive from these to write sentences in another language, and strategies of their own.
    private static readonly Type[] ToDeriveFrom =
    [
        typeof(TradeModel.Negotiations.NegotiationWording),
        typeof(Simulation.OfferingStrategy), typeof(Simulation.OfferingStrategy.Instance),
        typeof(Simulation.AcceptanceStrategy), typeof(Simulation.AcceptanceStrategy.Instance),
        typeof(Simulation.OpponentModel), typeof(Simulation.OpponentModel.Instance),
    ];

    [Fact]
    public void Classes_All_AreSealedOrClosed()
    {
        var open =
            from type in PublicTypes.All
            where type is { IsClass: true, IsSealed: false } && !ToDeriveFrom.Contains(type)
            where !type.IsAbstract || (!HasMemberOfItsAssembly(type) && HasConstructorForOthers(type))
            select type.FullName;
        Offenders.None(open);
    }

    private static bool HasConstructorForOthers(Type type)
        => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(c => !(c.IsPrivate || c.IsAssembly || c.IsFamilyAndAssembly));

    // The copy constructor of an unsealed record is always protected, so another assembly can derive from the record:
    // record Mine(Position It) : Position(It). An abstract member that only its own assembly can implement prevents this.
    private static bool HasMemberOfItsAssembly(Type type)
        => type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Any(m => m.IsAbstract && (m.IsAssembly || m.IsFamilyAndAssembly));

    [Fact]
    public void Members_All_CannotBeSet()
    {
        var settable =
            from type in PublicTypes.All
            from property in type.GetProperties(PublicTypes.Declared)
            where property.SetMethod is { IsPublic: true } set && !PublicTypes.IsInitOnly(set)
            select $"{type.FullName}.{property.Name}";
        var fields =
            from type in PublicTypes.All
            where !type.IsEnum
            from field in type.GetFields(PublicTypes.Declared)
            where !field.IsLiteral && !field.IsInitOnly
            select $"{type.FullName}.{field.Name}";
        Offenders.None(settable.Concat(fields));
    }

    private static readonly Type[] Bare =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>),
        typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(ImmutableDictionary<,>),
        typeof(HashSet<>), typeof(ISet<>), typeof(IReadOnlySet<>), typeof(Memory<>), typeof(ReadOnlyMemory<>),
    ];

    private static bool IsBare(Type type)
        => type.IsArray || type == typeof(IEnumerable) || type == typeof(IList)
        || (type.IsGenericType && (Bare.Contains(type.GetGenericTypeDefinition()) || type.GetGenericArguments().Any(IsBare)));

    [Fact]
    public void Records_Properties_AreNoBareCollections()
        => Offenders.None(
            from type in PublicTypes.Records
            from property in type.GetProperties(PublicTypes.Declared)
            where IsBare(property.PropertyType)
            select $"{type.FullName}.{property.Name}: {property.PropertyType}");

    [Fact]
    public void Records_StoredSequences_AreEqualByValue()
        // An equality that the compiler writes compares field by field, so each field needs value equality.
        => Offenders.None(
            from type in PublicTypes.Records
            where type.GetMethod(nameof(Equals), [type]) is { } same && PublicTypes.IsGenerated(same)
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where typeof(IEnumerable).IsAssignableFrom(field.FieldType) && field.FieldType != typeof(string)
            where !field.FieldType.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(field.FieldType))
            select $"{type.FullName}.{field.Name}: {field.FieldType}");

    [Fact]
    public void Records_ToString_DoesNotDependOnTheCulture()
        // The ToString that the compiler writes formats numbers and dates in the current culture.
        => Offenders.None(
            from type in PublicTypes.Records
            where !type.IsAbstract && PublicTypes.IsGenerated(type.GetMethod(nameof(ToString), Type.EmptyTypes)!)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let printed = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
            where typeof(IFormattable).IsAssignableFrom(printed) && !printed.IsEnum && printed.Assembly != type.Assembly
            where !printed.GetInterfaces().Any(i => i.Name == "IBinaryInteger`1")
            select $"{type.FullName}.{property.Name}: {printed}");

    [Fact]
    public void Equatable_Types_HaveValueEquality()
        => Offenders.None(
            from type in PublicTypes.All
            where !type.IsInterface && PublicTypes.Implements(type, typeof(IEquatable<>))
            where !type.IsAbstract && !type.IsEnum
            where type.GetMethod(nameof(GetHashCode), Type.EmptyTypes)!.DeclaringType!.Assembly != type.Assembly
            select type.FullName);

    [Fact]
    public void ValueEqual_Types_AreComparedByValueWithTheOperatorToo()
        // Users know == from the records, so a class with value equality must not compare by reference.
        => Offenders.None(
            from type in PublicTypes.All
            where !type.IsInterface && !type.IsEnum && type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType == type
            where type.GetMethod("op_Equality", PublicTypes.Declared) is null
                || type.GetMethod("op_Inequality", PublicTypes.Declared) is null
            select type.FullName);

    [Fact]
    public void Operator_OfEverySampleEqualByValue_AgreesWithEquals()
    {
        int compared = 0;
        foreach (Type type in PublicTypes.All.Where(t => !t.IsAbstract && !t.IsEnum && !t.IsGenericTypeDefinition))
        {
            if (type.GetMethod("op_Equality", PublicTypes.Declared, [type, type]) is not { } same) continue;
            if (type.GetMethod("op_Inequality", PublicTypes.Declared, [type, type]) is not { } differ) continue;
            if (Samples.Of(type) is not { } sample) continue;
            Assert.Equal((true, false), (same.Invoke(null, [sample, sample]), differ.Invoke(null, [sample, sample])));
            if (!type.IsValueType)
            {
                Assert.Equal((false, true), (same.Invoke(null, [sample, null]), differ.Invoke(null, [null, sample])));
                Assert.Equal((true, false), (same.Invoke(null, [null, null]), differ.Invoke(null, [null, null])));
            }
            compared++;
        }
        Assert.InRange(compared, 101, int.MaxValue);
    }

    [Fact]
    public void Structs_Docs_SayWhatTheDefaultIs()
    {
        string[] silent =
        [
            .. from type in PublicTypes.All
               where type is { IsValueType: true, IsEnum: false, IsNested: false }
               where !Docs(type).Contains("<c>default</c>", StringComparison.Ordinal)
               select type.FullName,
        ];
        Offenders.None(silent);
    }

    private static string Docs(Type type)
    {
        string source = File.ReadAllText(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        int at = source.IndexOf($"<member name=\"T:{type.FullName}\"", StringComparison.Ordinal);
        return at < 0 ? "" : source[at..source.IndexOf("</member>", at, StringComparison.Ordinal)];
    }

    [Fact]
    public void Namespaces_SourceFiles_AreTheirPackageOrItsFirstFolder()
    {
        string src = Path.Combine(PublicTypes.Root, "src");
        var wrong = new List<string>();
        foreach (string file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(src, file);
            if (relative.Split(Path.DirectorySeparatorChar) is var parts && parts.Any(p => p is "obj" or "bin")) continue;
            string? line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            // A folder directly below the package's is a namespace or a room. A deeper folder is always a room.
            string package = parts[0] == "Shared" ? "TradeModel" : parts[0];
            string[] allowed = [package, $"{package}.{parts[1]}"];
            if (line is not null && !allowed.Contains(line["namespace ".Length..].TrimEnd(';'))) wrong.Add($"{relative}: {line}");
        }
        Offenders.None(wrong);
    }

    [Fact]
    public void Rooms_OfEveryPackage_HoldAtMostTwentyFiveFiles()
        => Offenders.None(
            from folder in Directory.EnumerateDirectories(Path.Combine(PublicTypes.Root, "src"), "*", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(PublicTypes.Root, folder)
            where !relative.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            let files = Directory.EnumerateFiles(folder, "*.cs").Count()
            where files > 25
            select $"{relative} holds {files} files");

    [Fact]
    public void SourceFiles_All_HoldOneConceptOfSomeLength()
    {
        string src = Path.Combine(PublicTypes.Root, "src");
        Offenders.None(
            from file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            where !file.EndsWith(".Table.cs", StringComparison.Ordinal) && File.ReadLines(file).Count() > 700
            select Path.GetRelativePath(src, file));
    }
}
