using System.Xml;

namespace TradeModel.Bargaining;

/// <summary>One GENIUS file: safe loading, and attributes whose absence is an error that names file, line and element.</summary>
internal sealed class GeniusDocument
{
    private const long LongestDocument = 64_000_000;

    private GeniusDocument(string file, GeniusElement root)
    {
        File = file;
        Root = root;
    }

    internal string File { get; }

    internal GeniusElement Root { get; }

    internal static GeniusDocument Load(GeniusSource source)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestDocument,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        int linesBefore = GeniusProlog.Skip(source.Stream);
        try
        {
            using XmlReader reader = XmlReader.Create(source.Stream, settings);
            return new(source.File, GeniusElement.Read(reader, linesBefore) ?? throw new XmlException("it has no element"));
        }
        catch (XmlException e)
        {
            string reason = e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "a document type is refused, and with it entities"
                : $"is not well-formed XML of at most {LongestDocument / 1_000_000} million characters: {e.Message}";
            throw new ScenarioFileException(source.File, null, e.LineNumber + linesBefore, reason, e);
        }
    }

    /// <summary>The issues under the objectives, in order, wherever objectives are nested.</summary>
    internal IEnumerable<GeniusElement> Issues() => Root.All("issue");

    internal string Get(GeniusElement element, string attribute)
        => element.Find(attribute) ?? throw Error(element, $"has no attribute '{attribute}'");

    internal Rational Number(GeniusElement element, string attribute)
    {
        string text = Get(element, attribute).Trim();
        return Rational.TryParse(text, out Rational value)
            ? value
            : throw Error(element,
                $"attribute '{attribute}' is '{(text.Length > 40 ? text[..40] + "…" : text)}', which is no decimal number");
    }

    internal ScenarioFileException Error(GeniusElement element, string reason)
    {
        string name = element.Name;
        string? label = element.Is("item") ? element.Find("value") : element.Find("name") ?? element.Find("index");
        string described = label is null ? name : $"{name} '{label}'";
        if (element.Is("item") && element.Parent is { } parent && parent.Find("name") is { } issue) described += $" of issue '{issue}'";
        return new(File, described, element.Line, reason);
    }
}
