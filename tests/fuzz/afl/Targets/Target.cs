using Fuzz.Structure;

namespace Fuzz.Targets;

/// <summary>A reader to fuzz.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Reads">What it reads, for the table of results.</param>
/// <param name="Shape">What its inputs are made of.</param>
/// <param name="Check">Reads an input. An exception is a finding: what the reader documents is caught inside.</param>
/// <param name="Seeds">The inputs to begin with.</param>
internal sealed record Target(string Name, string Reads, Shape Shape, Action<byte[]> Check, Func<IEnumerable<byte[]>> Seeds)
{
    /// <summary>The longest input that the structure-aware fuzzer tries, in bytes.</summary>
    internal int LongestInput { get; init; } = 16_384;

    /// <summary>The memory that one execution may allocate, in bytes, beside what it may for each byte of the input.</summary>
    internal long FreeBytes { get; init; } = 64 << 20;
}
