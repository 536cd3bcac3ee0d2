using System.Globalization;

namespace TradeModel.Import;

/// <summary>The progress of a reader.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportProgress
{
    internal ImportProgress(long records, long bytesRead, long? totalBytes)
    {
        Records = records;
        BytesRead = bytesRead;
        TotalBytes = totalBytes;
    }

    /// <summary>The number of records read, both rows and failures.</summary>
    public long Records { get; }

    /// <summary>The number of decompressed bytes read.</summary>
    public long BytesRead { get; }

    /// <summary>The size of the table in bytes as the file states it; null if it is not known in advance.</summary>
    public long? TotalBytes { get; }

    /// <summary>The share read, from 0 to 1; null if the size is not known.</summary>
    public double? Share => TotalBytes is > 0 and long total ? Math.Min(1.0, (double)BytesRead / total) : null;

    /// <summary>The records and bytes read: "4000 records, 1658880 bytes".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Records} records, {BytesRead} bytes");
}
