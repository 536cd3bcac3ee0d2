using System.Buffers;
using System.Security.Cryptography;

namespace TalksServer;

/// <summary>A negotiation as a caller sees it, with everything that is served of it.</summary>
/// <remarks>
/// A view is replaced only when what the caller sees has changed, so neither its version nor the time that it takes to serve it depends on
/// anything else.
/// </remarks>
internal sealed class View
{
    private const int VersionBytes = 16;

    private readonly Lazy<byte[]> _document;
    private readonly Lazy<string> _version;
    private readonly Lazy<byte[]> _timeline;
    private readonly Lazy<Dictionary<EventId, NegotiationEvent>> _byId;

    public View(Negotiation seen)
    {
        Seen = seen;
        _document = new(() => DocumentOf(seen));
        _version = new(() => Convert.ToHexStringLower(SHA256.HashData(_document.Value).AsSpan(0, VersionBytes)));
        _timeline = new(() => TimelineAnswer.Of(seen).ToJson());
        _byId = new(() => seen.Log.Where(e => e.Id is not null).ToDictionary(e => e.Id!.Value));
    }

    public Negotiation Seen { get; }

    /// <summary>The hash of the document: it follows from what the caller sees and from nothing else.</summary>
    public string Version => _version.Value;

    /// <summary>The version as an entity tag.</summary>
    public string ETag => $"\"{Version}\"";

    /// <summary>The document in the format <c>trademodel/negotiation</c>.</summary>
    public byte[] Document => _document.Value;

    /// <summary>The convergence timeline.</summary>
    public byte[] Timeline => _timeline.Value;

    /// <summary>The event with this id; null if the caller sees none.</summary>
    public NegotiationEvent? Find(EventId id) => _byId.Value.GetValueOrDefault(id);

    public static byte[] DocumentOf(Negotiation seen)
    {
        var bytes = new ArrayBufferWriter<byte>();
        TradeModelJson.WriteNegotiation(seen, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
