using System.Buffers.Binary;

namespace TradeModel.Simulation;

/// <summary>Reads the bytes of a batch from its start. Numbers are little endian.</summary>
internal ref struct BatchReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    internal readonly int Left => _rest.Length;

    internal int Whole() => BinaryPrimitives.ReadInt32LittleEndian(Raw(4));

    internal ulong Natural() => BinaryPrimitives.ReadUInt64LittleEndian(Raw(8));

    internal double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Raw(8));

    internal ReadOnlySpan<byte> Raw(int length)
    {
        if ((uint)length > (uint)_rest.Length) throw new FormatException("the bytes of the batch end too early");
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
