namespace TradeModel.Bargaining;

/// <summary>
/// What stands before the XML declaration of a file. XML allows nothing there, but the profiles of ANAC 2014 begin with a comment, and
/// GENIUS reads them.
/// </summary>
internal static class GeniusProlog
{
    private const int LongestProlog = 4096;

    /// <summary>
    /// Places the stream at its XML declaration if only space and comments stand before it. Returns the number of lines passed over.
    /// </summary>
    internal static int Skip(Stream stream)
    {
        long start = stream.Position;
        byte[] head = new byte[LongestProlog];
        ReadOnlySpan<byte> text = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        int at = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
                continue;
            }
            int end = text[at..].StartsWith("<!--"u8) ? text[at..].IndexOf("-->"u8) : -1;
            if (end < 0) break;
            at += end + "-->".Length;
        }
        bool declared = text[at..].StartsWith("<?xml"u8);
        stream.Position = start + (declared ? at : 0);
        return declared ? text[..at].Count((byte)'\n') : 0;
    }
}
