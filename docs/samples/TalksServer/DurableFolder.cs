using System.Runtime.InteropServices;

namespace TalksServer;

/// <summary>Puts the names in a folder on the disk, as flushing a file puts its content there.</summary>
internal static partial class DurableFolder
{
    /// <summary>Waits until files created, or moved, in the folder are still there after a loss of power.</summary>
    public static void Flush(string folder)
    {
        // Windows has no such call: NTFS writes names to its journal.
        if (OperatingSystem.IsWindows()) return;
        int file = Open(folder, 0);
        if (file < 0) throw new IOException($"{folder} cannot be opened (error {Marshal.GetLastPInvokeError()})");
        int result = Synchronize(file), error = Marshal.GetLastPInvokeError();
        _ = Close(file);
        if (result != 0) throw new IOException($"{folder} cannot be written to the disk (error {error})");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
