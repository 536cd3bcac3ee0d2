using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>Says which mutant is on. Compiled into every package of the clone; the worker sets it in each.</summary>
internal static class MutantSwitch
{
    internal static int Active;

    /// <summary>One bit per mutant reached, while coverage is taken; otherwise null.</summary>
    internal static byte[]? Reached;

    internal static bool On(int id) => id == Active || (Reached is not null && Note(id));

    /// <summary>The third control: no test calls this.</summary>
    internal static int NeverCalled() => On(3) ? 1 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Note(int id)
    {
        // Tests that use several threads mark bits of one byte at once; a lost bit would hide a test from a mutant.
        byte[]? reached = Reached;
        if (reached is not null && (reached[id >> 3] & (1 << (id & 7))) == 0)
        {
            lock (reached) reached[id >> 3] |= (byte)(1 << (id & 7));
        }
        return false;
    }
}
