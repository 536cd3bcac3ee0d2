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
    private bool _isEmpty;

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
        if (!_isEmpty) new Span<byte>(_map, Size).Clear();
        _isEmpty = false;
        Trace.PrevLocation = 0;
    }

    /// <summary>
    /// Whether the execution reached an edge, or a class of its count, that none before it reached. It counts as seen. If not, the map is
    /// emptied along the way.
    /// </summary>
    internal bool IsNew()
    {
        bool isNew = false;
        fixed (byte* seen = _seen, classes = Classes)
        {
            for (int at = 0; at < Size; at += 2 * Vector512<byte>.Count)
            {
                Vector512<byte> left = Vector512.LoadAligned(_map + at), right = Vector512.LoadAligned(_map + at + Vector512<byte>.Count);
                if ((left | right) == Vector512<byte>.Zero) continue;
                for (int i = at; i < at + (2 * Vector512<byte>.Count); i += sizeof(ulong))
                {
                    if (*(ulong*)(_map + i) == 0) continue;
                    for (int cell = i; cell < i + sizeof(ulong); cell++)
                    {
                        byte one = classes[_map[cell]];
                        if ((seen[cell] | one) == seen[cell]) continue;
                        seen[cell] |= one;
                        isNew = true;
                    }
                    if (!isNew) *(ulong*)(_map + i) = 0;
                }
            }
        }
        _isEmpty = !isNew;
        return isNew;
    }

    /// <summary>The edges with their classes, each as one number.</summary>
    internal int[] Reached()
    {
        var reached = new List<int>();
        for (int at = 0; at < Size; at += sizeof(ulong))
        {
            if (*(ulong*)(_map + at) == 0) continue;
            for (int i = at; i < at + sizeof(ulong); i++)
                if (_map[i] != 0) reached.Add((i << 3) | BitOperations.Log2(Classes[_map[i]]));
        }
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
