using System.Text;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>
/// A fixed set of names, such as kinds or the values of an enum, with the value of each. Names are found by their UTF-8 bytes.
/// </summary>
internal sealed class NameTable<T>
{
    private readonly (byte[] Name, T Value)?[] _slots;

    internal NameTable(IEnumerable<(string Name, T Value)> names)
    {
        All = [.. names];
        int size = 4;
        while (size < All.Length * 4) size *= 2;
        _slots = new (byte[], T)?[size];
        foreach ((string name, T value) in All)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(name);
            int at = SlotOf(bytes);
            while (_slots[at] is { } taken)
            {
                if (taken.Name.AsSpan().SequenceEqual(bytes)) throw new InvalidOperationException($"the name '{name}' is declared twice");
                at = (at + 1) & (size - 1);
            }
            _slots[at] = (bytes, value);
        }
    }

    internal (string Name, T Value)[] All { get; }

    internal bool TryGet(ReadOnlySpan<byte> name, out T? value)
    {
        for (int at = SlotOf(name); _slots[at] is { } slot; at = (at + 1) & (_slots.Length - 1))
        {
            if (!slot.Name.AsSpan().SequenceEqual(name)) continue;
            value = slot.Value;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The names as a list: "a, b or c".</summary>
    internal string Alternatives
        => All.Length == 1 ? All[0].Name : $"{string.Join(", ", All[..^1].Select(n => n.Name))} or {All[^1].Name}";

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0) return 0;
        uint hash = (name[0] * 31u) + (name[name.Length / 2] * 127u) + (name[^1] * 17u) + ((uint)name.Length * 13u);
        return (int)(hash & (uint)(_slots.Length - 1));
    }

    /// <summary>The JSON name of a C# name: the first letter is lower case.</summary>
    internal static string Of(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
