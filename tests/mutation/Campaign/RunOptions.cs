using System.Globalization;

namespace TradeModel.Mutation;

/// <summary>Which mutants a run takes, and what each may cost.</summary>
/// <param name="Paths">The paths of the mutants' files, in the order in which they run; empty for all.</param>
/// <param name="Sample">At most so many mutants of a room, drawn at random from those that a test reaches.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Minutes">The run ends after so many minutes, and the next one goes on.</param>
/// <param name="Budget">The seconds of CPU that the tests of one project may take for one mutant.</param>
/// <param name="Jobs">The mutants that run at once.</param>
/// <param name="Again">Whether survivors run again, because there are new tests or a larger budget.</param>
internal sealed record RunOptions(IReadOnlyList<string> Paths, int Sample, int Seed, double Minutes, double Budget, int Jobs, bool Again)
{
    internal static RunOptions Parse(string[] words)
    {
        var options = new RunOptions([], int.MaxValue, 1, 600, 5, 2, false);
        for (int i = 0; i < words.Length; i++)
        {
            options = words[i] switch
            {
                "--sample" => options with { Sample = (int)Number(words, ++i) },
                "--seed" => options with { Seed = (int)Number(words, ++i) },
                "--minutes" => options with { Minutes = Number(words, ++i) },
                "--budget" => options with { Budget = Number(words, ++i) },
                "--jobs" => options with { Jobs = (int)Number(words, ++i) },
                "--again" => options with { Again = true },
                string path when !path.StartsWith('-') => options with { Paths = [.. options.Paths, path] },
                string other => throw new ArgumentException("There is no option " + other + "."),
            };
        }
        return options;
    }

    private static double Number(string[] words, int at)
        => at < words.Length && double.TryParse(words[at], CultureInfo.InvariantCulture, out double number) && number > 0 ? number
            : throw new ArgumentException($"{words[at - 1]} needs a number above 0.");
}
