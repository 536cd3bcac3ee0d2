namespace TradeModel;

/// <summary>Names the formatter of a type to a notebook.</summary>
/// <remarks>
/// .NET Interactive looks for an attribute of this name and for members of these names; it needs no reference. A notebook reads the
/// attribute from base types too. See docs/rendering.md.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The media types that a cell shows, the preferred one first.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
