using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>
/// The rooms of a namespace use only the rooms below them (docs/architecture.md). The source says in which room a type is declared, and the
/// compiled code says which types it uses.
/// </summary>
public sealed partial class RoomTests
{
    // From the bottom up. Rooms in one row do not use each other. "" is the folder of the namespace itself.
    private static readonly Dictionary<string, string[][]> Rooms = new()
    {
        ["TradeModel"] = [["Collections"], ["Identifiers", "Quantities", "Sources", "Sampling", "Internals"], ["Tables"]],
        ["TradeModel.Tariffs"] =
            [["Duties/Wording"], ["Duties"], ["Staging"], ["Schedules"], ["AdditionalDuties", "Comparison", "Formulas", "Quotas"]],
        ["TradeModel.MarketAccess"] = [["Procurement", "Services"]],
        ["TradeModel.Issues"] = [["Positions", "Subjects"], ["Scales"], ["RedLines", ""]],
        ["TradeModel.Agreements"] = [[""], ["Stages", "Text"]],
        ["TradeModel.Negotiations"] =
        [
            ["Events"],
            ["Events/Agenda", "Events/Assessments", "Events/Contacts", "Events/Duties", "Events/Positions", "Events/Stages"],
            ["State"],
            ["Replay"],
            [""],
            ["Wording"],
        ],
        ["TradeModel.Convergence"] =
            [["Meter"], ["Report"], ["Timeline"], ["Trend", "ReferenceClass", "Relationship"], ["Forecast"], [""]],
        ["TradeModel.Json"] = [["Pass"], ["Codecs"], ["Converters"], [""]],
        ["TradeModel.Bargaining"] =
        [
            ["Numerics", "Progress"],
            ["Scenarios"],
            ["Zopa", "NonAdditive"],
            ["Frontier", "Constraints", "Genius", "GeniusWeb", "LogRolls"],
            ["Solutions", "Constraints/Search", "Frontier/Thinned"],
            ["Analysis"],
            ["NonAdditive/Search"],
        ],
        ["TradeModel.Prediction"] = [["Numerics"], ["Actors"], ["Models", "Challenges"], ["Validation"]],
        ["TradeModel.Simulation"] =
        [
            ["Spaces/Orders", "Equilibrium"],
            ["Spaces/Listed", "Spaces/Search"],
            ["Spaces"],
            ["Strategies/Parts"],
            ["Strategies/Acceptance", "Strategies/Models"],
            ["Strategies/Offering"],
            ["Strategies"],
            ["Protocols", "Distributions"],
            ["Ensembles/Inputs"],
            ["Ensembles/Runs", "Ensembles/Results"],
            ["Ensembles"],
            ["Tournaments"],
        ],
        ["TradeModel.Economics"] = [["Numerics"], ["PartialEquilibrium", "Structural"], ["Shocks", "Uncertainty"], ["Stakes"]],
        ["TradeModel.Rendering"] = [["Text"], ["Drawing"], ["Charts"], ["Documents"], ["Forms"], ["Report", "Notebooks"]],
        ["TradeModel.Import"] = [[""], ["Tables"], ["Schedules", "Nomenclature", "Trade", "Measures"]],
    };

    private const string Root = "TradeModel";

    // The folders below the domain's that are namespaces.
    private static readonly HashSet<string> Namespaces =
    [
        .. typeof(PartyId).Assembly.GetTypes().Select(t => t.Namespace)
            .Where(n => n?.StartsWith($"{Root}.", StringComparison.Ordinal) == true)
            .Select(n => n![(Root.Length + 1)..]),
    ];

    public static TheoryData<string> Names => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_OfTheNamespace_AllHaveARow(string name)
        => Assert.Equal(
            Rooms[name].SelectMany(row => row).Order(StringComparer.Ordinal),
            Homes(name).Values.Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void References_BetweenRooms_PointDown(string name)
    {
        Dictionary<string, string> homes = Homes(name);
        var upward = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in TypesOf(name))
        {
            string outermost = TypeUses.NameInSource(TypeUses.Outermost(type));
            // The root namespace also has the source that every package compiles in.
            if (!homes.TryGetValue(outermost, out string? from) && name == Root) continue;
            Assert.True(from is not null, $"no file of {name} declares {outermost}");
            foreach (Type used in TypeUses.Of(type).Select(TypeUses.Outermost))
            {
                if (used.Namespace != name || !homes.TryGetValue(TypeUses.NameInSource(used), out string? to) || to == from) continue;
                if (RowOf(name, to) >= RowOf(name, from)) upward.Add($"{from}/{type.Name} uses {to}/{used.Name}");
            }
        }
        Offenders.None(upward);
    }

    [Fact]
    public void Homes_OfKnownTypes_AreTheirFolders()
    {
        Dictionary<string, string> homes = Homes("TradeModel.Agreements");
        Assert.Equal(["", "Stages", "Text"], new[] { "Phase", "PhaseState", "DraftText" }.Select(type => homes.GetValueOrDefault(type)));
    }

    private static int RowOf(string name, string room) => Array.FindIndex(Rooms[name], row => row.Contains(room));

    private static IEnumerable<Type> TypesOf(string name)
        => PublicTypes.Assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace == name && !TypeUses.Outermost(t).Name.StartsWith('<'));

    /// <summary>The room of each type of the namespace: the folder of its file below the namespace's folder.</summary>
    private static Dictionary<string, string> Homes(string name)
    {
        string source = Path.Combine(PublicTypes.Root, "src");
        string folder = Path.Combine(source, name);
        if (!Directory.Exists(folder)) folder = Path.Combine(source, Root, name[(Root.Length + 1)..]);
        var homes = new Dictionary<string, string>();
        foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            string room = Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/');
            if (room == ".") room = "";
            if (room.Split('/')[0] is "obj" or "bin" || (name == Root && Namespaces.Contains(room.Split('/')[0]))) continue;
            foreach (string type in Declaration().Matches(File.ReadAllText(file)).Select(m => m.Groups["type"].Value))
                if (!homes.TryAdd(type, room)) Assert.True(homes[type] == room, $"{type} is in two rooms: '{homes[type]}' and '{room}'");
        }
        return homes;
    }

    [GeneratedRegex(
        @"^(?:public|internal)\b[\w ]*? (?:class|interface|enum|delegate \S+|record struct|record|struct) (?<type>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
