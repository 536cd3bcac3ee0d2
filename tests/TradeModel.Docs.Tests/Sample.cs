using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeModel.Docs.Tests;

/// <summary>A sample of docs/samples, compiled as a file-based app with the usings of its packages, and run in this process.</summary>
internal sealed class Sample
{
    private static readonly string[] Implicit =
    [
        "System", "System.IO", "System.Linq", "System.Net.Http", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks",
    ];
    // As in every build of the SDK: a package may refer to an earlier version of an assembly than the one at hand.
    private static readonly Dictionary<string, ReportDiagnostic> Unified = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    private readonly string _name;
    private readonly byte[] _image;
    private readonly MethodInfo _main;

    private Sample(string name, byte[] image)
    {
        _name = name;
        _image = image;
        _main = Assembly.Load(image).EntryPoint!;
    }

    internal static Sample Compile(string name)
    {
        CSharpParseOptions options = CSharpParseOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithFeatures([new("FileBasedProgram", "true")]);
        string path = Path.Combine(DocsSnippet.Root, "docs", "samples", name);
        string usings = string.Concat(Implicit.Concat(OfThePackages(path)).Select(u => $"global using {u};\n"));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name),
            [
                .. SharedWith(path).Prepend(path).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
                CSharpSyntaxTree.ParseText(usings, options),
            ],
            references,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: Unified));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        return new(compilation.AssemblyName!, assembly.ToArray());
    }

    /// <summary>Saves the sample beside the tests, whose packages <see cref="SampleProcess"/> lets it use, and gives its path.</summary>
    internal string Save()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{_name}.sample.dll");
        File.WriteAllBytes(path, _image);
        return path;
    }

    internal (int Exit, string Out, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        (TextWriter Out, TextWriter Error, System.Globalization.CultureInfo Culture) before
            = (Console.Out, Console.Error, System.Globalization.CultureInfo.CurrentCulture);
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            int exit = _main.Invoke(null, [args]) as int? ?? 0;
            return (exit, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
            System.Globalization.CultureInfo.CurrentCulture = before.Culture;
        }
    }

    /// <summary>The files that the build of the samples adds for a property that the sample enables.</summary>
    private static IEnumerable<string> SharedWith(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        string[] enabled =
        [
            .. File.ReadLines(path)
                .Where(l => l.StartsWith("#:property", StringComparison.Ordinal) && l.EndsWith("=enable", StringComparison.Ordinal))
                .Select(l => $"'$({l["#:property ".Length..^"=enable".Length]})' == 'enable'"),
        ];
        return XDocument.Load(Path.Combine(folder, "Directory.Build.targets")).Descendants("Compile")
            .Where(c => enabled.Contains(c.Parent!.Attribute("Condition")?.Value))
            .Select(c => c.Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", $"{folder}/", StringComparison.Ordinal));
    }

    /// <summary>The usings of the packages that a sample names, and of the domain package, on which all depend.</summary>
    private static IEnumerable<string> OfThePackages(string path)
        => File.ReadLines(path)
            .Where(l => l.StartsWith("#:project", StringComparison.Ordinal))
            .Select(l => Path.GetFileNameWithoutExtension(l))
            .Append("TradeModel")
            .Distinct()
            .Select(package => Path.Combine(DocsSnippet.Root, "src", package, "buildTransitive", package + ".targets"))
            .SelectMany(targets => XDocument.Load(targets).Descendants("Using").Select(u => u.Attribute("Include")!.Value)).Distinct();
}
