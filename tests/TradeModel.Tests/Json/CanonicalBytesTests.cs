using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck.Xunit;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Json;

/// <summary>The bytes that are written, against those that System.Text.Json writes for the same tokens.</summary>
public class CanonicalBytesTests
{
    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 100)]
    public void ToJson_AnyNegotiation_IsWhatSystemTextJsonWrites(Negotiation negotiation, bool indented)
    {
        string json = TradeModelJson.ToJson(negotiation, indented);
        Assert.Equal(Rewritten(json, indented), json);
    }

    [Fact]
    public void ToJson_EveryCharacterInATextOfAnyLength_IsWhatSystemTextJsonWrites()
    {
        var every = new StringBuilder();
        for (int c = 1; c <= 0xFFFF; c++)
            if (!char.IsSurrogate((char)c)) every.Append((char)c);
        for (int c = 0x10000; c <= 0x10FFFF; c += 0x101) every.Append(char.ConvertFromUtf32(c));

        // Texts of up to 1,024 characters are copied at once, longer ones in pieces.
        string plain = new('x', 1_023), pairs = string.Concat(Enumerable.Repeat("\U0001F600", 1_500));
        string[] texts =
        [
            $"x{every}x", plain, plain + "y", plain + "\"", plain + "yz", plain + "ä", plain + "\U0001F600",
            $"{plain}\U0001F600{plain}", "ä", "a\\b", "a\nb",
            pairs, $"y{pairs}",
        ];
        Assert.All(texts, text =>
        {
            string json = TradeModelJson.ToJson(Statement(text));
            Assert.Equal(Rewritten(json, indented: false), json);
            Assert.Equal(text, ((StatementMade)TradeModelJson.ReadEvent(json)).Words);
        });
    }

    [Fact]
    public void ToJson_TextThatFillsTheChunk_IsWhatSystemTextJsonWrites()
    {
        // A chunk has 32 KiB: the end of each text lies at another place around the end of the chunk.
        for (int length = 32_500; length <= 32_800; length++)
        {
            string json = TradeModelJson.ToJson(Statement(new('x', length)), indented: true);
            Assert.Equal(Rewritten(json, indented: true), json);
        }
    }

    private static StatementMade Statement(string words) => new(new(2025, 1, 2), [], [new("IND")], words) { Note = "end" };

    private static string Rewritten(string json, bool indented)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = indented,
            NewLine = "\n",
        };
        using (var writer = new Utf8JsonWriter(bytes, options)) document.RootElement.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
