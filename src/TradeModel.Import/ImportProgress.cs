using System.Globalization;

namespace TradeModel.Import;

/// <summary>How far a reading has come.</summary>
public sealed record ImportProgress
{
    internal ImportProgress(long records, long bytesRead, long? totalBytes)
    {
        Records = records;
        BytesRead = bytesRead;
        TotalBytes = totalBytes;
    }

    /// <summary>The records read, rows and failures.</summary>
    public long Records { get; }

    /// <summary>The bytes of the table read, decompressed.</summary>
    public long BytesRead { get; }

    /// <summary>The bytes the table is said to have; null where that is not known before its end.</summary>
    public long? TotalBytes { get; }

    /// <summary>The share read, 0 to 1; null where the size is not known.</summary>
    public double? Share => TotalBytes is > 0 and long total ? Math.Min(1.0, (double)BytesRead / total) : null;

    /// <summary>"4000 records, 1658880 bytes".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Records} records, {BytesRead} bytes");
}
