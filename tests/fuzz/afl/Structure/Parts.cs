namespace Fuzz.Structure;

/// <summary>Several documents in one input, with the byte 0x1E between them.</summary>
internal static class Parts
{
    internal const byte Between = 0x1E;

    internal static byte[][] Of(byte[] input)
    {
        var parts = new List<byte[]>();
        int start = 0;
        for (int i = 0; i <= input.Length; i++)
        {
            if (i < input.Length && input[i] != Between) continue;
            parts.Add(input[start..i]);
            start = i + 1;
        }
        return [.. parts];
    }

    internal static byte[] Join(params IEnumerable<byte[]> parts)
    {
        var joined = new List<byte>();
        foreach (byte[] part in parts)
        {
            if (joined.Count > 0) joined.Add(Between);
            joined.AddRange(part);
        }
        return [.. joined];
    }
}
