using System.Reflection;
using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Simulation;
using TradeModel.Benchmarks.Tariffs;

namespace TradeModel.Benchmarks.Suite;

/// <summary>A part of the suite, which runs in a process of its own.</summary>
/// <param name="Room">The folder of its source.</param>
/// <param name="Name">The name of its class.</param>
internal sealed record Part(string Room, string Name)
{
    /// <summary>The class of benchmarks; null for a part that measures by itself.</summary>
    public Type? Class { get; private init; }

    /// <summary>What a part does that measures by itself.</summary>
    public Action? Measure { get; private init; }

    /// <summary>The file or folder of TRADEMODEL_DATA that it reads.</summary>
    public string Data { get; private init; } = "";

    /// <summary>The program that it starts.</summary>
    public string Program { get; private init; } = "";

    public string Only { get; private init; } = "";

    public bool HasThreads { get; private init; }

    public int YoungestGeneration { get; private init; }

    /// <summary>Every class of benchmarks of this assembly, and what measures by itself.</summary>
    internal static Part[] All { get; } =
    [
        .. Classes(),
        new("Bargaining", nameof(CbcComparison)) { Measure = CbcComparison.Measure, Program = "cbc" },
        new("Simulation", nameof(SharedTournament)) { Measure = SharedTournament.Measure, Data = "scenarios", HasThreads = true },
        new("Tariffs", nameof(ScheduleMemory)) { Measure = ScheduleMemory.Measure },
    ];

    /// <summary>Why the part cannot run here; null if it can.</summary>
    internal string? Obstacle()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (Data.Length > 0 && (data is null || !Path.Exists(Path.Combine(data, Data))))
            return $"needs {Data} in the folder that TRADEMODEL_DATA names";
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Program.Length > 0 && !path.Any(p => File.Exists(Path.Combine(p, Program))) ? $"needs the program {Program}" : null;
    }

    public override string ToString() => $"{Room}.{Name}";

    private static IEnumerable<Part> Classes()
        => from type in typeof(Part).Assembly.GetTypes()
           where type.GetMethods().Any(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null)
           let about = type.GetCustomAttribute<SuiteAttribute>() ?? new SuiteAttribute()
           orderby type.FullName
           select new Part(type.Namespace!.Split('.')[^1], type.Name)
           {
               Class = type,
               Data = about.Data,
               Only = about.Only,
               HasThreads = about.HasThreads,
               YoungestGeneration = about.YoungestGeneration,
           };
}
