using System.Runtime.ExceptionServices;
using Fuzz.Targets;
using SharpFuzz;
using SharpFuzz.Common;

namespace Fuzz.Engine;

/// <summary>What afl-fuzz drives: the persistent loop of SharpFuzz, one process for all executions.</summary>
internal static class AflLoop
{
    internal static void Run(Target target, string folder)
    {
        using var guarded = new Guarded(target, folder, "afl");
        byte[] buffer = new byte[1 << 20];
        Fuzzer.Run((Stream stream) =>
        {
            int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Trace.PrevLocation = 0;
            if (guarded.Run(buffer[..length]) is { } fault) ExceptionDispatchInfo.Throw(fault);
        });
    }
}
