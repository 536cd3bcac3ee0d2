namespace Fuzz.Structure;

/// <summary>An input to change, taken apart once.</summary>
internal sealed class Source(byte[] bytes)
{
    private List<Node>?[]? _nodes;

    /// <summary>The documents of the input.</summary>
    internal byte[][] Parts { get; } = Structure.Parts.Of(bytes);

    /// <summary>The nodes of a document.</summary>
    internal List<Node> Nodes(int part, Shape shape)
    {
        _nodes ??= new List<Node>?[Parts.Length];
        return _nodes[part] ??= Tree.Of(shape, Parts[part]);
    }
}
