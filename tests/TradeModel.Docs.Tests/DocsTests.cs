using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace TradeModel.Docs.Tests;

/// <summary>Every C# block of README and docs compiles, runs, and prints what the page says it prints.</summary>
/// <remarks>One class, so one at a time: what a page prints is captured from the process's one console.</remarks>
public sealed partial class DocsTests
{
    public static TheoryData<DocsSnippet> Snippets => [.. DocsSnippet.All()];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Snippets))]
    public async Task Snippet_Runs_AndPrintsWhatThePageSays(DocsSnippet snippet)
    {
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(OurAssemblies.All)
            .AddReferences(typeof(NodaTime.LocalDate).Assembly)
            .WithImports(OurAssemblies.Namespaces.Concat(["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "NodaTime"]))
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);
        using var output = new StringWriter { NewLine = "\n" };
        string folder = Directory.CreateTempSubdirectory("trademodel-docs").FullName;
        TextWriter before = Console.Out;
        string whence = Environment.CurrentDirectory;
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            await CSharpScript.RunAsync(snippet.Code, options, cancellationToken: TestContext.Current.CancellationToken);
        }
        catch (CompilationErrorException e)
        {
            Assert.Fail($"{snippet} does not compile:\n{string.Join("\n", e.Diagnostics)}");
        }
        finally
        {
            Environment.CurrentDirectory = whence;
            Console.SetOut(before);
            Directory.Delete(folder, recursive: true);
        }
        if (snippet.Prints is not null) Assert.Equal(snippet.Prints.TrimEnd(), output.ToString().TrimEnd());
    }

    [Fact]
    public void Readme_Always_HasSnippetsForItsThreeAudiences()
        => Assert.True(DocsSnippet.In(Path.Combine(DocsSnippet.Root, "README.md")).Count() >= 3);

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
                if (!File.Exists(path) && !Directory.Exists(path)) broken.Add($"{Path.GetRelativePath(DocsSnippet.Root, page)} → {target}");
            }
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
