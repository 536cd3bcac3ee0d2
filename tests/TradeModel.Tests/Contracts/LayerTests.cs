using System.Reflection;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>
/// References point down only, between packages and between the namespaces of the domain. The tests read the compiled code.
/// </summary>
public class LayerTests
{
    // From the bottom up (docs/architecture.md). Namespaces in one row do not use each other.
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

    // The packages that each package may use.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["TradeModel"] = [],
        ["TradeModel.Bargaining"] = ["TradeModel"],
        ["TradeModel.Bargaining.Yaml"] = ["TradeModel", "TradeModel.Bargaining"],
        ["TradeModel.Prediction"] = ["TradeModel", "TradeModel.Bargaining"],
        ["TradeModel.Simulation"] = ["TradeModel", "TradeModel.Bargaining"],
        ["TradeModel.Economics"] = ["TradeModel", "TradeModel.Bargaining", "TradeModel.Simulation"],
        ["TradeModel.Cluster"] = ["TradeModel", "TradeModel.Simulation"],
        ["TradeModel.Import"] = ["TradeModel"],
        ["TradeModel.Rendering"] = ["TradeModel", "TradeModel.Bargaining", "TradeModel.Prediction", "TradeModel.Simulation"],
        ["TradeModel.Parquet"] = ["TradeModel"],
        ["TradeModel.Rendering.Png"] = ["TradeModel", "TradeModel.Bargaining", "TradeModel.Rendering"],
        ["TradeModel.Testing"] = ["TradeModel"],
    };

    private static readonly Assembly Domain = typeof(PartyId).Assembly;

    [Fact]
    public void Packages_EachOne_UsesOnlyThoseBelowIt()
    {
        Assert.Equal(
            Packages.Keys.Order(StringComparer.Ordinal),
            PublicTypes.Assemblies.Select(a => a.GetName().Name!).Order(StringComparer.Ordinal));
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
            where !friend.AssemblyName.EndsWith(".Tests", StringComparison.Ordinal)
                && friend.AssemblyName is not ("TradeModel.Benchmarks" or "TradeModel.Coverage")
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
            foreach (Type used in TypeUses.Of(type))
                if (NamespaceOf(used) is { } to && to != from && LayerOf(to) >= LayerOf(from))
                    upward.Add($"{type.FullName} uses {used.FullName}");
        }
        Offenders.None(upward);
    }

    [Fact]
    public void TypeUses_OfAKnownType_ComeFromSignaturesAndBodies()
    {
        // This checks the test itself: Party is the type of a property, and only a method's body names AdditionalDuties.
        HashSet<Type> used = [.. TypeUses.Of(typeof(TradeModel.Negotiations.Negotiation))];
        Assert.Contains(typeof(TradeModel.Parties.Party), used);
        Assert.Contains(typeof(TradeModel.Tariffs.AdditionalDuties), used);
    }

    private static string? NamespaceOf(Type type)
    {
        if (type.Assembly != Domain) return null;
        type = TypeUses.Outermost(type);
        if (type.Name.StartsWith('<') || type.Namespace is not { } name) return null;
        return name.StartsWith("TradeModel", StringComparison.Ordinal) ? name : null;
    }
}
