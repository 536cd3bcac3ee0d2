using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>An array of values, in order.</summary>
internal sealed class ListCodec<T>(Codec<T> element, int least = 0, int? most = null) : Codec<ValueList<T>>
    where T : notnull
{
    internal override ValueList<T> Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.StartArray, "an array");
        T[] items = ReadItems(ref pass, element);
        return items.Length == 0 ? ValueList<T>.Empty : new(items);
    }

    /// <summary>Reads the elements of the array, or the members of the object, that begins at the current token.</summary>
    internal static T[] ReadItems(ref JsonPass pass, Codec<T> element, JsonTokenType end = JsonTokenType.EndArray)
    {
        pass.Reader.Read();
        if (pass.Reader.TokenType == end) return [];
        T first = element.Read(ref pass);
        pass.Reader.Read();
        if (pass.Reader.TokenType == end) return [first];
        T[] items = ArrayPool<T>.Shared.Rent(8);
        items[0] = first;
        int count = 1;
        do
        {
            if (count == items.Length)
            {
                T[] more = ArrayPool<T>.Shared.Rent(count * 2);
                items.CopyTo(more, 0);
                ArrayPool<T>.Shared.Return(items, clearArray: true);
                items = more;
            }
            items[count++] = element.Read(ref pass);
            pass.Reader.Read();
        }
        while (pass.Reader.TokenType != end);
        T[] owned = items[..count];
        ArrayPool<T>.Shared.Return(items, clearArray: true);
        return owned;
    }

    internal override void Write(ref JsonPass pass, ValueList<T> value)
    {
        pass.Output.StartArray();
        foreach (T item in value) element.Write(ref pass, item);
        pass.Output.EndArray();
    }

    internal override JsonObject Describe(SchemaBuilder schema)
    {
        var array = new JsonObject { ["type"] = "array", ["items"] = element.Describe(schema) };
        if (least > 0) array["minItems"] = least;
        if (most is { } limit) array["maxItems"] = limit;
        return array;
    }
}

/// <summary>An array of distinct values. It is written in ascending order and read in any order.</summary>
internal sealed class SetCodec<T>(Codec<T> element, int least = 0) : Codec<ValueSet<T>>
    where T : notnull
{
    internal override ValueSet<T> Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.StartArray, "an array");
        int start = pass.Offset;
        T[] items = ListCodec<T>.ReadItems(ref pass, element);
        if (items.Length < 2) return items.Length == 0 ? ValueSet<T>.Empty : new(items);
        try
        {
            return ValueSet.Create<T>(items);
        }
        catch (ArgumentException refusal)
        {
            throw pass.RefusedValue(start, refusal, Duplicates.FirstIndex(items));
        }
    }

    internal override void Write(ref JsonPass pass, ValueSet<T> value)
    {
        pass.Output.StartArray();
        foreach (T item in value) element.Write(ref pass, item);
        pass.Output.EndArray();
    }

    internal override JsonObject Describe(SchemaBuilder schema)
    {
        var array = new JsonObject { ["type"] = "array", ["items"] = element.Describe(schema), ["uniqueItems"] = true };
        if (least > 0) array["minItems"] = least;
        return array;
    }
}

/// <summary>An object with a member for each key.</summary>
internal sealed class MapCodec<TKey, TValue>(NameCodec<TKey> key, Codec<TValue> value, bool isNeverEmpty = false)
    : Codec<ValueMap<TKey, TValue>>
    where TKey : struct, IComparable<TKey>
    where TValue : notnull
{
    private readonly MemberCodec _member = new(key, value);

    internal override ValueMap<TKey, TValue> Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.StartObject, "an object");
        int start = pass.Offset;
        KeyValuePair<TKey, TValue>[] entries = ListCodec<KeyValuePair<TKey, TValue>>.ReadItems(ref pass, _member, JsonTokenType.EndObject);
        try
        {
            return ValueMap.Create<TKey, TValue>(entries);
        }
        catch (ArgumentException refusal)
        {
            throw pass.RefusedValue(start, refusal, Duplicates.FirstIndex(entries.Select(e => e.Key)));
        }
    }

    internal override void Write(ref JsonPass pass, ValueMap<TKey, TValue> map)
    {
        pass.Output.StartObject();
        foreach (KeyValuePair<TKey, TValue> one in map) _member.Write(ref pass, one);
        pass.Output.EndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema)
    {
        var map = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = key.Describe(schema),
            ["additionalProperties"] = _member.Describe(schema),
        };
        if (isNeverEmpty) map["minProperties"] = 1;
        return map;
    }

    /// <summary>One member: its name is the key.</summary>
    private sealed class MemberCodec(NameCodec<TKey> key, Codec<TValue> value) : Codec<KeyValuePair<TKey, TValue>>
    {
        internal override KeyValuePair<TKey, TValue> Read(ref JsonPass pass)
        {
            TKey name = key.ReadName(ref pass);
            pass.Reader.Read();
            return new(name, value.Read(ref pass));
        }

        internal override void Write(ref JsonPass pass, KeyValuePair<TKey, TValue> member)
        {
            key.WriteName(ref pass, member.Key);
            value.Write(ref pass, member.Value);
        }

        internal override JsonObject Describe(SchemaBuilder schema) => value.Describe(schema);
    }
}

/// <summary>An array of entries, for keys that are not strings.</summary>
internal sealed class EntriesCodec<TKey, TValue>(Codec<KeyValuePair<TKey, TValue>> entry) : Codec<ValueMap<TKey, TValue>>
    where TKey : notnull, IComparable<TKey>
    where TValue : notnull
{
    internal override ValueMap<TKey, TValue> Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.StartArray, "an array");
        int start = pass.Offset;
        KeyValuePair<TKey, TValue>[] entries = ListCodec<KeyValuePair<TKey, TValue>>.ReadItems(ref pass, entry);
        try
        {
            return ValueMap.Create<TKey, TValue>(entries);
        }
        catch (ArgumentException refusal)
        {
            throw pass.RefusedValue(start, refusal, Duplicates.FirstIndex(entries.Select(e => e.Key)));
        }
    }

    internal override void Write(ref JsonPass pass, ValueMap<TKey, TValue> value)
    {
        pass.Output.StartArray();
        foreach (KeyValuePair<TKey, TValue> one in value) entry.Write(ref pass, one);
        pass.Output.EndArray();
    }

    internal override JsonObject Describe(SchemaBuilder schema)
        => new() { ["type"] = "array", ["items"] = entry.Describe(schema), ["minItems"] = 1 };
}

/// <summary>Finds equal elements.</summary>
internal static class Duplicates
{
    /// <summary>The index of the first element that equals an earlier one; null if all differ.</summary>
    internal static int? FirstIndex<T>(IEnumerable<T> items)
    {
        var seen = new HashSet<T>();
        int index = 0;
        foreach (T item in items)
        {
            if (!seen.Add(item)) return index;
            index++;
        }
        return null;
    }
}
