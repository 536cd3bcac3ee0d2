using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>Reads, writes and describes one type of value. An instance is used by all documents and threads.</summary>
internal abstract class Codec<T>
    where T : notnull
{
    /// <summary>Reads the value that begins at the current token. Leaves the pass at the last token of the value.</summary>
    internal abstract T Read(ref JsonPass pass);

    internal abstract void Write(ref JsonPass pass, T value);

    /// <summary>The JSON Schema of the value. Definitions that it refers to are added to <paramref name="schema"/>.</summary>
    internal abstract JsonObject Describe(SchemaBuilder schema);

    private protected static void Expect(ref JsonPass pass, JsonTokenType type, string what)
    {
        if (pass.Reader.TokenType != type) pass.FailWrongKind(what);
    }
}

/// <summary>A codec that refers to one declared later.</summary>
internal sealed class DeferredCodec<T>(Func<Codec<T>> codec) : Codec<T>
    where T : notnull
{
    internal override T Read(ref JsonPass pass) => codec().Read(ref pass);

    internal override void Write(ref JsonPass pass, T value) => codec().Write(ref pass, value);

    internal override JsonObject Describe(SchemaBuilder schema) => codec().Describe(schema);
}
