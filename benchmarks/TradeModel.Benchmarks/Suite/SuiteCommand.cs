using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite;

/// <summary>The verbs <c>suite</c> and <c>part</c> of this program.</summary>
internal static class SuiteCommand
{
    internal static int Run(string[] args)
    {
        switch (args)
        {
            case ["--help"]:
                Console.WriteLine(SuiteOptions.Help);
                return 0;
            case ["--list"]:
                foreach (Part part in Part.All) Console.WriteLine($"{part}{(part.Obstacle() is { } why ? $"   ({why})" : "")}");
                return 0;
            case ["--pages"]:
                SuiteRun.WritePages(SuiteResults.Read(Path.Combine(SuitePaths.Results, "suite.json")), SuitePaths.Results);
                return 0;
        }
        if (SuiteOptions.Read(args, out string problem) is { } options) return SuiteRun.Run(options);
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine(SuiteOptions.Help);
        return 1;
    }

    /// <summary>Runs one part in this process and writes what it measured into a file.</summary>
    internal static int RunPart(string name, string file, string[] options)
    {
        try
        {
            PartResult result = ClassRun.Run(
                Part.All.Single(p => p.Name == name), options.Contains("--processor-time"), options.Contains("--short"));
            File.WriteAllText(file, SuiteResults.Text(result));
            return 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return 1;
        }
    }
}
