using System.Globalization;

namespace Fuzz.Targets;

/// <summary>Files in memory, for readers that take paths; each process has its own.</summary>
internal static class Scratch
{
    internal static string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        string.Create(CultureInfo.InvariantCulture, $"trademodel-fuzz-{Environment.ProcessId}"))).FullName;

    internal static string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal static void Remove() => Directory.Delete(Folder, true);
}
