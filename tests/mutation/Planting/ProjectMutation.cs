using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TradeModel.Mutation;

/// <summary>Plants the mutants of one project of the clone, and leaves out those that do not compile.</summary>
internal static class ProjectMutation
{
    private const string ControlFile = "src/TradeModel/Quantities/Percentage.cs";

    /// <summary>Rewrites the project's files below the paths. Later projects refer to the compilation.</summary>
    internal static (List<Mutant> Mutants, CSharpCompilation Compilation) Plant(
        string clone, string project, string[] paths, int firstId, IReadOnlyList<CSharpCompilation> earlier)
    {
        CSharpCompilation original = Compilation(clone, project, earlier);
        string[] known = [.. Errors(original, null).Select(e => e.ToString())];
        foreach (string error in known.Take(5)) Console.WriteLine($"{project}, before: {error}");

        Dictionary<SyntaxTree, string> targets = original.SyntaxTrees
            .ToDictionary(t => t, t => Path.GetRelativePath(clone, t.FilePath).Replace('\\', '/'))
            .Where(t => t.Value.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Where(t => !t.Value.Contains("/obj/", StringComparison.Ordinal))
            .Where(t => t.Value == ControlFile || paths.Any(p => t.Value.StartsWith(p, StringComparison.Ordinal)))
            .OrderBy(t => t.Value, StringComparer.Ordinal)
            .ToDictionary();
        // The ids of a file start where those of the file before end, whatever is refused.
        var firstIds = new Dictionary<SyntaxTree, int>();
        var refused = new HashSet<int>();
        var planters = new Dictionary<SyntaxTree, MutantPlanter>();
        var rewritten = new Dictionary<SyntaxTree, SyntaxTree>();
        CSharpCompilation mutated = original;
        IEnumerable<SyntaxTree> stale = targets.Keys;
        int next = firstId;
        for (int round = 1; ; round++)
        {
            foreach (SyntaxTree tree in stale.ToList())
            {
                int first = firstIds.GetValueOrDefault(tree, next);
                bool mutants = paths.Any(p => targets[tree].StartsWith(p, StringComparison.Ordinal));
                var planter = new MutantPlanter(original.GetSemanticModel(tree), targets[tree], first, refused);
                SyntaxNode root = mutants ? planter.Visit(tree.GetRoot())! : tree.GetRoot();
                if (targets[tree] == ControlFile) root = WithControls(root);
                SyntaxTree now = tree.WithRootAndOptions(root, tree.Options);
                mutated = mutated.ReplaceSyntaxTree(rewritten.GetValueOrDefault(tree, tree), now);
                (firstIds[tree], planters[tree], rewritten[tree]) = (first, planter, now);
                next = Math.Max(next, planter.NextId);
            }
            IEnumerable<SyntaxTree>? changed = round == 1 ? null : stale.Select(t => rewritten[t]);
            List<Diagnostic> errors = [.. Errors(mutated, changed).Where(e => !known.Contains(e.ToString()))];
            Console.WriteLine($"{project}: round {round}, {planters.Values.Sum(p => p.Planted.Count)} mutants, {errors.Count} errors");
            if (errors.Count == 0) break;
            int before = refused.Count;
            HashSet<int> inEarlierRounds = [.. refused];
            foreach (Diagnostic error in errors) Refuse(error, refused, inEarlierRounds);
            if (refused.Count == before || round == 60)
                throw new InvalidOperationException("Not to be compiled: " + string.Join('\n', errors.Take(10)));
            SyntaxTree?[] faulty = [.. errors.Select(e => e.Location.SourceTree).Distinct()];
            stale = rewritten.Where(r => faulty.Contains(r.Value)).Select(r => r.Key).ToList();
        }
        foreach ((SyntaxTree tree, SyntaxTree now) in rewritten) File.WriteAllText(tree.FilePath, now.GetRoot().ToFullString());
        Console.WriteLine($"{project}: {refused.Count} mutants left out because they do not compile");
        return ([.. targets.Keys.SelectMany(t => planters[t].Planted)], mutated);
    }

    /// <summary>The compilation that MSBuild would ask for, with the mutated projects in place of their assemblies.</summary>
    private static CSharpCompilation Compilation(string clone, string project, IReadOnlyList<CSharpCompilation> earlier)
    {
        string folder = Path.Combine(clone, "src", project);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string argument in (string[])["msbuild", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:BuildProjectReferences=false", "-p:RunAnalyzers=false", "-getItem:CscCommandLineArgs"]) start.ArgumentList.Add(argument);
        using Process msbuild = Process.Start(start)!;
        string json = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        if (msbuild.ExitCode != 0) throw new InvalidOperationException(json);
        using JsonDocument document = JsonDocument.Parse(json);
        string[] arguments = [.. document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(a => a.GetProperty("Identity").GetString()!)];
        CSharpCommandLineArguments parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, null);
        var trees = parsed.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), parsed.ParseOptions, f.Path));
        var references = new List<MetadataReference>();
        foreach (CommandLineReference reference in parsed.MetadataReferences)
        {
            string name = Path.GetFileNameWithoutExtension(reference.Reference);
            if (earlier.FirstOrDefault(c => c.AssemblyName == name) is { } compiled) references.Add(compiled.ToMetadataReference());
            else references.Add(MetadataReference.CreateFromFile(reference.Reference));
        }
        return CSharpCompilation.Create(project, trees, references, parsed.CompilationOptions
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic>()));
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation, IEnumerable<SyntaxTree>? only)
    {
        IEnumerable<Diagnostic> all = only?.SelectMany(t => compilation.GetSemanticModel(t).GetDiagnostics())
            ?? compilation.GetDiagnostics();
        return all.Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree is not null);
    }

    private static void Refuse(Diagnostic error, HashSet<int> refused, HashSet<int> inEarlierRounds)
    {
        SyntaxNode node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        // Some errors stand where control flow ends up, not at the mutant: unassigned variables, missing returns.
        bool flow = error.Id is "CS0161" or "CS0165" or "CS0170" or "CS0171" or "CS0177" or "CS0269" or "CS1643";
        if (!flow)
        {
            foreach (SyntaxNode near in node.DescendantNodesAndSelf().Concat(node.Ancestors()))
            {
                if (IdOf(near) is { } id && refused.Add(id)) return;
            }
        }
        SyntaxNode member = node.AncestorsAndSelf()
            .FirstOrDefault(n => n is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax) ?? node;
        string name = Regex.Match(error.GetMessage(CultureInfo.InvariantCulture), "'([^']+)'").Groups[1].Value;
        bool found = false;
        foreach (SyntaxNode marked in member.DescendantNodes().Where(n => IdOf(n) is not null && Assigns(n, name)))
        {
            int id = IdOf(marked)!.Value;
            found |= !inEarlierRounds.Contains(id);
            refused.Add(id);
        }
        if (found) return;
        foreach (SyntaxNode marked in member.DescendantNodes()) if (IdOf(marked) is { } id) refused.Add(id);
    }

    private static bool Assigns(SyntaxNode marked, string name) => marked.DescendantNodes().Any(n => n switch
    {
        SingleVariableDesignationSyntax d => d.Identifier.Text == name,
        AssignmentExpressionSyntax a => a.Left.ToString() == name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } a => a.Expression.ToString() == name,
        _ => false,
    });

    private static int? IdOf(SyntaxNode node)
        => node.GetAnnotations(MutantPlanter.AnnotationKind).FirstOrDefault()?.Data is { } id
            ? int.Parse(id, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Controls 1, 2 and 4: a percentage's text throws, is as it was, or never comes.</summary>
    private static SyntaxNode WithControls(SyntaxNode root)
    {
        MethodDeclarationSyntax method = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Single(m => m.Identifier.Text == "ToString" && m.ParameterList.Parameters.Count == 0);
        BlockSyntax body = (BlockSyntax)SyntaxFactory.ParseStatement($$"""
            {
                if (global::TradeModel.MutantSwitch.On(1)) throw new global::System.InvalidOperationException("control");
                if (global::TradeModel.MutantSwitch.On(2)) { }
                while (global::TradeModel.MutantSwitch.On(4)) { }
                return {{method.ExpressionBody!.Expression}};
            }

            """);
        return root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body));
    }
}
