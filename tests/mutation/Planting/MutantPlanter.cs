using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TradeModel.Mutation;

/// <summary>
/// Rewrites one file so that it holds all its mutants, each behind <c>MutantSwitch.On(id)</c>. Every wrapper bears an annotation with its
/// id, so that an error of the compiler leads to the mutant that causes it. Ids in <paramref name="refused"/> are counted but not planted.
/// </summary>
internal sealed class MutantPlanter(SemanticModel model, string file, int firstId, HashSet<int> refused) : CSharpSyntaxRewriter
{
    internal const string AnnotationKind = "mutant";

    private static readonly Dictionary<SyntaxKind, (string Kind, SyntaxKind[] Others)> BinaryChanges = new()
    {
        [SyntaxKind.AddExpression] = ("arithmetic", [SyntaxKind.SubtractExpression]),
        [SyntaxKind.SubtractExpression] = ("arithmetic", [SyntaxKind.AddExpression]),
        [SyntaxKind.MultiplyExpression] = ("arithmetic", [SyntaxKind.DivideExpression]),
        [SyntaxKind.DivideExpression] = ("arithmetic", [SyntaxKind.MultiplyExpression]),
        [SyntaxKind.ModuloExpression] = ("arithmetic", [SyntaxKind.MultiplyExpression]),
        [SyntaxKind.LeftShiftExpression] = ("arithmetic", [SyntaxKind.RightShiftExpression]),
        [SyntaxKind.RightShiftExpression] = ("arithmetic", [SyntaxKind.LeftShiftExpression]),
        [SyntaxKind.BitwiseAndExpression] = ("arithmetic", [SyntaxKind.BitwiseOrExpression]),
        [SyntaxKind.BitwiseOrExpression] = ("arithmetic", [SyntaxKind.BitwiseAndExpression]),
        [SyntaxKind.ExclusiveOrExpression] = ("arithmetic", [SyntaxKind.BitwiseAndExpression]),
        [SyntaxKind.LessThanExpression] = ("comparison", [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression]),
        [SyntaxKind.LessThanOrEqualExpression] = ("comparison", [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression]),
        [SyntaxKind.GreaterThanExpression]
            = ("comparison", [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression]),
        [SyntaxKind.GreaterThanOrEqualExpression] = ("comparison", [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression]),
        [SyntaxKind.EqualsExpression] = ("comparison", [SyntaxKind.NotEqualsExpression]),
        [SyntaxKind.NotEqualsExpression] = ("comparison", [SyntaxKind.EqualsExpression]),
        [SyntaxKind.LogicalAndExpression] = ("logic", [SyntaxKind.LogicalOrExpression]),
        [SyntaxKind.LogicalOrExpression] = ("logic", [SyntaxKind.LogicalAndExpression]),
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> AssignmentChanges = new()
    {
        [SyntaxKind.AddAssignmentExpression] = SyntaxKind.SubtractAssignmentExpression,
        [SyntaxKind.SubtractAssignmentExpression] = SyntaxKind.AddAssignmentExpression,
        [SyntaxKind.MultiplyAssignmentExpression] = SyntaxKind.DivideAssignmentExpression,
        [SyntaxKind.DivideAssignmentExpression] = SyntaxKind.MultiplyAssignmentExpression,
        [SyntaxKind.OrAssignmentExpression] = SyntaxKind.AndAssignmentExpression,
        [SyntaxKind.AndAssignmentExpression] = SyntaxKind.OrAssignmentExpression,
    };

    private static readonly Dictionary<string, string> OtherMethods = new()
    {
        ["Any"] = "All", ["All"] = "Any", ["Exists"] = "TrueForAll", ["TrueForAll"] = "Exists",
        ["First"] = "Last", ["Last"] = "First", ["FirstOrDefault"] = "LastOrDefault", ["LastOrDefault"] = "FirstOrDefault",
        ["Min"] = "Max", ["Max"] = "Min", ["MinBy"] = "MaxBy", ["MaxBy"] = "MinBy", ["Floor"] = "Ceiling", ["Ceiling"] = "Floor",
        ["Skip"] = "Take", ["Take"] = "Skip", ["SkipWhile"] = "TakeWhile", ["TakeWhile"] = "SkipWhile",
        ["OrderBy"] = "OrderByDescending", ["OrderByDescending"] = "OrderBy", ["ThenBy"] = "ThenByDescending",
        ["Union"] = "Intersect", ["Intersect"] = "Union", ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith",
        ["PlusDays"] = "PlusMonths", ["PlusMonths"] = "PlusDays", ["PlusYears"] = "PlusMonths",
    };

    private static readonly HashSet<string> Dispensable =
    [
        "Where", "Distinct", "DistinctBy", "Reverse", "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "Except",
        "Append", "Prepend", "Concat", "Trim", "ToUpperInvariant", "ToLowerInvariant",
    ];

    private static readonly HashSet<string> DispensableMath = ["Abs", "Clamp", "Min", "Max", "Round", "Floor", "Ceiling"];

    private string _member = "";

    internal int NextId { get; private set; } = firstId;

    internal List<Mutant> Planted { get; } = [];

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case null or AttributeListSyntax or EnumDeclarationSyntax or BaseListSyntax or ParameterSyntax or UsingDirectiveSyntax:
            case ThrowExpressionSyntax or ThrowStatementSyntax or PatternSyntax or SwitchLabelSyntax and not CasePatternSwitchLabelSyntax:
            case TypeParameterConstraintClauseSyntax or DelegateDeclarationSyntax:
            case TypeSyntax type when type is not IdentifierNameSyntax name || !IsTested(name):
            case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
            case LocalDeclarationStatementSyntax local when local.Modifiers.Any(SyntaxKind.ConstKeyword):
            case MethodDeclarationSyntax { Identifier.Text: "GetHashCode" }:
                return node;
        }
        string outer = _member;
        if (node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)) _member = NameOf(node);
        SyntaxNode? result = node switch
        {
            ExpressionSyntax expression => VisitAnyExpression(expression),
            StatementSyntax statement => VisitAnyStatement(statement),
            ArrowExpressionClauseSyntax arrow => VisitArrow(arrow),
            _ => base.Visit(node),
        };
        _member = outer;
        return result;
    }

    private static string NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        PropertyDeclarationSyntax p => p.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        FieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier.Text,
        OperatorDeclarationSyntax o => "operator " + o.OperatorToken.Text,
        IndexerDeclarationSyntax => "this[]",
        _ => member.Kind().ToString(),
    };

    private SyntaxNode VisitAnyStatement(StatementSyntax node)
    {
        // The step of a for loop stays: without it hardly any loop ends.
        if (node is ForStatementSyntax loop)
        {
            return loop
                .WithDeclaration((VariableDeclarationSyntax?)Visit(loop.Declaration))
                .WithCondition((ExpressionSyntax?)Visit(loop.Condition))
                .WithStatement((StatementSyntax)Visit(loop.Statement)!);
        }
        var inside = (StatementSyntax)base.Visit(node)!;
        switch (node)
        {
            case IfStatementSyntax branch:
                return ((IfStatementSyntax)inside).WithCondition(Force(branch.Condition, ((IfStatementSyntax)inside).Condition, true));
            case WhileStatementSyntax { Condition: not LiteralExpressionSyntax } w:
                return ((WhileStatementSyntax)inside).WithCondition(Force(w.Condition, ((WhileStatementSyntax)inside).Condition, false));
            case ReturnStatementSyntax { Expression: { } value and not RefExpressionSyntax }:
                return ((ReturnStatementSyntax)inside).WithExpression(Emptied(value, ((ReturnStatementSyntax)inside).Expression!));
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax a }
                when AssignmentChanges.TryGetValue(a.Kind(), out SyntaxKind other):
                return Removed(node, Instead(node, inside, "assignment", $"{a.Left} {Operator(other)} {a.Right};"));
            case ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax } update:
                string text = update.ToString();
                string swapped = text.Contains("++", StringComparison.Ordinal) ? text.Replace("++", "--", StringComparison.Ordinal)
                    : text.Replace("--", "++", StringComparison.Ordinal);
                return Removed(node, Instead(node, inside, "assignment", swapped));
            case ExpressionStatementSyntax or YieldStatementSyntax:
                return Removed(node, inside);
            // The jump alone below an if is the mutant "condition false".
            case BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null }
                when node.Parent is not (SwitchSectionSyntax or IfStatementSyntax):
                return Removed(node, inside);
            default:
                return inside;
        }
    }

    private static string Operator(SyntaxKind assignment) => assignment switch
    {
        SyntaxKind.AddAssignmentExpression => "+=",
        SyntaxKind.SubtractAssignmentExpression => "-=",
        SyntaxKind.MultiplyAssignmentExpression => "*=",
        SyntaxKind.DivideAssignmentExpression => "/=",
        SyntaxKind.OrAssignmentExpression => "|=",
        _ => "&=",
    };

    private StatementSyntax Removed(StatementSyntax original, StatementSyntax inside)
    {
        // A statement that names a variable cannot go alone.
        if (Designates(original) || Take(original, "statement", "removed") is not { } id) return inside;
        return Block(Marked(SyntaxFactory.IfStatement(Not(On(id)), Block(inside)), id));
    }

    private StatementSyntax Instead(StatementSyntax original, StatementSyntax inside, string kind, string now)
    {
        if (Take(original, kind, now) is not { } id) return inside;
        IfStatementSyntax choice = SyntaxFactory.IfStatement(
            On(id), Block(SyntaxFactory.ParseStatement(now)), SyntaxFactory.ElseClause(Block(inside)));
        return Block(Marked(choice, id));
    }

    private SyntaxNode VisitArrow(ArrowExpressionClauseSyntax arrow)
    {
        if (arrow.Expression is RefExpressionSyntax) return arrow;
        var inside = (ArrowExpressionClauseSyntax)base.Visit(arrow)!;
        return inside.WithExpression(Emptied(arrow.Expression, inside.Expression));
    }

    /// <summary>A result replaced by nothing: the opposite truth, 0, an empty text, null.</summary>
    private ExpressionSyntax Emptied(ExpressionSyntax original, ExpressionSyntax inside)
    {
        if (original is LiteralExpressionSyntax or ThrowExpressionSyntax or AssignmentExpressionSyntax) return inside;
        if (model.GetTypeInfo(original).ConvertedType is not { } type || type.IsRefLikeType) return inside;
        string? now = type.SpecialType switch
        {
            SpecialType.System_Void => null,
            SpecialType.System_Boolean => IsAtom(original) && !Designates(original) ? $"!({original})" : null,
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal
                => $"default({type.ToDisplayString()})",
            SpecialType.System_String => "\"\"",
            _ when type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => "null",
            _ when type.IsReferenceType && MayBeNull(original) => "null",
            _ => null,
        };
        return now is null ? inside : Instead(original, inside, "result", now, type);
    }

    private bool MayBeNull(ExpressionSyntax returned) => model.GetEnclosingSymbol(returned.SpanStart) switch
    {
        IMethodSymbol m => m.ReturnType.NullableAnnotation == NullableAnnotation.Annotated,
        IPropertySymbol p => p.Type.NullableAnnotation == NullableAnnotation.Annotated,
        _ => false,
    };

    /// <summary>
    /// The condition forced to true and to false. It is still evaluated, and a condition that names variables is forced only in the
    /// direction in which they are assigned.
    /// </summary>
    private ExpressionSyntax Force(ExpressionSyntax original, ExpressionSyntax inside, bool toTrue)
    {
        bool toFalse = true;
        if (Designates(original))
        {
            string text = original.ToString();
            bool assignsIfFalse = text.Contains(" is not ", StringComparison.Ordinal) || text.Contains('!');
            (toTrue, toFalse) = (toTrue && assignsIfFalse, !assignsIfFalse);
        }
        ExpressionSyntax result = inside;
        if (toFalse && Take(original, "condition", "false") is { } no)
            result = Marked(Paren(SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, Paren(result), Not(On(no)))), no);
        if (toTrue && Take(original, "condition", "true") is { } yes)
            result = Marked(Paren(SyntaxFactory.BinaryExpression(SyntaxKind.LogicalOrExpression, Paren(result), On(yes))), yes);
        return result;
    }

    private SyntaxNode VisitAnyExpression(ExpressionSyntax node)
    {
        if (node is RefExpressionSyntax or DeclarationExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax) return node;
        bool isException = node is BaseObjectCreationExpressionSyntax && model.GetTypeInfo(node).Type is { } made
            && made.Name.EndsWith("Exception", StringComparison.Ordinal);
        if (isException) return node;
        if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }) return node;
        var inside = (ExpressionSyntax)base.Visit(node)!;
        if (StartsWithBinding(node)) return inside;
        ExpressionSyntax result = inside;
        foreach ((string kind, string now) in Changes(node)) result = Instead(node, result, kind, now, null);
        if (IsTested(node) && IsAtom(node))
            result = Designates(node) ? Force(node, result, true) : Instead(node, result, "condition", $"!({node})", null);
        return result;
    }

    private IEnumerable<(string Kind, string Now)> Changes(ExpressionSyntax node)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal:
                if (literal.Parent is WhileStatementSyntax) break;
                if (literal.IsKind(SyntaxKind.TrueLiteralExpression)) yield return ("literal", "false");
                else if (literal.IsKind(SyntaxKind.FalseLiteralExpression)) yield return ("literal", "true");
                else if (literal.IsKind(SyntaxKind.NumericLiteralExpression)) yield return ("literal", NextNumber(literal));
                break;
            case BinaryExpressionSyntax binary when BinaryChanges.TryGetValue(binary.Kind(), out (string Kind, SyntaxKind[] Others) change):
                if (Designates(binary) || IsText(binary.Left) || IsText(binary.Right)) break;
                foreach (SyntaxKind other in change.Others)
                {
                    BinaryExpressionSyntax changed = SyntaxFactory.BinaryExpression(other, Bare(binary.Left), Bare(binary.Right));
                    yield return (change.Kind, changed.NormalizeWhitespace().ToString());
                }
                break;
            case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression):
                if (coalesce.Right is ThrowExpressionSyntax || Designates(coalesce)) break;
                yield return ("coalesce", coalesce.Right.ToString());
                bool unwraps = model.GetTypeInfo(coalesce.Left).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                    && model.GetTypeInfo(coalesce).Type?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
                yield return ("coalesce", unwraps ? $"({coalesce.Left}).GetValueOrDefault()" : $"({coalesce.Left})!");
                break;
            case PrefixUnaryExpressionSyntax unary when !Designates(unary):
                bool minus = unary.IsKind(SyntaxKind.UnaryMinusExpression) && unary.Operand is not LiteralExpressionSyntax;
                if (unary.IsKind(SyntaxKind.LogicalNotExpression)) yield return ("condition", unary.Operand.ToString());
                if (minus) yield return ("arithmetic", unary.Operand.ToString());
                break;
            case IsPatternExpressionSyntax test when !Designates(test):
                foreach (string now in OtherPatterns(test)) yield return ("pattern", now);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when !Designates(call):
                foreach (string now in OtherCalls(access, call)) yield return ("call", now);
                break;
        }
    }

    private static IEnumerable<string> OtherPatterns(IsPatternExpressionSyntax test)
    {
        foreach (PatternSyntax pattern in test.Pattern.DescendantNodesAndSelf().OfType<PatternSyntax>())
        {
            SyntaxToken old = pattern switch
            {
                RelationalPatternSyntax r => r.OperatorToken,
                BinaryPatternSyntax b => b.OperatorToken,
                _ => default,
            };
            if (old == default) continue;
            string token = old.Text switch { "<" => "<=", "<=" => "<", ">" => ">=", ">=" => ">", "and" => "or", _ => "and" };
            string text = test.ToString();
            int at = old.SpanStart - test.SpanStart;
            yield return text[..at] + token + text[(at + old.Span.Length)..];
        }
    }

    private IEnumerable<string> OtherCalls(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
    {
        string name = access.Name.Identifier.Text;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        bool isStatic = model.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol;
        if (OtherMethods.TryGetValue(name, out string? other))
            yield return $"{access.Expression}.{other}{access.Name.ToString()[name.Length..]}{call.ArgumentList}";
        if (isStatic && DispensableMath.Contains(name) && arguments.Count > 0) yield return arguments[0].Expression.ToString();
        if (isStatic && name is "Min" or "Max" && arguments.Count > 1) yield return arguments[1].Expression.ToString();
        if (!isStatic && Dispensable.Contains(name)) yield return access.Expression.ToString();
    }

    private static string NextNumber(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        0 => "1",
        1 => "0",
        int i => (i + 1L).ToString(CultureInfo.InvariantCulture),
        _ => $"({literal.Token.Text} + 1)",
    };

    private static TypeSyntax Name(ITypeSymbol type)
        => SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private static ParenthesizedExpressionSyntax Choice(int id, string now, ExpressionSyntax inside, ITypeSymbol? cast)
    {
        ExpressionSyntax changed = Paren(SyntaxFactory.ParseExpression(now));
        if (cast is not null) changed = SyntaxFactory.CastExpression(Name(cast), changed);
        return Marked(Paren(SyntaxFactory.ConditionalExpression(On(id), changed, Paren(inside))), id);
    }

    private ExpressionSyntax Instead(ExpressionSyntax original, ExpressionSyntax inside, string kind, string now, ITypeSymbol? cast)
    {
        if (Take(original, kind, now) is not { } id) return inside;
        // A literal takes the type that its place asks for: a conditional expression would not convert.
        if (kind != "literal" || model.GetTypeInfo(original).ConvertedType is not { } type
            || type.SpecialType is SpecialType.None or SpecialType.System_Boolean or SpecialType.System_Int32)
        {
            return Choice(id, now, inside, cast);
        }
        ParenthesizedExpressionSyntax plain = Choice(id, now, inside, null);
        return plain.WithExpression(SyntaxFactory.CastExpression(Name(type), Paren(plain.Expression)));
    }

    private int? Take(SyntaxNode place, string kind, string now)
    {
        int id = NextId++;
        if (refused.Contains(id)) return null;
        int line = place.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        Planted.Add(new(id, file, line, _member, kind, Short(place.ToString()), Short(now)));
        return id;
    }

    private static string Short(string text)
    {
        text = Regex.Replace(Regex.Replace(text, "//.*", ""), @"\s+", " ").Trim();
        return text.Length <= 150 ? text : string.Concat(text.AsSpan(0, 147), "...");
    }

    private bool IsText(ExpressionSyntax e)
        => model.GetTypeInfo(e).Type?.SpecialType == SpecialType.System_String && e.Parent!.IsKind(SyntaxKind.AddExpression);

    private static bool Designates(SyntaxNode node) => node.DescendantNodes().Any(n => n is SingleVariableDesignationSyntax);

    /// <summary>A part of <c>a?.b.c</c>, which cannot stand alone.</summary>
    private static bool StartsWithBinding(ExpressionSyntax node)
    {
        for (SyntaxNode? at = node; at is not null;)
        {
            if (at is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax) return true;
            at = at switch
            {
                InvocationExpressionSyntax i => i.Expression,
                MemberAccessExpressionSyntax m => m.Expression,
                ElementAccessExpressionSyntax e => e.Expression,
                ConditionalAccessExpressionSyntax c => c.Expression,
                PostfixUnaryExpressionSyntax p => p.Operand,
                _ => null,
            };
        }
        return false;
    }

    private static bool IsTested(ExpressionSyntax node) => node.Parent switch
    {
        BinaryExpressionSyntax b => b.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        ConditionalExpressionSyntax c => c.Condition == node,
        WhenClauseSyntax => true,
        _ => false,
    };

    /// <summary>True unless other mutants of the parts already say the opposite.</summary>
    private static bool IsAtom(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax p => IsAtom(p.Expression),
        BinaryExpressionSyntax b => b.Kind() is SyntaxKind.IsExpression,
        PrefixUnaryExpressionSyntax or LiteralExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax => false,
        _ => true,
    };

    private static ExpressionSyntax Bare(ExpressionSyntax part)
    {
        ExpressionSyntax bare = part.WithoutTrivia();
        return bare is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax ? bare : Paren(bare);
    }

    private static ParenthesizedExpressionSyntax Paren(ExpressionSyntax inner) => SyntaxFactory.ParenthesizedExpression(inner);

    private static BlockSyntax Block(StatementSyntax inner) => SyntaxFactory.Block(inner).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

    private static ExpressionSyntax On(int id)
        => SyntaxFactory.ParseExpression($"global::TradeModel.MutantSwitch.On({id.ToString(CultureInfo.InvariantCulture)})");

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax inner)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, inner);

    private static T Marked<T>(T node, int id)
        where T : SyntaxNode
        => node.WithAdditionalAnnotations(new SyntaxAnnotation(AnnotationKind, id.ToString(CultureInfo.InvariantCulture)));
}
