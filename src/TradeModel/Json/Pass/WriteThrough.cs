using System.Buffers;

namespace TradeModel.Json;

/// <summary>Writes to a stream in chunks, so that a whole document is never held in memory.</summary>
internal sealed class WriteThrough(Stream stream) : IBufferWriter<byte>, IDisposable
{
    private const int Chunk = 32 * 1024;

    private byte[] _chunk = ArrayPool<byte>.Shared.Rent(Chunk);
    private int _count;

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _chunk.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Writes the last chunk and flushes the stream.</summary>
    internal void Complete()
    {
        WriteChunk();
        stream.Flush();
    }

    public void Dispose()
    {
        byte[] chunk = _chunk;
        _chunk = [];
        _count = 0;
        if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
    }

    private void Reserve(int room)
    {
        if (_chunk.Length - _count >= room) return;
        WriteChunk();
        if (_chunk.Length >= room) return;
        ArrayPool<byte>.Shared.Return(_chunk);
        _chunk = [];
        _chunk = ArrayPool<byte>.Shared.Rent(room);
    }

    private void WriteChunk()
    {
        stream.Write(_chunk.AsSpan(0, _count));
        _count = 0;
    }
}
