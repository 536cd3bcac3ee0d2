namespace TradeModel.Benchmarks.Suite;

/// <summary>The options of the suite's command.</summary>
/// <param name="Filters">Patterns of names, with * and ?; a part runs if one fits. Empty is all.</param>
/// <param name="Resume">Whether to go on with a run that was interrupted.</param>
/// <param name="ProcessorTime">Whether to measure the processor time of the thread, on a machine that also does other work.</param>
/// <param name="Short">Whether to measure two short iterations, to try the suite; the figures are rough.</param>
/// <param name="Folder">The folder of the results.</param>
internal sealed record SuiteOptions(string[] Filters, bool Resume, bool ProcessorTime, bool Short, string Folder)
{
    internal const string Help = """
        benchmarks/run.sh [--filter PATTERN …] [--resume] [--processor-time] [--short] [--output FOLDER]
        benchmarks/run.sh --list                 the parts
        benchmarks/run.sh --pages                writes suite.md and docs/performance.md anew from suite.json

        --filter PATTERN …   only the parts whose name (Room.Class) fits one of the patterns, with * and ?; the others keep their results
        --resume             goes on with a run that was interrupted
        --processor-time     measures the processor time of the thread, on a machine that also does other work
        --short              one short iteration to warm up and two to measure: for a trial; the figures are rough
        --output FOLDER      writes suite.json and suite.md there, and leaves docs/performance.md as it is
        """;

    /// <summary>Reads the options, or returns null with what is wrong.</summary>
    internal static SuiteOptions? Read(string[] args, out string problem)
    {
        var filters = new List<string>();
        bool resume = false, processorTime = false, isShort = false;
        string folder = SuitePaths.Results;
        problem = "";
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--resume": resume = true; break;
                case "--processor-time": processorTime = true; break;
                case "--short": isShort = true; break;
                case "--output" when i + 1 < args.Length: folder = Path.GetFullPath(args[++i]); break;
                case "--filter" when i + 1 < args.Length && !args[i + 1].StartsWith('-'):
                    while (i + 1 < args.Length && !args[i + 1].StartsWith('-')) filters.Add(args[++i]);
                    break;
                default:
                    problem = args[i] is "--output" or "--filter" ? $"{args[i]} takes a value." : $"The suite knows no option '{args[i]}'.";
                    return null;
            }
        }
        return new([.. filters], resume, processorTime, isShort, folder);
    }

    internal bool Takes(Part part)
        => Filters.Length == 0 || Filters.Any(f => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(f, $"{part}"));
}
