using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TalksServer;

/// <summary>The negotiations of the server, each in a folder of its own. No other process can open them at the same time.</summary>
internal sealed partial class NegotiationStore : IDisposable
{
    private const string Unfinished = ".unfinished-";

    private readonly string _folder;
    private readonly Caller[] _callers;
    private readonly Func<LocalDate> _today;
    private readonly FileStream _lock;
    private readonly Lock _creating = new();
    private readonly ConcurrentDictionary<string, StoredNegotiation> _negotiations = new(StringComparer.Ordinal);

    private NegotiationStore(string folder, IEnumerable<Caller> callers, Func<LocalDate> today)
    {
        _folder = folder;
        _callers = [.. callers];
        _today = today;
        // Only the server's own user can read what it creates: the files hold the whole negotiations and the secrets of their ids.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _lock = new(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public IEnumerable<StoredNegotiation> All => _negotiations.Values.OrderBy(n => n.Name, StringComparer.Ordinal);

    /// <summary>Opens a folder and everything in it.</summary>
    public static NegotiationStore Open(string folder, IEnumerable<Caller> callers, Func<LocalDate> today)
    {
        var store = new NegotiationStore(folder, callers, today);
        try
        {
            foreach (string one in Directory.EnumerateDirectories(folder))
            {
                string name = Path.GetFileName(one);
                // Its creation was never acknowledged.
                if (name.StartsWith(Unfinished, StringComparison.Ordinal)) Directory.Delete(one, recursive: true);
                else if (IsName(name)) store.Load(name);
            }
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Whether a negotiation can have this name: small letters, digits and hyphens, at most 64.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>The negotiation with this name; null if there is none.</summary>
    public StoredNegotiation? Find(string name) => _negotiations.GetValueOrDefault(name);

    /// <summary>Creates a negotiation, whole or not at all. Returns the one that has the name, and whether it is new.</summary>
    public (StoredNegotiation Negotiation, bool IsNew) Create(string name, Negotiation whole)
    {
        lock (_creating)
        {
            if (Find(name) is { } there) return (there, false);
            string unfinished = Path.Combine(_folder, Unfinished + name);
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            Directory.CreateDirectory(unfinished);
            StoredNegotiation.Write(unfinished, whole);
            Directory.Move(unfinished, Path.Combine(_folder, name));
            DurableFolder.Flush(_folder);
            return (Load(name), true);
        }
    }

    public void Dispose()
    {
        foreach (StoredNegotiation one in All) one.Dispose();
        _lock.Dispose();
    }

    private StoredNegotiation Load(string name)
    {
        StoredNegotiation one = StoredNegotiation.Open(Path.Combine(_folder, name), name, _callers, _today);
        if (one.CutBytes > 0) Console.WriteLine($"{name}: cut off {one.CutBytes} bytes of a line that was never acknowledged");
        return _negotiations[name] = one;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z")]
    private static partial Regex Name();
}
