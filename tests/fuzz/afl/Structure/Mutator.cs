namespace Fuzz.Structure;

/// <summary>Changes inputs by their parts, and now and then by their bytes.</summary>
internal sealed class Mutator(Shape shape, Random random)
{
    /// <summary>One to four changes; values may come from another input.</summary>
    internal byte[] Change(Source input, Source other)
    {
        byte[][] others = other.Parts;
        int part = Part(input.Parts);
        if (input.Parts.Length > 1 && random.Next(12) == 0) return Parts.Join(Rearranged([.. input.Parts], others, part));
        byte[] bytes = input.Parts[part];
        int from = part < others.Length && random.Next(4) != 0 ? part : random.Next(others.Length);
        List<Node> nodes = input.Nodes(part, shape);
        for (int times = 1 + (random.Next(8) / 2); times > 0; times--)
        {
            byte[] before = bytes;
            bytes = random.Next(6) == 0 ? Bytes(bytes, others[from]) : One(bytes, nodes, others[from], other.Nodes(from, shape));
            if (times > 1 && bytes != before) nodes = Tree.Of(shape, bytes);
        }
        if (input.Parts.Length == 1) return bytes;
        byte[][] parts = [.. input.Parts];
        parts[part] = bytes;
        return Parts.Join(parts);
    }

    /// <summary>The input without one node, or without a run of bytes.</summary>
    internal byte[] Without(byte[] input)
    {
        byte[][] parts = Parts.Of(input);
        int part = Part(parts);
        byte[] bytes = parts[part];
        List<Node> nodes = Tree.Of(shape, bytes);
        if (nodes.Count == 0) return input;
        parts[part] = Removed(bytes, nodes[random.Next(nodes.Count)]);
        return Parts.Join(parts);
    }

    private byte[] One(byte[] bytes, List<Node> nodes, byte[] donor, List<Node> given)
    {
        if (nodes.Count == 0) return Bytes(bytes, donor);
        Node node = nodes[random.Next(nodes.Count)];
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                byte[] odd = shape == Shape.Bytes ? Odd.Binary(node.End - node.Value, random) : Odd.Of(shape, random);
                return Splice(bytes, node.Value, node.End, odd);
            case 3 or 4:
                return Pick(given, n => n.Kind == node.Kind) is { } value
                    ? Splice(bytes, node.Value, node.End, donor.AsSpan(value.Value..value.End))
                    : bytes;
            case 5:
                return Pick(given, n => n.Kind == node.Kind && n.HasName == node.HasName) is { } whole
                    ? Splice(bytes, node.Start, node.End, donor.AsSpan(whole.Start..whole.End))
                    : bytes;
            case 6:
                return Pick(given, n => n.Separator == node.Separator && n.HasName == node.HasName) is { } added
                    ? Inserted(bytes, node, donor.AsSpan(added.Start..added.End))
                    : bytes;
            case 7:
                return Removed(bytes, node);
            case 8:
                return Inserted(bytes, node, bytes.AsSpan(node.Start..node.End));
            case 9:
                return Pick(nodes, n => n.Kind == node.Kind && (n.Start >= node.End || n.End <= node.Start)) is { } swap
                    ? Swapped(bytes, node, swap)
                    : bytes;
            case 10:
                return node.HasName && Pick(given, n => n.HasName) is { } named
                    ? Splice(bytes, node.Start, node.Value, donor.AsSpan(named.Start..named.Value))
                    : Pick(nodes, n => n.Kind == node.Kind) is { } same
                        ? Splice(bytes, node.Value, node.End, bytes.AsSpan(same.Value..same.End))
                        : bytes;
            default:
                // A character of the value, which stays what it is.
                byte[] copy = [.. bytes];
                if (node.End > node.Value)
                {
                    ref byte one = ref copy[random.Next(node.Value, node.End)];
                    one = char.IsAsciiDigit((char)one) ? (byte)('0' + random.Next(10)) : (byte)(one ^ (1 << random.Next(8)));
                }
                return copy;
        }
    }

    private byte[] Bytes(byte[] bytes, byte[] donor)
    {
        if (bytes.Length == 0) return donor;
        int at = random.Next(bytes.Length), length = random.Next(1, Math.Min(40, bytes.Length - at) + 1);
        switch (random.Next(6))
        {
            case 0:
                return Splice(bytes, at, at, [(byte)random.Next(256)]);
            case 1:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2:
                return bytes[..at];
            case 3:
                return Splice(bytes, at, at + length, []);
            case 4:
                return Splice(bytes, at, at, bytes.AsSpan(at, length));
            default:
                return donor.Length == 0 ? bytes : [.. bytes.AsSpan(0, at), .. donor.AsSpan(random.Next(donor.Length))];
        }
    }

    private byte[][] Rearranged(byte[][] parts, byte[][] others, int part)
    {
        int second = random.Next(parts.Length);
        switch (random.Next(4))
        {
            case 0:
                parts[part] = others[random.Next(others.Length)];
                return parts;
            case 1:
                (parts[part], parts[second]) = (parts[second], parts[part]);
                return parts;
            case 2:
                parts[part] = parts[second];
                return parts;
            default:
                return [.. parts[..part], .. parts[(part + 1)..]];
        }
    }

    private int Part(byte[][] parts)
    {
        if (parts.Length == 1) return 0;
        int at = random.Next(parts.Sum(p => p.Length + 4));
        for (int i = 0; i < parts.Length; i++)
            if ((at -= parts[i].Length + 4) < 0) return i;
        return parts.Length - 1;
    }

    private Node? Pick(List<Node> nodes, Func<Node, bool> fits)
    {
        for (int attempt = 0; attempt < 12 && nodes.Count > 0; attempt++)
        {
            Node one = nodes[random.Next(nodes.Count)];
            if (fits(one)) return one;
        }
        return null;
    }

    private static byte[] Splice(byte[] bytes, int start, int end, ReadOnlySpan<byte> with)
        => [.. bytes.AsSpan(0, start), .. with, .. bytes.AsSpan(end)];

    private static byte[] Inserted(byte[] bytes, Node behind, ReadOnlySpan<byte> added)
        => behind.Separator == 0
            ? Splice(bytes, behind.End, behind.End, added)
            : [.. bytes.AsSpan(0, behind.End), behind.Separator, .. added, .. bytes.AsSpan(behind.End)];

    private static byte[] Removed(byte[] bytes, Node node)
    {
        (int start, int end) = (node.Start, node.End);
        if (node.Separator != 0)
        {
            int after = end, before = start;
            while (after < bytes.Length && bytes[after] is (byte)' ' or (byte)'\n' or (byte)'\r') after++;
            while (before > 0 && bytes[before - 1] is (byte)' ' or (byte)'\n' or (byte)'\r') before--;
            if (after < bytes.Length && bytes[after] == node.Separator) end = after + 1;
            else if (before > 0 && bytes[before - 1] == node.Separator) start = before - 1;
        }
        return Splice(bytes, start, end, []);
    }

    private static byte[] Swapped(byte[] bytes, Node a, Node b)
    {
        if (a.Start > b.Start) (a, b) = (b, a);
        return
        [
            .. bytes.AsSpan(0, a.Value), .. bytes.AsSpan(b.Value..b.End), .. bytes.AsSpan(a.End..b.Value), .. bytes.AsSpan(a.Value..a.End),
            .. bytes.AsSpan(b.End),
        ];
    }
}
