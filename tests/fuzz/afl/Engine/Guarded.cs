using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using Fuzz.Targets;

namespace Fuzz.Engine;

/// <summary>
/// Runs the check of a target on one input after another under the limits: a second of CPU, bounded memory, no exception. It counts, and it
/// keeps the input in a file that outlives the process, so that even a stack overflow leaves its input behind.
/// </summary>
internal sealed unsafe class Guarded : IDisposable
{
    /// <summary>The memory that one execution may allocate for each byte of the input.</summary>
    private const long BytesPerByte = 4_096;
    private const int LongestInput = 1 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1), Deadly = TimeSpan.FromSeconds(20);

    private readonly Target _target;
    private readonly string _counts, _folder;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _current;
    private readonly byte* _pending;
    private readonly bool _withParent;
    private long _executions;
    private volatile int _hangs;

    internal Guarded(Target target, string folder, string engine)
    {
        (_target, _folder) = (target, folder);
        _withParent = engine == "afl";
        Directory.CreateDirectory(folder);
        Findings = new(Path.Combine(folder, "findings"));
        string current = Path.Combine(folder, $"current-{engine}");
        if (File.Exists(current)) Recover(current);
        string id = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Stopwatch.GetTimestamp()}");
        _counts = Path.Combine(folder, $"counts-{engine}-{id}");
        _file = MemoryMappedFile.CreateFromFile(current, FileMode.Create, null, LongestInput + 8);
        _current = _file.CreateViewAccessor();
        _current.SafeMemoryMappedViewHandle.AcquirePointer(ref _pending);
        new Thread(Watch) { IsBackground = true }.Start();
    }

    internal Findings Findings { get; }

    internal long Executions => _executions;

    /// <summary>Checks one input. Gives back what broke a promise; null if nothing did.</summary>
    internal Exception? Run(byte[] input)
    {
        if (input.Length > LongestInput) return null;
        input.CopyTo(new Span<byte>(_pending + 8, input.Length));
        *(long*)_pending = (long)input.Length + 1;
        Interlocked.Increment(ref _executions);
        Exception? fault = null;
        long allocated = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
        try
        {
            _target.Check(input);
        }
        catch (Exception e)
        {
            fault = e;
        }
        long bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (fault is null && bytes > _target.FreeBytes + (BytesPerByte * input.Length))
            fault = new Broken(FormattableString.Invariant($"memory: {bytes:N0} bytes are allocated for an input of {input.Length:N0}"));
        string kind = "crash";
        // The clock of the wall says when to look at that of the CPU: other processes may have had it.
        if (fault is null && Stopwatch.GetElapsedTime(began) > Limit && Cpu(input) is var cpu && cpu > Limit)
        {
            fault = new Broken(FormattableString.Invariant($"hang: takes {cpu.TotalSeconds:F1} s of CPU"));
            kind = "hang";
            _hangs++;
        }
        if (fault is not null) Findings.Add(input, fault, kind);
        *(long*)_pending = 0;
        return fault;
    }

    public void Dispose()
    {
        Save();
        _current.SafeMemoryMappedViewHandle.ReleasePointer();
        _current.Dispose();
        _file.Dispose();
    }

    /// <summary>Writes what was counted so far; the name of the file is this process's own.</summary>
    private void Save()
    {
        double cpu = Environment.CpuUsage.TotalTime.TotalSeconds + (_withParent ? ParentSeconds() : 0);
        File.WriteAllText(_counts, FormattableString.Invariant($"{_executions}\t{_hangs}\t{cpu:F1}\n"));
    }

    private TimeSpan Cpu(byte[] input)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        try { _target.Check(input); }
        catch { /* The time counts, however it ends. */ }
        return Environment.CpuUsage.TotalTime - before;
    }

    private void Watch()
    {
        long last = -1;
        TimeSpan since = default;
        for (int second = 0; ; second++)
        {
            Thread.Sleep(1_000);
            if (second % 5 == 4) Save();
            long now = Interlocked.Read(ref _executions);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            if (now != last || _current.ReadInt64(0) == 0) (last, since) = (now, cpu);
            else if (cpu - since > Deadly)
            {
                _hangs++;
                Save();
                Findings.Add(Current(_current), new Broken("hang: does not end"), "hang");
                _current.Write(0, 0L);
                Process.GetCurrentProcess().Kill();
            }
        }
    }

    /// <summary>Keeps the input at which an earlier process died.</summary>
    private void Recover(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < 8 || BitConverter.ToInt64(bytes) is not (> 0 and var length)) return;
        // A process that was stopped from outside died at a good input: only an input that fails again is a finding.
        string pending = Path.Combine(_folder, "died");
        Directory.CreateDirectory(pending);
        // The name has to differ from that of an input kept in the same second, or on another day.
        File.WriteAllBytes(Path.Combine(pending, Guid.NewGuid().ToString("N")), bytes[8..(int)(7 + length)]);
    }

    private static byte[] Current(MemoryMappedViewAccessor current)
    {
        byte[] bytes = new byte[Math.Max(0, current.ReadInt64(0) - 1)];
        current.ReadArray(8, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>The CPU time of afl-fuzz, which started this process.</summary>
    private static double ParentSeconds()
    {
        try
        {
            string parent = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[1];
            string[] fields = File.ReadAllText($"/proc/{parent}/stat").Split(") ")[^1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
