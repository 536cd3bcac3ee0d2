using System.Text.Json;

namespace TradeModel.Json;

/// <summary>Takes the tokens of a value, in order.</summary>
internal abstract class JsonOutput
{
    internal abstract void StartObject();

    internal abstract void EndObject();

    internal abstract void StartArray();

    internal abstract void EndArray();

    /// <summary>The name of a declared member: ASCII that needs no escape.</summary>
    internal abstract void Name(ReadOnlySpan<byte> plain);

    /// <summary>The name of a member that is data, such as an identifier: ASCII that needs no escape.</summary>
    internal abstract void Name(ReadOnlySpan<char> plain);

    /// <summary>Any text.</summary>
    internal abstract void Text(string value);

    /// <summary>ASCII that needs no escape, such as an identifier.</summary>
    internal abstract void PlainText(ReadOnlySpan<char> value);

    /// <inheritdoc cref="PlainText(ReadOnlySpan{char})"/>
    internal abstract void PlainText(ReadOnlySpan<byte> value);

    /// <summary>One of the words of the format: ASCII that needs no escape.</summary>
    internal abstract void Word(JsonEncodedText value);

    internal abstract void Number(decimal value);

    internal abstract void Number(int value);

    internal abstract void Boolean(bool value);
}
