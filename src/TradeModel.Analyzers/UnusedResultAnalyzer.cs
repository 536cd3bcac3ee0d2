using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TradeModel.Analyzers;

/// <summary>
/// Warns if the result of a method is not used that returns a changed copy, such as <c>negotiation.Apply(one);</c> as a statement.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedResultAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The identifier of the rule.</summary>
    public const string Id = "TRADE001";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The result of a method that returns a changed copy is not used",
        "'{0}' does not change the {1}: it returns a changed {2}, which is not used. Assign the result.",
        "Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Values of TradeModel are immutable. A method such as Apply, Insert or With returns a new value and leaves the old one as it is.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.ExpressionStatement);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation call) return;
        IMethodSymbol method = call.TargetMethod;
        IMethodSymbol declared = method.ReducedFrom ?? method;
        if (declared.IsStatic && !declared.IsExtensionMethod) return;
        ITypeSymbol on = declared.IsExtensionMethod ? declared.Parameters[0].Type : method.ContainingType;
        if (on is not INamedTypeSymbol of || method.ReturnType is not INamedTypeSymbol returned || !IsOurs(method.ContainingType)
            || !IsOurs(of) || !IsOurs(returned))
            return;
        // A method that returns the type it is called on returns a changed copy. Others compute something, which is no mistake to ignore.
        if (!SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, returned.OriginalDefinition)) return;
        context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), method.Name, of.Name, returned.Name));
    }

    private static bool IsOurs(INamedTypeSymbol type)
        => type.ContainingAssembly?.Name is { } name
            && (name == "TradeModel" || name.StartsWith("TradeModel.", System.StringComparison.Ordinal));
}
