using System.Runtime.ExceptionServices;
using Fuzz.Targets;
using SharpFuzz;
using SharpFuzz.Common;

namespace Fuzz.Engine;

/// <summary>What afl-fuzz drives: the persistent loop of SharpFuzz, one process for all executions.</summary>
internal static unsafe class AflLoop
{
    internal static void Run(Target target, string folder)
    {
        using var guarded = new Guarded(target, folder, "afl");
        byte[] buffer = new byte[1 << 20];
        Fuzzer.Run((Stream stream) =>
        {
            int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Trace.PrevLocation = 0;
            // afl-fuzz ends if an input reaches no edge, as a value does that the framework reads by itself.
            Trace.SharedMem[0] = 1;
            if (guarded.Run(buffer[..length]) is { } fault) ExceptionDispatchInfo.Throw(fault);
        });
    }
}
