using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fuzz.Engine;

/// <summary>
/// The inputs of a target: in a folder while it is fuzzed, one file each; committed as JSON Lines, a string for each input that is UTF-8
/// and an array with its base64 for any other.
/// </summary>
internal static class Corpus
{
    private static readonly UTF8Encoding Strict = new(false, true);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[][] Folder(string folder)
        => Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length > 0)]
            : [];

    internal static void Write(string folder, IEnumerable<byte[]> inputs)
    {
        Directory.CreateDirectory(folder);
        foreach (byte[] input in inputs) File.WriteAllBytes(Path.Combine(folder, Name(input)), input);
    }

    internal static byte[][] Lines(string file)
    {
        if (!File.Exists(file)) return [];
        var inputs = new List<byte[]>();
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument one = JsonDocument.Parse(line);
            inputs.Add(one.RootElement.ValueKind == JsonValueKind.String
                ? Encoding.UTF8.GetBytes(one.RootElement.GetString()!)
                : Convert.FromBase64String(one.RootElement[0].GetString()!));
        }
        return [.. inputs];
    }

    internal static void WriteLines(string file, IEnumerable<byte[]> inputs)
        => File.WriteAllLines(file, inputs.OrderBy(i => i.Length).ThenBy(Name, StringComparer.Ordinal).Select(Line));

    internal static string Line(byte[] input)
    {
        try { return JsonSerializer.Serialize(Strict.GetString(input), Plain); }
        catch (ArgumentException) { return JsonSerializer.Serialize(new[] { Convert.ToBase64String(input) }, Plain); }
    }

    internal static string Name(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input).AsSpan(0, 8));

    /// <summary>
    /// A small part of the inputs that reaches everything that all of them reach, as afl-cmin picks it: for each edge and class of its
    /// count, the shortest input that reaches it, the rarest first.
    /// </summary>
    internal static byte[][] Minimised(IEnumerable<byte[]> inputs, Func<byte[], int[]> reach)
    {
        (byte[] Input, int[] Reached)[] all =
            [.. inputs.DistinctBy(Name).OrderBy(i => i.Length).ThenBy(Name, StringComparer.Ordinal).Select(i => (i, reach(i)))];
        var holders = new Dictionary<int, (int First, int Count)>();
        for (int i = 0; i < all.Length; i++)
        {
            foreach (int edge in all[i].Reached)
                holders[edge] = holders.TryGetValue(edge, out (int First, int Count) known) ? (known.First, known.Count + 1) : (i, 1);
        }
        var covered = new HashSet<int>();
        var kept = new SortedSet<int>();
        foreach ((int edge, (int first, _)) in holders.OrderBy(h => h.Value.Count).ThenBy(h => h.Key))
        {
            if (covered.Contains(edge)) continue;
            kept.Add(first);
            covered.UnionWith(all[first].Reached);
        }
        return [.. kept.Select(i => all[i].Input)];
    }

    /// <summary>The inputs that together reach the most within a number of bytes, the best per byte first.</summary>
    internal static byte[][] Best(IEnumerable<byte[]> inputs, Func<byte[], int[]> reach, int bytes)
    {
        List<(byte[] Input, HashSet<int> Left)> all = [.. inputs.Select(i => (i, reach(i).Select(e => e >> 3).ToHashSet()))];
        var chosen = new List<byte[]>();
        while (true)
        {
            all.RemoveAll(i => i.Left.Count == 0 || Line(i.Input).Length + 1 > bytes);
            if (all.Count == 0) return [.. chosen];
            (byte[] input, HashSet<int> reached) = all.MaxBy(i => i.Left.Count / (20.0 + i.Input.Length));
            chosen.Add(input);
            bytes -= Encoding.UTF8.GetByteCount(Line(input)) + 1;
            HashSet<int> done = [.. reached];
            foreach ((_, HashSet<int> left) in all) left.ExceptWith(done);
        }
    }
}
