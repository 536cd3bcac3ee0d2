using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeModel.Economics;

/// <summary>
/// Operations on rows of numbers, element by element. No element depends on another, so the width of the machine's vectors changes no bit.
/// </summary>
internal static class Rows
{
    /// <summary>Adds a multiple of a row to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        row = row[..to.Length];
        Span<Vector<double>> wideTo = MemoryMarshal.Cast<double, Vector<double>>(to);
        ReadOnlySpan<Vector<double>> wideRow = MemoryMarshal.Cast<double, Vector<double>>(row);
        var many = new Vector<double>(factor);
        for (int i = 0; i < wideTo.Length; i++) wideTo[i] += wideRow[i] * many;
        for (int i = wideTo.Length * Vector<double>.Count; i < to.Length; i++) to[i] += row[i] * factor;
    }
}
