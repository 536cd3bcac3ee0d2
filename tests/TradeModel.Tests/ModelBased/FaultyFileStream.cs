using TradeModel.Json;

namespace TradeModel.Tests.ModelBased;

/// <summary>A file on a disk that fails when it is told to: while writing, flushing or cutting, once or for good.</summary>
internal sealed class FaultyFileStream(string path)
    : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, NegotiationLogFile.Unbuffered)
{
    private bool _isDead;

    /// <summary>How many more bytes are written before a write fails; null for all.</summary>
    internal long? RoomLeft { get; set; }

    /// <summary>Whether the machine stops with the write that fails: nothing reaches the disk after that.</summary>
    internal bool DiesWithIt { get; set; }

    internal bool FailsToFlush { get; set; }

    internal int CutsThatFail { get; set; }

    /// <summary>Makes the disk work again.</summary>
    internal void Recover() => (RoomLeft, DiesWithIt, FailsToFlush, CutsThatFail) = (null, false, false, 0);

    /// <summary>What is on the disk now.</summary>
    internal byte[] Content()
    {
        var bytes = new byte[RandomAccess.GetLength(SafeFileHandle)];
        RandomAccess.Read(SafeFileHandle, bytes, 0);
        return bytes;
    }

    /// <summary>The machine stops now: the file is closed as it is.</summary>
    internal void Stop()
    {
        _isDead = true;
        Dispose();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Check();
        int count = (int)Math.Min(buffer.Length, RoomLeft ?? buffer.Length);
        base.Write(buffer[..count].ToArray(), 0, count);
        RoomLeft -= count;
        if (count == buffer.Length) return;
        _isDead = DiesWithIt;
        throw new IOException("the disk is full");
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush(bool flushToDisk)
    {
        Check();
        if (flushToDisk && FailsToFlush) throw new IOException("the disk does not confirm");
        base.Flush(flushToDisk);
    }

    public override void SetLength(long value)
    {
        Check();
        if (CutsThatFail-- > 0) throw new IOException("the file cannot be cut");
        base.SetLength(value);
    }

    private void Check()
    {
        if (_isDead) throw new IOException("the machine has stopped");
    }
}
