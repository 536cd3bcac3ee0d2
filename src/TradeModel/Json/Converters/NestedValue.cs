using System.Runtime.InteropServices;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>Values inside a document of another format.</summary>
internal static class NestedValue
{
    internal static T Read<T>(ref Utf8JsonReader reader, Codec<T> codec)
        where T : notnull
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return ReadWhole(JsonMarshal.GetRawUtf8Value(document.RootElement), codec);
    }

    /// <summary>Reads the escaped name of a member as a JSON string.</summary>
    internal static T ReadName<T>(ReadOnlySpan<byte> name, Codec<T> codec)
        where T : notnull
    {
        byte[] text = [(byte)'"', .. name, (byte)'"'];
        return ReadWhole(text, codec);
    }

    /// <summary>Reads bytes of UTF-8 that are a whole value.</summary>
    internal static T ReadWhole<T>(ReadOnlySpan<byte> utf8, Codec<T> codec)
        where T : notnull
    {
        try
        {
            return JsonPass.ReadDocument(utf8, codec, new ReadingMemory());
        }
        catch (TradeModelJsonException e)
        {
            throw new TradeModelJsonException(e.Reason, e.Path, e);
        }
    }

    internal static void Write<T>(Utf8JsonWriter writer, T value, Codec<T> codec)
        where T : notnull
    {
        JsonPass pass = JsonPass.Writing(new SerializerOutput(writer));
        codec.Write(ref pass, value);
    }
}
