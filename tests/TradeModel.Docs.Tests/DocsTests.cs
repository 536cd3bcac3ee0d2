using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Docs.Tests;

/// <summary>Every C# block of README and docs compiles, runs, and prints what the page says it prints.</summary>
/// <remarks>One class, so one at a time: what a page prints is captured from the process's one console.</remarks>
[Collection(nameof(Console))]
public sealed partial class DocsTests
{
    public static TheoryData<DocsSnippet> Snippets => [.. DocsSnippet.All()];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Snippets))]
    public void Snippet_Runs_AndPrintsWhatThePageSays(DocsSnippet snippet)
    {
        MethodInfo main = Compile(snippet);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        string folder = Directory.CreateTempSubdirectory("trademodel-docs").FullName;
        TextWriter before = Console.Out;
        string whence = Environment.CurrentDirectory;
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            // A snippet's own formatting uses the current culture, and the pages show the invariant one. The library's texts do not depend
            // on the culture: see CultureTests.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.CurrentDirectory = whence;
            Console.SetOut(before);
            Directory.Delete(folder, recursive: true);
        }
        if (snippet.Prints is not null) Assert.Equal(snippet.Prints.TrimEnd(), output.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    /// <summary>Compiles a block as a file-based app that asks for the packages' usings.</summary>
    private static MethodInfo Compile(DocsSnippet snippet)
    {
        string usings = string.Concat(OurAssemblies.Namespaces
            .Concat([
                "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks",
                "NodaTime",
            ])
            .Select(n => $"global using {n};\n"));
        var language = CSharpParseOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithFeatures([new("FileBasedProgram", "true")]);
        var compilation = CSharpCompilation.Create(
            $"Snippet{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(usings, language), CSharpSyntaxTree.ParseText(snippet.Code, language, snippet.ToString())],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        IEnumerable<Diagnostic> errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(result.Success, $"{snippet} does not compile:\n{string.Join("\n", errors)}");
        return Assembly.Load(image.ToArray()).EntryPoint!;
    }

    [Fact]
    public void Readme_Always_HasSnippetsForItsThreeAudiences()
        => Assert.InRange(DocsSnippet.In(Path.Combine(DocsSnippet.Root, "README.md")).Count(), 3, int.MaxValue);

    [Fact]
    public void BuildPage_Always_NamesEveryEventPositionScaleAndRule()
    {
        string page = File.ReadAllText(Path.Combine(DocsSnippet.Root, "docs", "build.md"));
        Type[] kinds = [typeof(NegotiationEvent), typeof(Position), typeof(Scale)];
        string[] names =
        [
            .. typeof(NegotiationEvent).Assembly.GetExportedTypes()
                .Where(t => !t.IsAbstract && kinds.Any(k => k.IsAssignableFrom(t)))
                .Select(t => t.Name),
            .. Enum.GetNames<NegotiationRule>(),
        ];
        Assert.All(names, name => Assert.Matches($@"\b{name}\b", page));
    }

    [Fact]
    public void Links_InEveryPage_LeadToAFileOfTheRepository()
    {
        var broken = new List<string>();
        foreach (string page in DocsSnippet.Pages())
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = link.Groups["to"].Value;
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#')) continue;
                string path = Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0]);
                if (!File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{Path.GetRelativePath(DocsSnippet.Root, page)} → {target}");
            }
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
