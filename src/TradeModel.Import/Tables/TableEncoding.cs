using System.Text;

namespace TradeModel.Import;

/// <summary>
/// Decodes UTF-8, and decodes bytes that are not valid UTF-8 as code page 1252. A file in either encoding is thus read in a single pass,
/// without buffering.
/// </summary>
internal sealed class TableEncoding
{
    // The 32 bytes in which code page 1252 differs from Latin-1. The five that it leaves undefined are control characters, as in Latin-1.
    private const string From80To9F =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    internal TableEncoding() => Encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Fallback(this));

    internal Encoding Encoding { get; }

    internal bool SawWindows1252 { get; private set; }

    private static char Decode(byte value) => value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;

    private sealed class Fallback(TableEncoding owner) : DecoderFallback
    {
        public override int MaxCharCount => 3;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(owner);
    }

    private sealed class Buffer(TableEncoding owner) : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.SawWindows1252 = true;
            _bytes = bytesUnknown;
            _next = 0;
            return true;
        }

        public override char GetNextChar() => _next < _bytes.Length ? Decode(_bytes[_next++]) : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0) return false;
            _next--;
            return true;
        }

        public override void Reset() => _bytes = [];
    }
}
