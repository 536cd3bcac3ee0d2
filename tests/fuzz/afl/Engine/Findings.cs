using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Fuzz.Engine;

/// <summary>The inputs that broke a promise, one for each place in the code: the bytes, and beside them the exception.</summary>
internal sealed class Findings(string folder)
{
    private readonly HashSet<string> _known = [.. Existing(folder)];

    /// <summary>Keeps an input if no other was found at the same place. Says whether it is the first.</summary>
    internal bool Add(byte[] input, Exception fault, string kind)
    {
        string name = $"{kind}-{Place(fault)}";
        lock (_known)
        {
            if (!_known.Add(name)) return false;
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), input);
            File.WriteAllText(Path.Combine(folder, name + ".txt"), fault + "\n");
            return true;
        }
    }

    /// <summary>The type of the innermost exception and the frames of the model that it passed, as eight hexadecimal digits.</summary>
    private static string Place(Exception fault)
    {
        Exception cause = fault;
        while (cause.InnerException is { } inner) cause = inner;
        IEnumerable<string> frames = new StackTrace(cause, false).GetFrames()
            .Select(f => f.GetMethod() is { } m ? $"{m.DeclaringType?.FullName}.{m.Name}" : "")
            .Where(f => f.StartsWith("TradeModel", StringComparison.Ordinal) || f.StartsWith("Fuzz", StringComparison.Ordinal))
            .Take(4);
        string words = cause is Broken ? new([.. cause.Message.TakeWhile(c => c != ':')]) : "";
        byte[] text = Encoding.UTF8.GetBytes($"{cause.GetType().Name} {words} {string.Join(' ', frames)}");
        return Fnv(text);
    }

    private static string Fnv(byte[] text)
    {
        uint hash = 2166136261;
        foreach (byte b in text) hash = (hash ^ b) * 16777619;
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Existing(string folder)
        => Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!) : [];
}
