using System.Globalization;

namespace Fuzz.Targets;

/// <summary>Files in memory, for readers that take paths; each process has its own.</summary>
internal static class Scratch
{
    internal static string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        string.Create(CultureInfo.InvariantCulture, $"trademodel-fuzz-{Environment.ProcessId}"))).FullName;

    /// <summary>What was last written to each path.</summary>
    private static readonly Dictionary<string, byte[]> Written = new(StringComparer.Ordinal);

    internal static string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        Put(path, bytes);
        return path;
    }

    /// <summary>Writes a file that only this class writes, unless it holds these bytes; an empty one is removed.</summary>
    internal static void PutOrRemove(string path, byte[] bytes)
    {
        if (bytes.Length > 0) Put(path, bytes);
        else if (Written.Remove(path)) File.Delete(path);
    }

    private static void Put(string path, byte[] bytes)
    {
        if (Written.TryGetValue(path, out byte[]? last) && last.AsSpan().SequenceEqual(bytes)) return;
        Written.Remove(path);
        File.WriteAllBytes(path, bytes);
        Written[path] = bytes;
    }

    internal static void Remove() => Directory.Delete(Folder, true);
}
