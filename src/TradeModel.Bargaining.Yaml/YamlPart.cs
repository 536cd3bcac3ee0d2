using System.Globalization;
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

    // A few lines of aliases of aliases stand for more values than any machine can hold.
    private const int MostRepeated = 1_000_000;
    private const string CoreTag = "tag:yaml.org,2002:";

    private static readonly HashSet<string> KnownTags = ["str", "int", "float", "bool", "null", "seq", "map", "python/tuple"];

    private readonly string _file;
    private readonly YamlPart? _holder;
    private readonly YamlPart? _name;
    private readonly bool _plain;
    private readonly string? _text;
    private readonly List<(YamlPart Name, YamlPart Value)>? _members;
    private readonly Dictionary<string, YamlPart>? _byName;
    private readonly List<YamlPart>? _items;

    // A key whose value is still to come.
    private YamlPart? _key;

    // How many nodes it has, and how deep they are nested, itself and what aliases repeat included.
    private int _size = 1;
    private int _depth = 1;

    private YamlPart(string file, YamlPart? holder, ParsingEvent start)
    {
        _file = file;
        _holder = holder;
        _name = holder?._key;
        Line = (int)start.Start.Line;
        switch (start)
        {
            case Scalar scalar:
                _text = scalar.Value;
                _plain = scalar.Style == ScalarStyle.Plain;
                break;
            case MappingStart:
                _members = [];
                _byName = new(StringComparer.Ordinal);
                break;
            default: _items = []; break;
        }
    }

    /// <summary>Where it is: the names of the members that lead to it.</summary>
    /// <remarks>It is put together when it is asked for: a file can give a thousand values one long name above them.</remarks>
    internal string Place
        => _holder?.Place is not { } around ? ""
            : _name?._text is not { } name ? around : around.Length == 0 ? name : $"{around} '{name}'";

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
        => Members.Count > 0 && _byName!.TryGetValue(name, out YamlPart? value) && !value.IsNull ? value : null;

    internal YamlPart Get(string name) => Find(name) ?? throw Error($"has no member '{name}'");

    internal ScenarioFileException Error(string reason, bool nonAdditive = false)
        => new(_file, Place.Length == 0 ? null : Place, Line, reason) { IsNonAdditive = nonAdditive };

    internal static YamlPart Load(string file, Stream stream)
    {
        var text = new StreamReader(stream);
        char[] buffer = new char[4_096];
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
        catch (ArgumentException e)
        {
            // The parser refuses some tags with its own argument check.
            throw new ScenarioFileException(
                file, null, (int)(parser.Current?.Start.Line ?? 0), "is not well-formed YAML: a tag is malformed", e);
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
        int repeated = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingEnd or SequenceEnd:
                    YamlPart ended = open.Pop();
                    if (open.TryPeek(out YamlPart? around)) around.Hold(ended);
                    break;
                case AnchorAlias alias:
                    YamlPart holder = open.Peek();
                    if (!anchors.TryGetValue(alias.Value.Value, out YamlPart? named) || open.Contains(named))
                        throw new ScenarioFileException(file, null, (int)alias.Start.Line, $"refers to '{alias.Value}' before its end");
                    if (open.Count + named._depth > DeepestNesting)
                        throw new ScenarioFileException(file, null, (int)alias.Start.Line, $"is nested more than {DeepestNesting} deep");
                    if ((repeated += named._size) > MostRepeated)
                    {
                        throw new ScenarioFileException(file, null, (int)alias.Start.Line, string.Create(CultureInfo.InvariantCulture,
                            $"repeats {repeated} values by aliases; at most {MostRepeated} are read"));
                    }
                    holder.Add(named);
                    holder.Hold(named);
                    break;
                case NodeEvent node:
                    if (open.Count == 0 && root is not null)
                    {
                        throw new ScenarioFileException(
                            file, null, (int)node.Start.Line, "begins a second document; put it into a file of its own");
                    }
                    if (open.Count >= DeepestNesting)
                        throw new ScenarioFileException(file, null, (int)node.Start.Line, $"is nested more than {DeepestNesting} deep");
                    var part = new YamlPart(file, open.TryPeek(out YamlPart? outer) ? outer : null, node);
                    if (!node.Tag.IsEmpty && !IsKnown(node.Tag.Value))
                        throw part.Error($"has the tag '{node.Tag.Value}'; only plain YAML is read");
                    outer?.Add(part);
                    root ??= part;
                    if (!node.Anchor.IsEmpty) anchors[node.Anchor.Value] = part;
                    if (node is not Scalar) open.Push(part);
                    else outer?.Hold(part);
                    break;
                default: break;
            }
        }
        return root ?? throw new ScenarioFileException(file, null, 0, "is empty");
    }

    private static bool IsKnown(string tag)
        => tag == "!" || (tag.StartsWith(CoreTag, StringComparison.Ordinal) && KnownTags.Contains(tag[CoreTag.Length..]));

    private void Hold(YamlPart part)
    {
        _size += part._size;
        _depth = Math.Max(_depth, part._depth + 1);
    }

    private void Add(YamlPart part)
    {
        if (_items is not null)
        {
            _items.Add(part);
        }
        else if (_key is null)
        {
            if (part._text is null) throw part.Error("is a list or mapping as a key, which is not read");
            if (_byName!.ContainsKey(part._text)) throw part.Error($"has the member '{part._text}' twice");
            _key = part;
        }
        else
        {
            _members!.Add((_key, part));
            _byName!.Add(_key._text!, part);
            _key = null;
        }
    }
}
