using System.Text.RegularExpressions;

namespace TradeModel.Docs.Tests;

/// <summary>Rules that the source of all packages must keep.</summary>
public sealed partial class SourceTests
{
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

    // Square roots, ScaleB, ILogB and FusedMultiplyAdd are exact or correctly rounded everywhere.
    [GeneratedRegex(@"(?<![\w.])(Math|MathF|double|float|Double|Single)\.(Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|LogP1|Log2P1|Log10P1"
        + "|Pow|Cbrt|RootN|Hypot"
        + @"|Sinh?|Cosh?|Tanh?|Asinh?|Acosh?|Atanh?|Atan2|SinCos|SinPi|CosPi|TanPi|ReciprocalEstimate|ReciprocalSqrtEstimate)\b")]
    private static partial Regex PlatformFunction();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[/\\](obj|bin)[/\\]")]
    private static partial Regex Generated();
}
