using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SharpFuzz.Common;

namespace Fuzz.Engine;

/// <summary>
/// The map into which the instrumented assemblies count their edges, and what was seen of it so far. Counts fall into the classes of AFL:
/// 1, 2, 3, 4–7, 8–15, 16–31, 32–127 and 128 or more.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;
    private static readonly byte[] Classes = [.. Enumerable.Range(0, 256).Select(ClassOf)];
    private readonly byte* _map = (byte*)NativeMemory.AlignedAlloc(Size, 64);
    private readonly byte[] _seen = new byte[Size];

    internal Coverage()
    {
        Trace.SharedMem = _map;
        Begin();
    }

    /// <summary>Gives the instrumented assemblies a map before any code of theirs runs.</summary>
    internal static void Prepare() => Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);

    /// <summary>How many cells of the map were ever reached.</summary>
    internal int Edges => _seen.Count(b => b != 0);

    /// <summary>Empties the map before an execution.</summary>
    internal void Begin()
    {
        new Span<byte>(_map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the execution reached an edge, or a class of its count, that none before it reached. It counts as seen.</summary>
    internal bool IsNew()
    {
        bool isNew = false;
        for (int at = 0; at < Size; at += Vector256<byte>.Count)
        {
            if (Vector256.LoadAligned(_map + at) == Vector256<byte>.Zero) continue;
            for (int i = at; i < at + Vector256<byte>.Count; i++)
            {
                byte one = Classes[_map[i]];
                if ((_seen[i] | one) == _seen[i]) continue;
                _seen[i] |= one;
                isNew = true;
            }
        }
        return isNew;
    }

    /// <summary>The edges with their classes, each as one number.</summary>
    internal int[] Reached()
    {
        var reached = new List<int>();
        for (int i = 0; i < Size; i++)
            if (_map[i] != 0) reached.Add((i << 3) | BitOperations.Log2(Classes[_map[i]]));
        return [.. reached];
    }

    private static byte ClassOf(int count) => (byte)(count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        <= 7 => 8,
        <= 15 => 16,
        <= 31 => 32,
        <= 127 => 64,
        _ => 128,
    });
}
