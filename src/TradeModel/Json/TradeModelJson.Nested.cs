using System.Runtime.InteropServices;
using System.Text.Json;

namespace TradeModel.Json;

/// <content>Inside a document of somebody else's.</content>
public static partial class TradeModelJson
{
    internal static T ReadNested<T>(ref Utf8JsonReader reader, Codec<T> codec)
        where T : notnull
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Read(JsonMarshal.GetRawUtf8Value(document.RootElement), codec);
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
