using System.Runtime.InteropServices;
using System.Text.Json;

namespace TradeModel.Json;

/// <content>Values inside a document of another format.</content>
public static partial class TradeModelJson
{
    internal static T ReadNested<T>(ref Utf8JsonReader reader, Codec<T> codec)
        where T : notnull
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return ReadNestedValue(JsonMarshal.GetRawUtf8Value(document.RootElement), codec);
    }

    /// <summary>Reads the escaped name of a member as a JSON string.</summary>
    internal static T ReadNestedName<T>(ReadOnlySpan<byte> name, Codec<T> codec)
        where T : notnull
    {
        byte[] text = [(byte)'"', .. name, (byte)'"'];
        return ReadNestedValue(text, codec);
    }

    /// <summary>Reads bytes of UTF-8 that are a whole value.</summary>
    internal static T ReadNestedValue<T>(ReadOnlySpan<byte> utf8, Codec<T> codec)
        where T : notnull
    {
        try
        {
            return Read(utf8, codec);
        }
        catch (TradeModelJsonException e)
        {
            throw new TradeModelJsonException(e.Reason, e.Path, e);
        }
    }

    internal static void WriteNested<T>(Utf8JsonWriter writer, T value, Codec<T> codec)
        where T : notnull
    {
        JsonPass pass = JsonPass.Writing(writer);
        codec.Write(ref pass, value);
    }
}
