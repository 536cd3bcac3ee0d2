using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TradeModel.Simulation;

/// <summary>The file that keeps the finished batches of an ensemble.</summary>
/// <remarks>
/// The header is 24 bytes of text, the 32 bytes of the ensemble's identity with its design, and the seed. Then follow batches: the length
/// in 4 bytes, the first 8 bytes of the SHA-256 of the batch, and the batch. Numbers are little endian. Reading ends at the first batch
/// that is not whole, and writing goes on there.
/// </remarks>
internal sealed class EnsembleCheckpoint : IDisposable
{
    private const int MarkSize = 24, HeaderSize = MarkSize + 32 + 8, PrefixSize = 12;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("TradeModel ensemble v1\r\n");

    // The digit after the v.
    private static readonly int VersionAt = Mark.AsSpan().IndexOf((byte)'\r') - 1;

    private readonly FileStream _file;

    private EnsembleCheckpoint(FileStream file) => _file = file;

    /// <summary>Opens or creates the checkpoint; <paramref name="restore"/> gets each batch that is in it.</summary>
    /// <exception cref="InvalidDataException">The file is not a checkpoint, or it is a checkpoint of another ensemble or seed.</exception>
    internal static EnsembleCheckpoint Open(string path, ReadOnlySpan<byte> identity, ulong seed, Action<RunBatch> restore)
    {
        byte[] header = new byte[HeaderSize];
        Mark.CopyTo(header, 0);
        identity.CopyTo(header.AsSpan(MarkSize));
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(HeaderSize - 8), seed);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            byte[] found = new byte[HeaderSize];
            int length = file.ReadAtLeast(found, HeaderSize, throwOnEndOfStream: false);
            long end = HeaderSize;
            if (length == HeaderSize)
            {
                Check(found, header, path);
                end = Restore(file, restore);
            }
            else if (!header.AsSpan().StartsWith(found.AsSpan(0, length)))
            {
                throw new InvalidDataException($"'{path}' is no checkpoint of an ensemble; name another file, or remove it");
            }
            else
            {
                // A new file, or one whose header was torn.
                file.Position = 0;
                file.Write(header);
            }
            file.SetLength(end);
            file.Position = end;
            file.Flush();
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a batch. Callers take turns.</summary>
    internal void Add(RunBatch batch)
    {
        byte[] bytes = batch.ToBytes(), record = new byte[PrefixSize + bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, bytes.Length);
        SHA256.HashData(bytes).AsSpan(0, 8).CopyTo(record.AsSpan(4));
        bytes.CopyTo(record, PrefixSize);
        _file.Write(record);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private static void Check(byte[] found, byte[] header, string path)
    {
        if (found.AsSpan(0, MarkSize).StartsWith(Mark.AsSpan(0, VersionAt)) && found[VersionAt] > Mark[VersionAt])
        {
            throw new InvalidDataException(
                $"'{path}' is the checkpoint of a later version of TradeModel; use that version, name another file, or remove it");
        }
        if (!found.AsSpan(0, MarkSize).SequenceEqual(header.AsSpan(0, MarkSize)))
            throw new InvalidDataException($"'{path}' is no checkpoint of an ensemble; name another file, or remove it");
        ulong seed = BinaryPrimitives.ReadUInt64LittleEndian(found.AsSpan(HeaderSize - 8));
        ulong asked = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(HeaderSize - 8));
        if (seed != asked)
            throw new InvalidDataException($"'{path}' is the checkpoint of seed {seed}, not of seed {asked}; name another file");
        if (!found.AsSpan().SequenceEqual(header))
        {
            throw new InvalidDataException(
                $"'{path}' is the checkpoint of another ensemble: its scenario, strategies, rules, calendar, inputs or design differ; "
                    + "name another file");
        }
    }

    // Gives back where the last whole batch ends.
    private static long Restore(FileStream file, Action<RunBatch> restore)
    {
        byte[] prefix = new byte[PrefixSize];
        long end = HeaderSize;
        while (file.ReadAtLeast(prefix, PrefixSize, throwOnEndOfStream: false) == PrefixSize)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
            if (length <= 0 || length > file.Length - file.Position) break;
            byte[] bytes = new byte[length];
            file.ReadExactly(bytes);
            if (!SHA256.HashData(bytes).AsSpan(0, 8).SequenceEqual(prefix.AsSpan(4))) break;
            try { restore(RunBatch.FromBytes(bytes)); }
            catch (FormatException) { break; }
            end = file.Position;
        }
        return end;
    }
}
