using System.Runtime.InteropServices;
using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace TradeModel.Benchmarks;

/// <summary>
/// The processor time of the thread that asks, for benchmarks on a Linux machine that also does other work. It leaves out the time in which
/// the thread waits for a processor, and background garbage collection.
/// </summary>
internal sealed partial class ProcessorClock : IClock
{
    private const int ThreadProcessorTime = 3;
    private const long NanosecondsInSecond = 1_000_000_000;

    public string Title => "processor time of the thread";

    public bool IsAvailable => OperatingSystem.IsLinux();

    public Frequency Frequency { get; } = new(NanosecondsInSecond);

    public long GetTimestamp()
    {
        Span<long> time = stackalloc long[2];
        if (Read(ThreadProcessorTime, ref time[0]) != 0) throw new InvalidOperationException("the processor time cannot be read");
        return time[0] * NanosecondsInSecond + time[1];
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, ref long secondsAndNanoseconds);
}
