using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TradeModel.Bargaining.Yaml;

/// <summary>
/// A node of a YAML document, with its line and its place, and accessors that refuse what is not there. JSON is read too, because it is
/// YAML.
/// </summary>
internal sealed class YamlPart
{
    private const int LongestDocument = 64_000_000;
    private const int DeepestNesting = 64;
    private const string CoreTag = "tag:yaml.org,2002:";

    private static readonly HashSet<string> KnownTags = ["str", "int", "float", "bool", "null", "seq", "map", "python/tuple"];

    private readonly string _file;
    private readonly bool _plain;
    private readonly string? _text;
    private readonly List<(YamlPart Name, YamlPart Value)>? _members;
    private readonly List<YamlPart>? _items;

    // A key whose value is still to come.
    private YamlPart? _key;

    private YamlPart(string file, string place, ParsingEvent start)
    {
        _file = file;
        Place = place;
        Line = (int)start.Start.Line;
        switch (start)
        {
            case Scalar scalar:
                _text = scalar.Value;
                _plain = scalar.Style == ScalarStyle.Plain;
                break;
            case MappingStart: _members = []; break;
            default: _items = []; break;
        }
    }

    /// <summary>Where it is: the names of the members that lead to it.</summary>
    internal string Place { get; }

    internal int Line { get; }

    internal bool IsList => _items is not null;

    internal bool IsNull => _plain && _text is "" or "null" or "Null" or "NULL" or "~";

    internal IReadOnlyList<(YamlPart Name, YamlPart Value)> Members => _members ?? throw Error("is no mapping");

    internal IReadOnlyList<YamlPart> Items => _items ?? throw Error("is no list");

    internal string Text => _text ?? throw Error("is no text or number");

    /// <summary>Whether it is a number without quotes.</summary>
    internal bool IsNumber => _plain && Rational.TryParse(_text, out _);

    internal Rational Number => IsNumber && Rational.TryParse(_text, out Rational value) ? value : throw Error("is no decimal number");

    /// <summary>What names a value: the text, or the number whatever its notation. (1 and 1.0 are the same to NegMAS.)</summary>
    internal string Label => IsNumber ? Number.ToString() : Text;

    internal YamlPart? Find(string name)
    {
        foreach ((YamlPart key, YamlPart value) in Members)
            if (string.Equals(key._text, name, StringComparison.Ordinal)) return value.IsNull ? null : value;
        return null;
    }

    internal YamlPart Get(string name) => Find(name) ?? throw Error($"has no member '{name}'");

    internal ScenarioFileException Error(string reason, bool nonAdditive = false)
        => new(_file, Place.Length == 0 ? null : Place, Line, reason) { IsNonAdditive = nonAdditive };

    internal static YamlPart Load(string file, Stream stream)
    {
        var text = new StreamReader(stream);
        char[] buffer = new char[LongestDocument / 64];
        var whole = new System.Text.StringBuilder();
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            whole.Append(buffer, 0, read);
            if (whole.Length > LongestDocument)
                throw new ScenarioFileException(file, null, 0, $"is longer than {LongestDocument / 1_000_000} million characters");
        }
        var parser = new Parser(new StringReader(whole.ToString()));
        try
        {
            return Read(file, parser);
        }
        catch (YamlException e)
        {
            throw new ScenarioFileException(file, null, (int)e.Start.Line, $"is not well-formed YAML: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // The parser goes on after a missing bracket, and then ends more than it began.
            throw new ScenarioFileException(
                file, null, (int)(parser.Current?.Start.Line ?? 0), "is not well-formed YAML: a bracket is missing", e);
        }
    }

    private static YamlPart Read(string file, Parser parser)
    {
        YamlPart? root = null;
        var open = new Stack<YamlPart>();
        var anchors = new Dictionary<string, YamlPart>(StringComparer.Ordinal);
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingEnd or SequenceEnd: open.Pop(); break;
                case AnchorAlias alias:
                    YamlPart holder = open.Peek();
                    if (!anchors.TryGetValue(alias.Value.Value, out YamlPart? named) || open.Contains(named))
                        throw new ScenarioFileException(file, null, (int)alias.Start.Line, $"refers to '{alias.Value}' before its end");
                    holder.Add(named);
                    break;
                case NodeEvent node:
                    if (open.Count == 0 && root is not null)
                    {
                        throw new ScenarioFileException(
                            file, null, (int)node.Start.Line, "begins a second document; put it into a file of its own");
                    }
                    if (open.Count >= DeepestNesting)
                        throw new ScenarioFileException(file, null, (int)node.Start.Line, $"is nested more than {DeepestNesting} deep");
                    var part = new YamlPart(file, open.TryPeek(out YamlPart? outer) ? outer.PlaceWithin() : "", node);
                    if (!node.Tag.IsEmpty && !IsKnown(node.Tag.Value))
                        throw part.Error($"has the tag '{node.Tag.Value}'; only plain YAML is read");
                    outer?.Add(part);
                    root ??= part;
                    if (!node.Anchor.IsEmpty) anchors[node.Anchor.Value] = part;
                    if (node is not Scalar) open.Push(part);
                    break;
                default: break;
            }
        }
        return root ?? throw new ScenarioFileException(file, null, 0, "is empty");
    }

    private static bool IsKnown(string tag)
        => tag == "!" || (tag.StartsWith(CoreTag, StringComparison.Ordinal) && KnownTags.Contains(tag[CoreTag.Length..]));

    private string PlaceWithin()
        => _key?._text is not { } name ? Place : Place.Length == 0 ? name : $"{Place} '{name}'";

    private void Add(YamlPart part)
    {
        if (_items is not null)
        {
            _items.Add(part);
        }
        else if (_key is null)
        {
            if (part._text is null) throw part.Error("is a list or mapping as a key, which is not read");
            if (_members!.Exists(m => m.Name._text == part._text)) throw part.Error($"has the member '{part._text}' twice");
            _key = part;
        }
        else
        {
            _members!.Add((_key, part));
            _key = null;
        }
    }
}
