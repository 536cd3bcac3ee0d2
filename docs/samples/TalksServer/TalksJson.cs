using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalksServer;

/// <summary>The server's own JSON. The values of the model in it are written by the library's converter.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, Converters = [typeof(TradeModelJsonConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(NegotiationEntry))]
[JsonSerializable(typeof(NegotiationEntry[]))]
[JsonSerializable(typeof(TimelineAnswer))]
[JsonSerializable(typeof(ChangeNotice))]
[JsonSerializable(typeof(NegotiationRule))]
internal sealed partial class TalksJson : JsonSerializerContext
{
    /// <summary>Escapes only what JSON demands, as the library does.</summary>
    public static TalksJson Plain
        => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
