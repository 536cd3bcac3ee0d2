using System.Xml;

namespace TradeModel.Bargaining;

/// <summary>
/// An element of a GENIUS file with its line. It holds only what the reader of domains and profiles needs. Names are the
/// same in upper and lower case.
/// </summary>
internal sealed class GeniusElement
{
    private const int DeepestNesting = 64;

    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly List<GeniusElement> _children = [];

    private GeniusElement(string name, int line, GeniusElement? parent)
    {
        Name = name;
        Line = line;
        Parent = parent;
    }

    internal string Name { get; }

    internal int Line { get; }

    internal GeniusElement? Parent { get; }

    /// <summary>The value of an attribute, letter case of its name ignored; null if it is missing.</summary>
    internal string? Find(string attribute)
    {
        foreach ((string name, string value) in _attributes)
            if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }

    internal bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    internal IEnumerable<GeniusElement> Elements(string name) => _children.Where(c => c.Is(name));

    internal GeniusElement? Element(string name) => Elements(name).FirstOrDefault();

    /// <summary>The element itself and all below it of this name, in the order of the document.</summary>
    internal IEnumerable<GeniusElement> All(string name)
    {
        IEnumerable<GeniusElement> deeper = _children.SelectMany(c => c.All(name));
        return Is(name) ? deeper.Prepend(this) : deeper;
    }

    /// <summary>Reads a document to its end; null if it has no element.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="linesBefore">How many lines of the file stand before what the reader reads.</param>
    /// <exception cref="XmlException">It is not well-formed, too long, or nested more than 64 elements deep.</exception>
    internal static GeniusElement? Read(XmlReader reader, int linesBefore)
    {
        GeniusElement? root = null, current = null;
        int depth = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                current = current!.Parent;
                depth--;
            }
            if (reader.NodeType != XmlNodeType.Element) continue;
            int line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
            if (depth >= DeepestNesting) throw new XmlException($"elements are nested more than {DeepestNesting} deep", null, line, 0);
            var element = new GeniusElement(reader.LocalName, linesBefore + line, current);
            current?._children.Add(element);
            root ??= element;
            bool empty = reader.IsEmptyElement;
            while (reader.MoveToNextAttribute()) element._attributes.Add((reader.LocalName, reader.Value));
            if (empty) continue;
            current = element;
            depth++;
        }
        return root;
    }
}
