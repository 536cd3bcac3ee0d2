using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TradeModel.Analyzers;
using Xunit;

namespace TradeModel.Docs.Tests;

/// <summary>The rule of the package's analyzer: a changed copy is used.</summary>
public class UnusedResultAnalyzerTests
{
    [Theory]
    [InlineData("negotiation.Apply(one);", "'Apply' does not change the Negotiation: it returns a changed Negotiation")]
    [InlineData("negotiation.Insert(one);", "'Insert' does not change the Negotiation")]
    [InlineData("negotiation.AsOf(one.Date);", "'AsOf' does not change the Negotiation")]
    [InlineData("list.With(1);", "'With' does not change the ValueList")]
    public async Task Statement_ThatDropsAChangedCopy_IsWarnedOf(string statement, string warning)
        => Assert.Contains(warning, Assert.Single(await WarningsOf(statement)).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("negotiation = negotiation.Apply(one);")]
    [InlineData("_ = negotiation.Apply(one);")]
    [InlineData("negotiation.TryApply(one, out _, out _);")]
    [InlineData("negotiation.MeasureConvergence();")]
    [InlineData("Negotiation.Replay(negotiation.Definition, negotiation.Log);")]
    [InlineData("new System.Text.StringBuilder().Append('a');")]
    public async Task Statement_ThatDropsNothing_IsNot(string statement) => Assert.Empty(await WarningsOf(statement));

    private static async Task<ImmutableArray<Diagnostic>> WarningsOf(string statement)
    {
        string source = $$"""
            using TradeModel;
            using TradeModel.Convergence;
            using TradeModel.Negotiations;

            internal static class Caller
            {
                internal static void Call(Negotiation negotiation, NegotiationEvent one, ValueList<int> list)
                {
                    {{statement}}
                }
            }
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "caller",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        return await compilation.WithAnalyzers([new UnusedResultAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
