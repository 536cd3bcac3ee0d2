using System.Text.RegularExpressions;

namespace TradeModel.Docs.Tests;

/// <summary>Rules that the source of all packages must keep.</summary>
public sealed partial class SourceTests
{
    private const int MaximumLine = 140;

    /// <summary>
    /// Files that may use a function of the platform's C library, with the reason why their results do not depend on its last digits.
    /// </summary>
    private static readonly Dictionary<string, string> PlatformFunctions = new()
    {
        ["BlockBootstrap.cs"] = "the cube root of a number of days, rounded up to a whole number",
    };

    /// <summary>
    /// docs/versioning.md promises equal results on every machine. The platforms' C libraries differ in the last digits; the results of
    /// PortableMath do not.
    /// </summary>
    [Fact]
    public void Source_UsesNoFunctionOfThePlatformsCLibrary()
    {
        string source = Path.Combine(DocsSnippet.Root, "src");
        string[] files = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(f => !Generated().IsMatch(f))];
        Assert.InRange(files.Length, 200, 2_000);

        string[] uses =
        [
            .. from file in files
               where !PlatformFunctions.ContainsKey(Path.GetFileName(file))
               from line in File.ReadLines(file).Index()
               let use = PlatformFunction().Match(Comment().Replace(line.Item, ""))
               where use.Success
               select $"{Path.GetRelativePath(source, file)}:{line.Index + 1} {use.Value}",
        ];
        Assert.Empty(uses);
    }

    /// <summary>
    /// Lines of C# and Markdown have at most 140 characters. Markdown tables and blocks that show a program's output are exempt, because a
    /// line break would change what they say.
    /// </summary>
    [Fact]
    public void Lines_HaveAtMost140Characters()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(DocsSnippet.Root, "*", SearchOption.AllDirectories)
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".md", StringComparison.Ordinal))
                .Where(f => !Generated().IsMatch(f) && !f.Contains("node_modules", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        Assert.InRange(files.Length, 400, 4_000);
        Assert.Empty(files.SelectMany(f => LongLines(f).Select(line => $"{Path.GetRelativePath(DocsSnippet.Root, f)}:{line}")));
    }

    private static IEnumerable<string> LongLines(string file)
    {
        bool markdown = file.EndsWith(".md", StringComparison.Ordinal), output = false;
        foreach ((int index, string line) in File.ReadLines(file).Index())
        {
            if (markdown && line.TrimStart().StartsWith("```", StringComparison.Ordinal)) output = line.Trim() == "```text";
            if (line.Length <= MaximumLine || (markdown && (output || line.TrimStart().StartsWith('|')))) continue;
            yield return $"{index + 1} has {line.Length} characters";
        }
    }

    // Square roots, ScaleB, ILogB and FusedMultiplyAdd are exact or correctly rounded everywhere.
    [GeneratedRegex(@"(?<![\w.])(Math|MathF|double|float|Double|Single)\.(Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|LogP1|Log2P1|Log10P1"
        + "|Pow|Cbrt|RootN|Hypot"
        + @"|Sinh?|Cosh?|Tanh?|Asinh?|Acosh?|Atanh?|Atan2|SinCos|SinPi|CosPi|TanPi|ReciprocalEstimate|ReciprocalSqrtEstimate)\b")]
    private static partial Regex PlatformFunction();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[/\\](obj|bin|artifacts|\.git|BenchmarkDotNet\.Artifacts)[/\\]")]
    private static partial Regex Generated();
}
