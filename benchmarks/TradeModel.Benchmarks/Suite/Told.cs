using System.Globalization;
using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite;

/// <summary>What benchmarks tell beside their times. Benchmarks run in this process, so the suite finds it here.</summary>
internal static class Told
{
    private static readonly Dictionary<string, Figure> AllFigures = new(StringComparer.Ordinal);
    private static readonly List<string> AllNotes = [];

    internal static IReadOnlyCollection<Figure> Figures => AllFigures.Values;

    internal static IReadOnlyCollection<string> Notes => AllNotes;

    /// <summary>Tells a figure; the last one of a name counts.</summary>
    internal static void Figure(string name, double value, string unit)
    {
        AllFigures[name] = new(name, value, unit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// {name}: {value} {unit}"));
    }

    /// <summary>Tells a sentence, once.</summary>
    internal static void Note(string text)
    {
        if (!AllNotes.Contains(text)) AllNotes.Add(text);
        Console.WriteLine($"// {text}");
    }
}
