using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TradeModel.Mutation;

/// <summary>Gives each FsCheck property of the clone's tests one seed, so that a score can be repeated.</summary>
internal static class FixedSeeds
{
    internal static int Apply(string clone, string replay)
    {
        int changed = 0;
        foreach (string file in Directory.GetFiles(Path.Combine(clone, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
            List<AttributeSyntax> properties = [.. root.DescendantNodes().OfType<AttributeSyntax>()
                .Where(a => a.Name.ToString() == "Property")
                .Where(a => a.ArgumentList?.Arguments.Any(x => x.NameEquals?.Name.Identifier.Text == "Replay") != true)];
            if (properties.Count == 0) continue;
            AttributeArgumentSyntax seed = SyntaxFactory.AttributeArgument(
                SyntaxFactory.NameEquals("Replay"), null,
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(replay)));
            root = root.ReplaceNodes(properties, (_, a) => a.AddArgumentListArguments(seed));
            File.WriteAllText(file, root.ToFullString());
            changed += properties.Count;
        }
        return changed;
    }
}
